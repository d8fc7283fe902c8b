/** Choosing the passphrase of a new ledger. */
import { Button, Checkbox, Group, PasswordInput, Stack } from '@mantine/core';
import type { FormEvent } from 'react';
import { useState } from 'react';
import type { KeychainState } from '../../shared/ipc/session.ts';
import { LEAST_SCORE } from '../../shared/keys/strength.ts';
import { Trouble } from '../design/trouble.tsx';
import { useAction } from '../ipc/requests.ts';
import { SessionFrame } from './session-frame.tsx';
import { StrengthMeter, useStrength } from './strength-meter.tsx';

export interface CreateLedgerProps {
  readonly keychain: KeychainState;
  readonly folder: string;
  onBack(): void;
  onBegin(): void;
  onFailed(): void;
  onCreated(recoveryKey: string): void;
}

export function CreateLedger({ keychain, folder, onBack, onBegin, onFailed, onCreated }: CreateLedgerProps) {
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [withKeychain, setWithKeychain] = useState(false);
  const [tried, setTried] = useState(false);
  const strength = useStrength(passphrase);
  const create = useAction('session.create', ({ recoveryKey }) => onCreated(recoveryKey));

  const weak = strength === null || strength.score < LEAST_SCORE;
  const differs = passphrase !== again;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (weak || differs) return;
    onBegin();
    create.mutate({ passphrase, keychain: keychain.available && withKeychain }, { onError: onFailed });
  };

  return (
    <SessionFrame
      title="Choose a passphrase"
      lead="It encrypts the ledger on this machine. You will be asked for it each time you open it."
      folder={folder}
    >
      <form onSubmit={submit}>
        <Stack gap="md">
          <div>
            <PasswordInput
              label="Passphrase"
              autoFocus
              autoComplete="new-password"
              value={passphrase}
              error={tried && weak ? 'Choose a stronger passphrase.' : null}
              onChange={(event) => setPassphrase(event.currentTarget.value)}
            />
            <StrengthMeter strength={strength} />
          </div>
          <PasswordInput
            label="Passphrase again"
            autoComplete="new-password"
            value={again}
            error={tried && !weak && differs ? 'The two are not the same.' : null}
            onChange={(event) => setAgain(event.currentTarget.value)}
          />
          {keychain.available && (
            <Checkbox
              label={`Also unlock with ${keychain.description}`}
              description="Opens without the passphrase while you are signed in to this computer."
              checked={withKeychain}
              onChange={(event) => setWithKeychain(event.currentTarget.checked)}
            />
          )}
          <Trouble error={create.error} />
          <Group justify="space-between" mt="xs">
            <Button variant="subtle" color="gray" onClick={onBack} disabled={create.isPending}>
              Back
            </Button>
            <Button type="submit" loading={create.isPending}>
              Create ledger
            </Button>
          </Group>
        </Stack>
      </form>
    </SessionFrame>
  );
}
