/** The names of everything that a subject's statements refer to, so that a page shows people and things by name. */
import type { NamedSubject } from '../../shared/ipc/channels/register.ts';
import type { Json, SubjectKind } from '../../shared/register/facts.ts';
import { REFERENCES } from '../../shared/register/references.ts';
import type { Field, Subject } from '../../shared/register/register.ts';
import type { Assessment } from './assessment.ts';
import { statusOf } from './register-rows.ts';

/** By `kind:key` as the statement writes the key. What the register does not hold has no entry. */
export function namedBy(assessment: Assessment, subject: Subject): Record<string, NamedSubject> {
  const values: FieldValue[] = [];
  const add = (field: string, held: Field | undefined): void => {
    for (const { statement } of held?.all ?? []) if ('value' in statement) values.push([field, statement.value]);
  };
  for (const [field, held] of subject.fields) add(field, held);
  for (const [field, items] of subject.items) for (const held of items.values()) add(field, held);
  return namedIn(assessment, subject.kind, values);
}

type FieldValue = readonly [field: string, value: Json];

/** The names of what values of a kind's fields refer to. */
export function namedIn(
  assessment: Assessment,
  kind: SubjectKind,
  values: readonly FieldValue[],
): Record<string, NamedSubject> {
  const named: Record<string, NamedSubject> = {};
  for (const reference of REFERENCES.filter((one) => one.kind === kind))
    for (const [field, value] of values)
      for (const key of field === reference.field ? keysIn(value, reference.property) : []) {
        const found = assessment.subject(reference.target, key);
        if (found !== undefined) named[`${reference.target}:${key}`] = nameOf(found, assessment.instant());
      }
  return named;
}

function keysIn(value: Json, property: string | undefined): string[] {
  if (Array.isArray(value)) return value.flatMap((entry) => keysIn(entry as Json, property));
  if (property === undefined) return typeof value === 'string' ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  const key = (value as Record<string, Json | undefined>)[property];
  return typeof key === 'string' ? [key] : [];
}

function nameOf(subject: Subject, now: Date): NamedSubject {
  const text = (field: string): string | undefined => {
    const value = subject.value(field);
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  return {
    name: text('name') ?? text('label') ?? subject.key,
    status: statusOf(subject, now),
  };
}
