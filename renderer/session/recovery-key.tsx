/** The recovery key of a new ledger: shown once, and gone when this page is left. */
import { Button, Checkbox, Group, Stack } from '@mantine/core';
import { IconCopy, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { copyText } from '../design/clipboard.ts';
import classes from './session.module.css';
import { SessionFrame } from './session-frame.tsx';

export function RecoveryKey({ recoveryKey, onStored }: { recoveryKey: string; onStored: () => void }) {
  const [stored, setStored] = useState(false);
  const [copied, setCopied] = useState(false);
  const copy = () => setCopied(copyText(recoveryKey));
  return (
    <SessionFrame
      title="Keep this recovery key"
      lead="It opens the ledger if the passphrase is forgotten, and it is shown only now. Print it or write it down and lock it away;
        not on this machine, and not in a vault that needs these accounts to open."
      wide
    >
      {/* biome-ignore lint/a11y/useSemanticElements: the key is shown, not entered */}
      <div className={classes.key} role="group" aria-label="Recovery key" data-recovery-key>
        {recoveryKey.split('-').map((part, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts of one fixed key may repeat
          <span key={index}>{part}</span>
        ))}
      </div>
      <Stack gap="lg" className={classes.noPrint ?? ''}>
        <Group gap="xs">
          <Button variant="default" leftSection={<IconPrinter size={15} stroke={1.6} />} onClick={() => window.print()}>
            Print
          </Button>
          <Button variant="default" leftSection={<IconCopy size={15} stroke={1.6} />} onClick={copy}>
            {copied ? 'Copied' : 'Copy'}
          </Button>
        </Group>
        <Checkbox
          label="I have stored it where I will find it"
          checked={stored}
          onChange={(event) => setStored(event.currentTarget.checked)}
        />
        <Group justify="flex-end">
          <Button disabled={!stored} onClick={onStored}>
            Open the ledger
          </Button>
        </Group>
      </Stack>
    </SessionFrame>
  );
}
