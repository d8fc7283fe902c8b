/** A receipt for hardware: what changes hands between whom, where and when. */
import { Button, Group, Modal, SegmentedControl, Stack, Switch, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { useState } from 'react';
import type { ReceiptDirection } from '../../shared/handover/index.ts';
import { today } from '../design/dates.ts';
import { DialogFoot } from '../design/dialog-foot.tsx';
import { Trouble } from '../design/trouble.tsx';
import { useAction } from '../ipc/requests.ts';
import { ReferencePicker } from '../register/edit/reference-picker.tsx';

export function ReceiptDialog({ onClose, onDone }: { onClose(): void; onDone(id: string): void }) {
  const [direction, setDirection] = useState<ReceiptDirection>('given');
  const [device, setDevice] = useState<string | null>(null);
  const [thing, setThing] = useState('');
  const [serial, setSerial] = useState('');
  const [from, setFrom] = useState<string | null>(null);
  const [to, setTo] = useState<string | null>(null);
  const [place, setPlace] = useState<string | null>(null);
  const [on, setOn] = useState(() => today());
  const [record, setRecord] = useState(true);
  const save = useAction('handover.receipt', ({ id }) => onDone(id));
  const ready = from !== null && to !== null && (device !== null || thing.trim() !== '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (from === null || to === null) return;
    const said = { direction, device, thing: thing.trim(), serial: serial.trim() || null, from, to, place, on };
    save.mutate({ ...said, note: null, record });
  };
  const person = (label: string, value: string | null, set: (key: string | null) => void) => (
    <ReferencePicker
      label={label}
      labelled
      kinds={['person']}
      many={false}
      value={value === null ? [] : [{ kind: 'person', key: value }]}
      onChange={([one]) => set(one?.key ?? null)}
    />
  );
  return (
    <Modal opened onClose={onClose} title="Receipt for hardware">
      <form onSubmit={submit}>
        <Stack gap="md">
          <SegmentedControl
            aria-label="Given or returned"
            value={direction}
            onChange={(value) => setDirection(value as ReceiptDirection)}
            data={[
              { value: 'given', label: 'Given' },
              { value: 'returned', label: 'Returned' },
            ]}
          />
          <ReferencePicker
            label="MFA device"
            labelled
            kinds={['device']}
            many={false}
            value={device === null ? [] : [{ kind: 'device', key: device }]}
            onChange={([one]) => setDevice(one?.key ?? null)}
          />
          {device === null && (
            <TextInput
              label="Or something else"
              description="A SIM, a key to the safe, papers"
              value={thing}
              onChange={(event) => setThing(event.currentTarget.value)}
            />
          )}
          <TextInput
            label="Serial number"
            description={device === null ? 'If it has one' : 'If it differs from the recorded one'}
            value={serial}
            onChange={(event) => setSerial(event.currentTarget.value)}
          />
          <Group grow align="flex-start">
            {person(direction === 'given' ? 'Given by' : 'Returned by', from, setFrom)}
            {person('Received by', to, setTo)}
          </Group>
          <Group grow align="flex-start">
            <ReferencePicker
              label="Place"
              labelled
              kinds={['place']}
              many={false}
              value={place === null ? [] : [{ kind: 'place', key: place }]}
              onChange={([one]) => setPlace(one?.key ?? null)}
            />
            <TextInput
              type="date"
              label="On"
              required
              value={on}
              onChange={(event) => setOn(event.currentTarget.value)}
            />
          </Group>
          {device !== null && (
            <Switch
              label={
                direction === 'returned' && place !== null
                  ? 'Record that it is at this place from now on'
                  : 'Record that the receiver holds it from now on'
              }
              checked={record}
              onChange={(event) => setRecord(event.currentTarget.checked)}
            />
          )}
          <Trouble error={save.error} />
          <DialogFoot onBack={onClose}>
            <Button type="submit" disabled={!ready} loading={save.isPending}>
              Write receipt
            </Button>
          </DialogFoot>
        </Stack>
      </form>
    </Modal>
  );
}
