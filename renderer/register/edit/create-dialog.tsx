/** Recording something new: its name, and only the fields that matter at first. */
import { Autocomplete, Button, Modal, Stack, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { useState } from 'react';
import type { RegisterKind } from '../../../shared/ipc/channels/register.ts';
import type { Json } from '../../../shared/register/facts.ts';
import { readKey } from '../../../shared/register/keys.ts';
import { fieldLabel } from '../../../shared/register/labels.ts';
import { DialogFoot } from '../../design/dialog-foot.tsx';
import { Trouble } from '../../design/trouble.tsx';
import { useAction } from '../../ipc/requests.ts';
import type { FieldSpec } from '../fields.ts';
import { FIELDS } from '../fields.ts';
import { KIND_SCREENS } from '../kinds.ts';
import { FieldControl } from './field-control.tsx';
import { sayDone } from './said.tsx';

const PROVIDERS = ['1password', 'bitwarden', 'keepass', 'lastpass', 'dashlane', 'keeper', 'vaultwarden'];

export interface CreateDialogProps {
  readonly kind: RegisterKind;
  /** What was typed before. */
  readonly initial?: string;
  onClose(): void;
  onCreated(key: string): void;
}

export function CreateDialog({ kind, initial = '', onClose, onCreated }: CreateDialogProps) {
  const screen = KIND_SCREENS[kind];
  const [typed, setTyped] = useState(initial);
  const [provider, setProvider] = useState('');
  const [values, setValues] = useState<Readonly<Record<string, Json>>>({});
  const [tried, setTried] = useState(false);
  const create = useAction('register.save');
  const reading = readKey(kind, typed, provider);
  const problem = 'problem' in reading ? `${screen.keyLabel} ${reading.problem}.` : null;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    setTried(true);
    if ('problem' in reading) return;
    const { key } = reading;
    const set = { ...extraFields(kind, key, provider), ...given(values) };
    create.mutate(
      { kind, key, create: true, set, items: {}, close: {} },
      {
        onSuccess: ({ seq }) => {
          sayDone(`Recorded ${screen.one} ${key}.`, seq);
          onCreated(key);
          onClose();
        },
      },
    );
  };
  const specs = FIELDS[kind].filter((spec) => spec.first);
  return (
    <Modal opened onClose={onClose} title={`New ${screen.one}`}>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          {kind === 'vault' && (
            <Autocomplete
              label="Password manager"
              size="md"
              required
              data={PROVIDERS}
              value={provider}
              onChange={setProvider}
              data-autofocus
            />
          )}
          <TextInput
            label={screen.keyLabel}
            placeholder={screen.keyExample}
            required
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            error={tried ? problem : null}
            {...(kind === 'vault' ? {} : { 'data-autofocus': true })}
          />
          {specs.map((spec) => (
            <FieldControl
              key={spec.field}
              spec={spec}
              label={fieldLabel(kind, spec.field)}
              labelled
              value={values[spec.field] ?? null}
              onChange={(value) => setValues((before) => withValue(before, spec, value))}
            />
          ))}
          <Trouble error={create.error} />
          <DialogFoot onBack={onClose}>
            <Button type="submit" loading={create.isPending}>
              Record {screen.one}
            </Button>
          </DialogFoot>
        </Stack>
      </form>
    </Modal>
  );
}

/** A device is with a person, in a vault or at a place: one of them, never two. */
function withValue(before: Readonly<Record<string, Json>>, spec: FieldSpec, value: Json): Record<string, Json> {
  const after = { ...before, [spec.field]: value };
  for (const other of spec.excludes ?? []) if (value !== null) after[other] = null;
  return after;
}

function given(values: Readonly<Record<string, Json>>): Record<string, Json> {
  return Object.fromEntries(
    Object.entries(values).filter(
      ([, value]) => value !== null && value !== '' && !(Array.isArray(value) && value.length === 0),
    ),
  );
}

/** What the key itself tells. */
function extraFields(kind: RegisterKind, key: string, provider: string): Record<string, Json> {
  if (kind === 'vault') {
    const [by = provider, ...name] = key.split(':');
    return { provider: by, name: name.join(':') };
  }
  if (kind === 'group') return { kind: key.includes('@') ? 'mail' : 'access' };
  if (kind === 'person') return { status: 'active' };
  // A serial number has no spaces and some digits; anything else is how people call the device.
  if (kind === 'device') return /^[\w-]*\d[\w-]*$/.test(key) ? { serial: key } : { label: key };
  return {};
}
