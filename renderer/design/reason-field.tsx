/** The field for why something is done: required, and long enough to mean something later. */
import { Textarea } from '@mantine/core';

export interface ReasonFieldProps {
  readonly label?: string;
  readonly description?: string;
  readonly value: string;
  onChange(reason: string): void;
}

export function ReasonField({ label = 'Why', description, value, onChange }: ReasonFieldProps) {
  return (
    <Textarea
      label={label}
      {...(description === undefined ? {} : { description })}
      required
      minLength={3}
      autosize
      minRows={2}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
