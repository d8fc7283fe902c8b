/** Another device in the place of one whose seed was known: on every account that used it, in one change. */
import { Button, Modal, Select, Stack, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { useState } from 'react';
import type { ListedRotation } from '../../shared/ipc/channels/rotations.ts';
import type { DeviceKind } from '../../shared/register/document.ts';
import { DialogFoot } from '../design/dialog-foot.tsx';
import { Trouble } from '../design/trouble.tsx';
import { count } from '../design/words.ts';
import { useAction } from '../ipc/requests.ts';
import { type Reference, ReferencePicker } from '../register/edit/reference-picker.tsx';

const KINDS: readonly { readonly value: DeviceKind; readonly label: string }[] = [
  { value: 'fido', label: 'Security key' },
  { value: 'hardware-totp', label: 'Hardware token' },
  { value: 'passkey', label: 'Passkey' },
  { value: 'totp', label: 'Authenticator' },
];

export function ReplaceDialog({ row, onClose, onDone }: { row: ListedRotation; onClose(): void; onDone(): void }) {
  const [label, setLabel] = useState('');
  const [serial, setSerial] = useState('');
  const [kind, setKind] = useState<DeviceKind>('fido');
  const [at, setAt] = useState<Reference | null>(null);
  const replace = useAction('rotations.replace', onDone);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (at === null || row.device === null) return;
    const where =
      at.kind === 'place' ? { place: at.key } : at.kind === 'vault' ? { vault: at.key } : { holder: at.key };
    replace.mutate({
      device: row.device,
      key: serial.trim() || label.trim(),
      kind,
      label: label.trim(),
      serial: serial.trim() || null,
      at: where,
    });
  };
  return (
    <Modal opened onClose={onClose} title="Replaced by another device">
      <form onSubmit={submit}>
        <Stack gap="md">
          <div className="muted">
            The new device stands in the place of {row.title.replace(/^Seed on /, '')} on{' '}
            {count(row.accountsTotal, 'account')}. The old one stays on record, used by none.
          </div>
          <Select
            label="Kind"
            data={[...KINDS]}
            value={kind}
            allowDeselect={false}
            onChange={(value) => setKind((value ?? 'fido') as DeviceKind)}
          />
          <TextInput label="Label" required value={label} onChange={(event) => setLabel(event.currentTarget.value)} />
          <TextInput
            label="Serial number"
            description="Leave empty for a device without one"
            value={serial}
            onChange={(event) => setSerial(event.currentTarget.value)}
          />
          <ReferencePicker
            label="Where it is"
            labelled
            description="A person, a safe or a vault"
            kinds={['place', 'person', 'vault']}
            many={false}
            value={at === null ? [] : [at]}
            onChange={([one]) => setAt(one ?? null)}
          />
          <Trouble error={replace.error} />
          <DialogFoot onBack={onClose}>
            <Button type="submit" disabled={at === null} loading={replace.isPending}>
              Replace device
            </Button>
          </DialogFoot>
        </Stack>
      </form>
    </Modal>
  );
}
