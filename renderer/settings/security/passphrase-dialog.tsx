/** A new passphrase, in place of the present one. */
import { Button, Modal, PasswordInput, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { LEAST_SCORE } from '../../../shared/keys/strength.ts';
import { DialogFoot } from '../../design/dialog-foot.tsx';
import { Trouble } from '../../design/trouble.tsx';
import { useAction } from '../../ipc/requests.ts';
import { StrengthMeter, useStrength } from '../../session/strength-meter.tsx';
import { SecretFields, secretOf, useSecret, type Way } from './secret-fields.tsx';

export function PassphraseDialog({ ways, onClose }: { ways: readonly Way[]; onClose: () => void }) {
  const [secret, setSecret] = useSecret(ways[0]);
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [tried, setTried] = useState(false);
  const strength = useStrength(passphrase);
  const change = useAction('keys.change-passphrase', () => {
    notifications.show({ message: 'The passphrase is changed. Backups made before open with the old one.' });
    onClose();
  });
  const weak = strength === null || strength.score < LEAST_SCORE;
  const differs = passphrase !== again;
  const given = secretOf(secret);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (weak || differs || given === null) return;
    change.mutate({ secret: given, passphrase });
  };
  return (
    <Modal opened onClose={onClose} title="Change the passphrase">
      <form onSubmit={submit}>
        <Stack gap="md">
          <SecretFields draft={secret} ways={ways} onChange={setSecret} />
          <div>
            <PasswordInput
              label="New passphrase"
              autoComplete="new-password"
              value={passphrase}
              error={tried && weak ? 'Choose a stronger passphrase.' : null}
              onChange={(event) => setPassphrase(event.currentTarget.value)}
            />
            <StrengthMeter strength={strength} />
          </div>
          <PasswordInput
            label="New passphrase again"
            autoComplete="new-password"
            value={again}
            error={tried && !weak && differs ? 'The two are not the same.' : null}
            onChange={(event) => setAgain(event.currentTarget.value)}
          />
          <Trouble error={change.error} />
          <DialogFoot onBack={onClose} busy={change.isPending}>
            <Button type="submit" loading={change.isPending} disabled={given === null}>
              Change passphrase
            </Button>
          </DialogFoot>
        </Stack>
      </form>
    </Modal>
  );
}
