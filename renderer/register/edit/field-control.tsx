/** The input for one field, by its kind: text, date, choice, switch, people and things, lists. */
import { NumberInput, Select, Switch, TagsInput, TextInput } from '@mantine/core';
import type { Json } from '../../../shared/register/facts.ts';
import type { FieldSpec } from '../fields.ts';
import { ON_UNLESS_SAID } from '../fields.ts';
import type { Named } from '../subject-chip.tsx';
import { InboxControl } from './inbox-control.tsx';
import { PhoneOrNone } from './phone-or-none.tsx';
import { ReferencePicker } from './reference-picker.tsx';
import { SignInsControl } from './sign-ins-control.tsx';
import { VaultItemsControl } from './vault-items-control.tsx';

export interface FieldControlProps {
  readonly spec: FieldSpec;
  readonly label: string;
  /** Shows the label above the input; without it the label is for screen readers. */
  readonly labelled?: boolean;
  readonly value: Json;
  onChange(value: Json): void;
  readonly named?: Named;
  readonly autoFocus?: boolean;
  onSubmit?(): void;
  onCancel?(): void;
}

const strings = (value: Json): string[] =>
  Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === 'string') : [];
const text = (value: Json): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

export function FieldControl(props: FieldControlProps) {
  const { spec, label, labelled = false, value, onChange, named = {}, autoFocus = false } = props;
  const shown = {
    ...(labelled ? { label } : { 'aria-label': label }),
    ...(spec.help === undefined ? {} : { description: spec.help }),
    autoFocus,
  };
  const picker = {
    label,
    labelled,
    named,
    autoFocus,
    ...(spec.help === undefined ? {} : { description: spec.help }),
    ...(props.onSubmit === undefined ? {} : { onSubmit: props.onSubmit }),
    ...(props.onCancel === undefined ? {} : { onCancel: props.onCancel }),
  };
  switch (spec.control) {
    case 'text':
      return <TextInput {...shown} value={text(value)} onChange={(event) => onChange(event.currentTarget.value)} />;
    case 'date':
      return (
        <TextInput
          {...shown}
          type="date"
          value={text(value).slice(0, 10)}
          onChange={(event) => onChange(event.currentTarget.value || null)}
        />
      );
    case 'number':
      return (
        <NumberInput
          {...shown}
          size="md"
          min={1}
          value={text(value)}
          onChange={(next) => onChange(Number(next) || null)}
        />
      );
    case 'switch':
      return (
        <Switch
          {...shown}
          checked={typeof value === 'boolean' ? value : ON_UNLESS_SAID.has(spec.field)}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      );
    case 'choice':
      return (
        <Select
          {...shown}
          data={[...spec.options]}
          value={text(value) || null}
          onChange={(next) => onChange(next)}
          comboboxProps={{ withinPortal: true }}
        />
      );
    case 'texts':
      return <TagsInput {...shown} size="md" value={strings(value)} onChange={(next) => onChange(next)} />;
    case 'references':
      return (
        <ReferencePicker
          {...picker}
          kinds={[spec.kind]}
          many
          value={strings(value).map((key) => ({ kind: spec.kind, key }))}
          onChange={(next) => onChange(next.map(({ key }) => key))}
        />
      );
    case 'reference':
      if (spec.none) return <PhoneOrNone {...picker} kind={spec.kind} value={value} onChange={onChange} />;
      return (
        <ReferencePicker
          {...picker}
          kinds={[spec.kind]}
          many={false}
          value={text(value) === '' ? [] : [{ kind: spec.kind, key: text(value) }]}
          onChange={(next) => onChange(next[0]?.key ?? null)}
        />
      );
    case 'inbox':
      return <InboxControl {...picker} value={value} onChange={onChange} />;
    case 'sign-ins':
      return <SignInsControl value={value} onChange={onChange} />;
    case 'vault-items':
      return <VaultItemsControl {...picker} value={value} onChange={onChange} />;
  }
}
