/** Changing the key that encrypts the ledger: passphrase, the new recovery key to store, then the work. */
import { Button, Group, Modal, PasswordInput, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { REKEYING } from '../../../shared/ipc/events.ts';
import { DialogFoot } from '../../design/dialog-foot.tsx';
import { Trouble } from '../../design/trouble.tsx';
import { useEvent } from '../../ipc/events.ts';
import { useAction } from '../../ipc/requests.ts';
import { ShownRecoveryKey } from './shown-recovery-key.tsx';

const STEPS = ['The ledger is copied.', 'The copy is encrypted under the new key.', 'The copy is checked.'];

export function RekeyDialog({ hasKeychain, onClose }: { hasKeychain: boolean; onClose: () => void }) {
  const [passphrase, setPassphrase] = useState('');
  const [stored, setStored] = useState(false);
  const [step, setStep] = useState<number | null>(null);
  useEvent('work.progress', ({ id, done }) => {
    if (id === REKEYING.id) setStep(done);
  });
  const begin = useAction('keys.rekey-begin');
  const finish = useAction('keys.rekey-finish', (_, { stored: changed }) => {
    if (changed) notifications.show({ message: 'The ledger is encrypted under a new key.' });
    onClose();
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (passphrase !== '') begin.mutate({ passphrase });
  };
  if (begin.data !== undefined)
    return (
      <Modal
        opened
        onClose={() => undefined}
        title="Keep the new recovery key"
        withCloseButton={false}
        closeOnEscape={false}
        closeOnClickOutside={false}
      >
        <Stack gap="md">
          <div>Store it first. The ledger is encrypted anew when you go on; until then the old key stays in force.</div>
          <ShownRecoveryKey recoveryKey={begin.data.recoveryKey} stored={stored} onStored={setStored} />
          <div role="status" className="muted">
            {finish.isPending && step !== null ? `${STEPS[step]} Step ${step + 1} of ${REKEYING.total}.` : ''}
          </div>
          <Trouble error={finish.error} />
          <Group justify="flex-end">
            {finish.error ? (
              <Button onClick={onClose}>Close</Button>
            ) : (
              <>
                <Button variant="default" disabled={finish.isPending} onClick={() => finish.mutate({ stored: false })}>
                  Give up
                </Button>
                <Button disabled={!stored} loading={finish.isPending} onClick={() => finish.mutate({ stored: true })}>
                  Encrypt anew
                </Button>
              </>
            )}
          </Group>
        </Stack>
      </Modal>
    );
  return (
    <Modal opened onClose={onClose} title="Change the encryption key">
      <form onSubmit={submit}>
        <Stack gap="md">
          <div className="muted">
            The whole ledger is encrypted under a new random key. The passphrase stays; the recovery key is replaced
            {hasKeychain ? ', and the keychain follows if it answers' : ''}. If it is interrupted, the next unlock
            settles it.
          </div>
          <PasswordInput
            label="Passphrase"
            autoComplete="current-password"
            data-autofocus
            value={passphrase}
            onChange={(event) => setPassphrase(event.currentTarget.value)}
          />
          <Trouble error={begin.error} />
          <DialogFoot onBack={onClose} busy={begin.isPending}>
            <Button type="submit" loading={begin.isPending} disabled={passphrase === ''}>
              Go on
            </Button>
          </DialogFoot>
        </Stack>
      </form>
    </Modal>
  );
}
