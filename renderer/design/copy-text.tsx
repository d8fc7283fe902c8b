/** Text with a button that copies it. */
import { ActionIcon, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { copyText } from './clipboard.ts';
import classes from './layout.module.css';

const SHOWN_MS = 1500;

export function CopyText({ text, label, children }: { text: string; label: string; children?: ReactNode }) {
  return (
    <span className={classes.copy}>
      <span className="clip private">{children ?? text}</span>
      <CopyButton text={text} label={label} />
    </span>
  );
}

/** `label` names what is copied: "Copy account id". */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const [copied, setCopied] = useState(false);
  const copy = () => {
    if (!copyText(text)) return;
    setCopied(true);
    setTimeout(() => setCopied(false), SHOWN_MS);
  };
  const Sign = copied ? IconCheck : IconCopy;
  return (
    <Tooltip label={copied ? 'Copied' : label}>
      <ActionIcon size="sm" aria-label={copied ? 'Copied' : label} onClick={copy}>
        <Sign size={14} stroke={1.6} />
      </ActionIcon>
    </Tooltip>
  );
}
