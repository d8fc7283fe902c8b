/** One thing, or the statement that there is none: not the same as not knowing. */
import { Checkbox, Stack } from '@mantine/core';
import type { RegisterKind } from '../../../shared/ipc/channels/register.ts';
import type { Json } from '../../../shared/register/facts.ts';
import { KIND_SCREENS } from '../kinds.ts';
import type { ReferencePickerProps } from './reference-picker.tsx';
import { ReferencePicker } from './reference-picker.tsx';

export interface PhoneOrNoneProps extends Omit<ReferencePickerProps, 'kinds' | 'many' | 'value' | 'onChange'> {
  readonly kind: RegisterKind;
  readonly value: Json;
  onChange(value: Json): void;
}

export function PhoneOrNone({ kind, value, onChange, ...picker }: PhoneOrNoneProps) {
  const none = value === 'none';
  return (
    <Stack gap="xs">
      {!none && (
        <ReferencePicker
          {...picker}
          kinds={[kind]}
          many={false}
          value={typeof value === 'string' && value !== '' ? [{ kind, key: value }] : []}
          onChange={(next) => onChange(next[0]?.key ?? null)}
        />
      )}
      <Checkbox
        label={`There is no ${KIND_SCREENS[kind].one}`}
        checked={none}
        onChange={(event) => onChange(event.currentTarget.checked ? 'none' : null)}
      />
    </Stack>
  );
}
