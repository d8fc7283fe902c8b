/** Where root mail goes: a distribution group, one person's mailbox, or nowhere. */
import { Checkbox, Stack } from '@mantine/core';
import type { Json } from '../../../shared/register/facts.ts';
import type { Reference, ReferencePickerProps } from './reference-picker.tsx';
import { ReferencePicker } from './reference-picker.tsx';

export interface InboxControlProps extends Omit<ReferencePickerProps, 'kinds' | 'many' | 'value' | 'onChange'> {
  readonly value: Json;
  onChange(value: Json): void;
}

/** The group or person that an inbox statement names. */
export function inboxOf(value: Json | null | undefined): Reference | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const { group, person } = value as { group?: unknown; person?: unknown };
  if (typeof group === 'string') return { kind: 'group', key: group };
  return typeof person === 'string' ? { kind: 'person', key: person } : null;
}

/** The inbox statement that names this group or person. */
function inboxFor(chosen: Reference | undefined): Json {
  if (chosen === undefined) return null;
  return chosen.kind === 'person' ? { person: chosen.key } : { group: chosen.key };
}

export function InboxControl({ value, onChange, ...picker }: InboxControlProps) {
  const chosen = inboxOf(value);
  return (
    <Stack gap="xs">
      {value !== 'none' && (
        <ReferencePicker
          {...picker}
          description="The group that receives it, or the person whose own mailbox it is."
          kinds={['group', 'person']}
          many={false}
          value={chosen === null ? [] : [chosen]}
          onChange={(next) => onChange(inboxFor(next[0]))}
        />
      )}
      <Checkbox
        label="Nobody receives it"
        checked={value === 'none'}
        onChange={(event) => onChange(event.currentTarget.checked ? 'none' : null)}
      />
    </Stack>
  );
}
