/** A new recovery key, in place of the present one; shown once. */
import { Button, Group, Modal, Stack } from '@mantine/core';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { DialogFoot } from '../../design/dialog-foot.tsx';
import { Trouble } from '../../design/trouble.tsx';
import { useAction } from '../../ipc/requests.ts';
import { SecretFields, secretOf, useSecret, type Way } from './secret-fields.tsx';
import { ShownRecoveryKey } from './shown-recovery-key.tsx';

export function RecoveryKeyDialog({ ways, onClose }: { ways: readonly Way[]; onClose: () => void }) {
  const [secret, setSecret] = useSecret(ways[0]);
  const [stored, setStored] = useState(false);
  const make = useAction('keys.new-recovery-key');
  const given = secretOf(secret);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (given !== null) make.mutate({ secret: given });
  };
  if (make.data !== undefined)
    return (
      <Modal
        opened
        onClose={onClose}
        title="Keep this recovery key"
        withCloseButton={false}
        closeOnEscape={false}
        closeOnClickOutside={false}
      >
        <Stack gap="md">
          <div>It is in force now, and shown only here. The recovery key before it no longer opens the ledger.</div>
          <ShownRecoveryKey recoveryKey={make.data.recoveryKey} stored={stored} onStored={setStored} />
          <Group justify="flex-end">
            <Button disabled={!stored} onClick={onClose}>
              Done
            </Button>
          </Group>
        </Stack>
      </Modal>
    );
  return (
    <Modal opened onClose={onClose} title="Replace the recovery key">
      <form onSubmit={submit}>
        <Stack gap="md">
          <div className="muted">
            The present recovery key stops working at once. Have a printer or paper ready: the new one is shown once.
          </div>
          <SecretFields draft={secret} ways={ways} onChange={setSecret} />
          <Trouble error={make.error} />
          <DialogFoot onBack={onClose} busy={make.isPending}>
            <Button type="submit" loading={make.isPending} disabled={given === null}>
              Make a new one
            </Button>
          </DialogFoot>
        </Stack>
      </form>
    </Modal>
  );
}
