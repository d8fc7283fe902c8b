/** A backup that was opened from outside, by a double click or a second start: asks for its secret and shows what is in it. */
import { Modal, Stack } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { DialogFoot } from '../design/dialog-foot.tsx';
import { Trouble } from '../design/trouble.tsx';
import { RequestFailed } from '../ipc/bridge.ts';
import { useAction, useRequest } from '../ipc/requests.ts';
import { RestoreDialog } from '../settings/security/restore-dialog.tsx';

export function OpenedBackup() {
  const client = useQueryClient();
  const opened = useRequest('backup.opened', undefined);
  const putAway = useAction('backup.put-away', () => void client.invalidateQueries({ queryKey: ['backup.opened'] }));
  const close = () => putAway.mutate(undefined);
  const found = opened.data;
  if (!found) return null;
  if ('backup' in found)
    return (
      <RestoreDialog
        key={found.id}
        wanted={{ source: { from: 'chosen', id: found.id }, backup: found.backup }}
        onClose={close}
      />
    );
  return (
    <Modal opened onClose={close} title={found.name}>
      <Stack gap="md">
        <Trouble error={new RequestFailed(found.problem)} />
        <DialogFoot onBack={close} backFirst back="Close" />
      </Stack>
    </Modal>
  );
}
