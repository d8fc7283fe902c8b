/** Opens the dialog that takes a table from a spreadsheet. */
import { Button } from '@mantine/core';
import { IconClipboardText } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import type { RegisterKind } from '../../../shared/ipc/channels/register.ts';

const PasteDialog = lazy(() => import('./paste-dialog.tsx'));

export function PasteButton({ kind }: { kind: RegisterKind }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconClipboardText size={15} stroke={1.6} />}
        onClick={() => setOpen(true)}
      >
        Paste table
      </Button>
      {open && (
        <Suspense fallback={null}>
          <PasteDialog kind={kind} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
