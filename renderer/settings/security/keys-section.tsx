/** The ways to unlock this ledger, each with what can be changed about it. */
import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { KeySlot, KeysView } from '../../../shared/ipc/channels/keys.ts';
import { day } from '../../design/dates.ts';
import { Answered } from '../../design/feedback.tsx';
import { Section } from '../../design/page.tsx';
import { requestKey, useRequest } from '../../ipc/requests.ts';
import { KeychainDialog, RemoveSlotDialog } from './keychain-dialogs.tsx';
import { PassphraseDialog } from './passphrase-dialog.tsx';
import { RecoveryKeyDialog } from './recovery-key-dialog.tsx';
import { RekeyDialog } from './rekey-dialog.tsx';
import { Row } from './row.tsx';
import type { Way } from './secret-fields.tsx';

type Opened = 'passphrase' | 'recovery' | 'keychain' | 'rekey' | { readonly remove: KeySlot } | null;

export function KeysSection() {
  const keys = useRequest('keys.list', undefined);
  return <Answered request={keys}>{(view) => <Keys view={view} />}</Answered>;
}

function Keys({ view }: { view: KeysView }) {
  const client = useQueryClient();
  const [opened, setOpened] = useState<Opened>(null);
  const slot = (kind: KeySlot['kind']) => view.slots.find((one) => one.kind === kind);
  const passphrase = slot('passphrase');
  const recovery = slot('recovery');
  const keychain = slot('keychain');
  const ways = view.slots
    .map((one) => one.kind)
    .filter((kind) => kind !== 'keychain' || view.keychain.available) as Way[];
  const close = () => {
    setOpened(null);
    void client.invalidateQueries({ queryKey: requestKey('keys.list', undefined) });
  };
  return (
    <>
      <Section title="Ways to unlock">
        {view.notices.map((notice) => (
          <div key={notice} role="alert" style={{ padding: '0.75rem 1rem' }}>
            <strong>{notice}</strong>
          </div>
        ))}
        <Row name="Passphrase" more={passphrase ? `Set ${day(passphrase.created)}` : 'None is set.'}>
          <Button variant="default" onClick={() => setOpened('passphrase')}>
            {passphrase ? 'Change…' : 'Set…'}
          </Button>
        </Row>
        <Row
          name="Recovery key"
          more={
            recovery
              ? `Made ${day(recovery.created)}. Opens the ledger if the passphrase is forgotten, and the backups made since.`
              : 'None. If the passphrase is forgotten, nothing opens this ledger.'
          }
        >
          <Button variant="default" onClick={() => setOpened('recovery')}>
            {recovery ? 'Replace…' : 'Make…'}
          </Button>
        </Row>
        <Row name="Keychain of this computer" more={keychainWords(keychain, view)}>
          {keychain && (
            <Button variant="default" onClick={() => setOpened({ remove: keychain })}>
              Remove…
            </Button>
          )}
          {view.keychain.available && (!keychain || view.keychainProblem !== null) && (
            <Button variant="default" onClick={() => setOpened('keychain')}>
              {keychain ? 'Set up anew…' : 'Set up…'}
            </Button>
          )}
        </Row>
      </Section>
      <Section title="Encryption key">
        <Row
          name="Encrypt everything under a new key"
          more="After a passphrase or recovery key got into wrong hands together with a copy of the ledger. Old copies and backups stay readable with their old secrets."
        >
          <Button variant="default" disabled={!passphrase} onClick={() => setOpened('rekey')}>
            Change…
          </Button>
        </Row>
      </Section>
      {opened === 'passphrase' && <PassphraseDialog ways={ways} onClose={close} />}
      {opened === 'recovery' && <RecoveryKeyDialog ways={ways} onClose={close} />}
      {opened === 'keychain' && <KeychainDialog ways={ways} keychain={view.keychain} onClose={close} />}
      {opened === 'rekey' && <RekeyDialog hasKeychain={keychain !== undefined} onClose={close} />}
      {typeof opened === 'object' && opened !== null && (
        <RemoveSlotDialog ways={ways} slot={opened.remove} onClose={close} />
      )}
    </>
  );
}

function keychainWords(slot: KeySlot | undefined, view: KeysView): string {
  if (slot === undefined)
    return view.keychain.available
      ? `${view.keychain.description} can open the ledger while you are signed in to this computer.`
      : view.keychain.description;
  return view.keychainProblem ?? `Set up ${day(slot.created)} with ${slot.backend ?? view.keychain.description}.`;
}
