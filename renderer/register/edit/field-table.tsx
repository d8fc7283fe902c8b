/** All fields of a subject, each edited where it stands. */
import type { FieldView } from '../../../shared/ipc/channels/accounts.ts';
import type { RegisterKind } from '../../../shared/ipc/channels/register.ts';
import { FIELDS } from '../fields.ts';
import classes from '../register.module.css';
import type { Named } from '../subject-chip.tsx';
import { FieldRow } from './field-row.tsx';
import { useSave } from './use-save.ts';

export interface FieldTableProps {
  readonly kind: RegisterKind;
  readonly subject: string;
  readonly fields: readonly FieldView[];
  readonly named: Named;
  readonly readOnly?: boolean;
}

export function FieldTable({ kind, subject, fields, named, readOnly = false }: FieldTableProps) {
  const saving = useSave(kind, subject);
  return (
    <dl className={classes.fields}>
      {FIELDS[kind].map((spec) => (
        <FieldRow
          key={spec.field}
          kind={kind}
          spec={spec}
          view={fields.find((field) => field.field === spec.field && field.item === '')}
          named={named}
          saving={saving}
          readOnly={readOnly}
        />
      ))}
    </dl>
  );
}
