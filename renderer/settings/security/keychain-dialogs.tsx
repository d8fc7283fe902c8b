/** Unlocking with the keychain of this computer: set up, or removed. */
import { Button, Modal, Stack } from '@mantine/core';
import type { FormEvent } from 'react';
import type { KeySlot } from '../../../shared/ipc/channels/keys.ts';
import type { KeychainState } from '../../../shared/ipc/session.ts';
import { DialogFoot } from '../../design/dialog-foot.tsx';
import { Trouble } from '../../design/trouble.tsx';
import { useAction } from '../../ipc/requests.ts';
import { type Secret, SecretFields, secretOf, useSecret, type Way } from './secret-fields.tsx';

interface AskProps {
  readonly title: string;
  readonly lead: string;
  readonly verb: string;
  readonly ways: readonly Way[];
  readonly pending: boolean;
  readonly error: unknown;
  readonly onSecret: (secret: Secret) => void;
  readonly onClose: () => void;
}

function AskSecret({ title, lead, verb, ways, pending, error, onSecret, onClose }: AskProps) {
  const [secret, setSecret] = useSecret(ways[0]);
  const given = secretOf(secret);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (given !== null) onSecret(given);
  };
  return (
    <Modal opened onClose={onClose} title={title}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <div className="muted">{lead}</div>
          <SecretFields draft={secret} ways={ways} onChange={setSecret} />
          <Trouble error={error} />
          <DialogFoot onBack={onClose} busy={pending}>
            <Button type="submit" loading={pending} disabled={given === null}>
              {verb}
            </Button>
          </DialogFoot>
        </Stack>
      </form>
    </Modal>
  );
}

export interface KeychainDialogProps {
  readonly ways: readonly Way[];
  readonly keychain: KeychainState;
  readonly onClose: () => void;
}

export function KeychainDialog({ ways, keychain, onClose }: KeychainDialogProps) {
  const set = useAction('keys.set-keychain', onClose);
  const asked = ways.filter((way) => way !== 'keychain');
  return (
    <AskSecret
      title={`Unlock with ${keychain.description}`}
      lead="Opens the ledger without the passphrase while you are signed in to this computer. Keep passphrase and recovery key: a keychain is lost with its computer."
      verb="Set up"
      ways={asked}
      pending={set.isPending}
      error={set.error}
      onSecret={(secret) => set.mutate({ secret })}
      onClose={onClose}
    />
  );
}

export function RemoveSlotDialog({
  ways,
  slot,
  onClose,
}: {
  ways: readonly Way[];
  slot: KeySlot;
  onClose: () => void;
}) {
  const remove = useAction('keys.remove-slot', onClose);
  return (
    <AskSecret
      title="Stop unlocking with the keychain"
      lead="From then on the ledger opens with its passphrase or recovery key only. Copies of keys.json made before still hold the keychain’s entry."
      verb="Remove"
      ways={ways}
      pending={remove.isPending}
      error={remove.error}
      onSecret={(secret) => remove.mutate({ secret, slot: slot.id })}
      onClose={onClose}
    />
  );
}
