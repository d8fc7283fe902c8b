/** A recovery key, shown once: to print, to copy, and to confirm as stored. Printing prints it alone. */
import { Button, Checkbox, Group, Stack } from '@mantine/core';
import { IconCopy, IconPrinter } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { copyText } from '../../design/clipboard.ts';
import { moment } from '../../design/dates.ts';
import classes from './security.module.css';

export interface ShownRecoveryKeyProps {
  readonly recoveryKey: string;
  readonly stored: boolean;
  readonly onStored: (stored: boolean) => void;
}

export function ShownRecoveryKey({ recoveryKey, stored, onStored }: ShownRecoveryKeyProps) {
  const [copied, setCopied] = useState(false);
  const [made] = useState(() => new Date().toISOString());
  useEffect(() => {
    document.body.toggleAttribute('data-prints-key', true);
    return () => void document.body.removeAttribute('data-prints-key');
  }, []);
  return (
    <Stack gap="md">
      <div className={classes.paperOnly}>
        <h1>Root Ledger recovery key</h1>
        <p>
          Opens the ledger, and every backup made from now on, if the passphrase is forgotten. Made {moment(made)}.
          Whoever holds this page can open a copy of the ledger: keep it locked away, apart from the computer.
        </p>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: the key is shown, not entered */}
      <div className={classes.key} role="group" aria-label="Recovery key" data-recovery-key>
        {recoveryKey.split('-').map((part, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts of one fixed key may repeat
          <span key={index}>{part}</span>
        ))}
      </div>
      <Group gap="xs" className={classes.screenOnly ?? ''}>
        <Button variant="default" leftSection={<IconPrinter size={15} stroke={1.6} />} onClick={() => window.print()}>
          Print
        </Button>
        <Button
          variant="default"
          leftSection={<IconCopy size={15} stroke={1.6} />}
          onClick={() => setCopied(copyText(recoveryKey))}
        >
          {copied ? 'Copied' : 'Copy'}
        </Button>
      </Group>
      <Checkbox
        className={classes.screenOnly ?? ''}
        label="I have stored it where I will find it"
        checked={stored}
        onChange={(event) => onStored(event.currentTarget.checked)}
      />
    </Stack>
  );
}
