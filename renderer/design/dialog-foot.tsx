/** What a dialog ends with: the way back first, then what the dialog is for. */
import { Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';

export interface DialogFootProps {
  /** Leaves everything as it is. */
  onBack(): void;
  /** What the way back is called, where “Cancel” could mean something else. */
  readonly back?: string;
  /** Something is being done that cannot be left any more. */
  readonly busy?: boolean;
  /** The first thing the keyboard reaches: for a dialog whose action hurts. */
  readonly backFirst?: boolean;
  /** The buttons that do it. */
  readonly children?: ReactNode;
}

export function DialogFoot({ onBack, back = 'Cancel', busy = false, backFirst = false, children }: DialogFootProps) {
  return (
    <Group justify="flex-end">
      <Button variant="default" onClick={onBack} disabled={busy} {...(backFirst ? { 'data-autofocus': true } : {})}>
        {back}
      </Button>
      {children}
    </Group>
  );
}
