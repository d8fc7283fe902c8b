/** Asks for something that opens the ledger (or a backup of it): proof before keys change. */
import { Anchor, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { RequestOf } from '../../../shared/ipc/contract.ts';

export type Secret = RequestOf<'keys.new-recovery-key'>['secret'];
export type Way = Secret['with'];

const INSTEAD: Record<Way, string> = {
  passphrase: 'Use the passphrase instead',
  recovery: 'Use the recovery key instead',
  keychain: 'Use this computer’s keychain instead',
};

export interface SecretDraft {
  readonly way: Way;
  readonly text: string;
}

/** Null until something was entered. */
export function secretOf({ way, text }: SecretDraft): Secret | null {
  if (way === 'keychain') return { with: 'keychain' };
  if (text.trim() === '') return null;
  return way === 'passphrase' ? { with: 'passphrase', passphrase: text } : { with: 'recovery', recoveryKey: text };
}

export function useSecret(first: Way = 'passphrase'): [SecretDraft, (draft: SecretDraft) => void] {
  return useState<SecretDraft>({ way: first, text: '' });
}

export interface SecretFieldsProps {
  readonly draft: SecretDraft;
  readonly ways: readonly Way[];
  readonly onChange: (draft: SecretDraft) => void;
  /** Whose secrets: "of this ledger", "of the time of the backup". */
  readonly passphraseLabel?: string;
}

export function SecretFields({ draft, ways, onChange, passphraseLabel = 'Present passphrase' }: SecretFieldsProps) {
  const change = (text: string) => onChange({ ...draft, text });
  return (
    <Stack gap="xs">
      {draft.way === 'passphrase' && (
        <PasswordInput
          label={passphraseLabel}
          autoComplete="current-password"
          data-autofocus
          value={draft.text}
          onChange={(event) => change(event.currentTarget.value)}
        />
      )}
      {draft.way === 'recovery' && (
        <TextInput
          label="Recovery key"
          autoComplete="off"
          spellCheck={false}
          data-autofocus
          value={draft.text}
          onChange={(event) => change(event.currentTarget.value)}
        />
      )}
      {draft.way === 'keychain' && <div>This computer’s keychain will be asked.</div>}
      <div style={{ display: 'flex', gap: '1rem', flexWrap: 'wrap' }}>
        {ways
          .filter((way) => way !== draft.way)
          .map((way) => (
            <Anchor key={way} component="button" type="button" size="sm" onClick={() => onChange({ way, text: '' })}>
              {INSTEAD[way]}
            </Anchor>
          ))}
      </div>
    </Stack>
  );
}
