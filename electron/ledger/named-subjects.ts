/** The names of everything that a subject's statements refer to, so that a page shows people and things by name. */
import type { NamedSubject, RegisterKind } from '../../shared/ipc/channels/register.ts';
import type { Json, SubjectKind } from '../../shared/register/facts.ts';
import { REFERENCES } from '../../shared/register/references.ts';
import type { Subject } from '../../shared/register/register.ts';
import type { Assessment } from './assessment.ts';

/** By `kind:key` as the statement writes the key. What the register does not hold has no entry. */
export function namedBy(assessment: Assessment, subject: Subject): Record<string, NamedSubject> {
  const named: Record<string, NamedSubject> = {};
  const look = (kind: SubjectKind, key: string): void => {
    const found = assessment.subject(kind, key);
    if (found !== undefined) named[`${kind}:${key}`] = nameOf(found);
  };
  for (const { field, target, property } of REFERENCES.filter(({ kind }) => kind === subject.kind)) {
    const held = [subject.fields.get(field), ...(subject.items.get(field)?.values() ?? [])];
    for (const slot of held.flatMap((one) => one?.all ?? []))
      if ('value' in slot.statement) for (const key of keysIn(slot.statement.value, property)) look(target, key);
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

function nameOf(subject: Subject): NamedSubject {
  const text = (field: string): string | undefined => {
    const value = subject.value(field);
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  return {
    name: text('name') ?? text('label') ?? subject.key,
    status: text((subject.kind as RegisterKind) === 'account' ? 'state' : 'status') ?? null,
  };
}
