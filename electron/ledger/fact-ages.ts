/** How old each custody statement is, in the words of the custody engine: it marks the stale ones. */
import type { SubjectKind, SubjectRef } from '../../shared/register/facts.ts';
import { custodyFields, isCustodyField } from '../../shared/register/labels.ts';
import type { Register, Subject } from '../../shared/register/register.ts';

/** Kinds whose statements are aged as a whole: the oldest of them is what somebody has to confirm. */
const AGED_WHOLE: readonly SubjectKind[] = ['group', 'vault', 'place', 'device', 'phone'];

const AGED_BY_FIELD: readonly SubjectKind[] = ['account', 'organization'];

export function factAges(register: Register): Map<string, number> {
  const ages = new Map<string, number>();
  for (const kind of [...AGED_WHOLE, ...AGED_BY_FIELD])
    for (const key of register.subjects(kind).keys()) refreshAges(ages, register, { kind, key });
  return ages;
}

/** Read one subject's ages again, in place. */
export function refreshAges(ages: Map<string, number>, register: Register, ref: SubjectRef): void {
  const subject = register.get(ref);
  const name = `${ref.kind}:${ref.key}`;
  const set = (fact: string, at: string | null | undefined): void => {
    if (at === null || at === undefined) ages.delete(fact);
    else ages.set(fact, Date.parse(at));
  };
  if (AGED_WHOLE.includes(ref.kind)) set(name, subject === undefined ? null : oldestCustody(subject));
  else if (AGED_BY_FIELD.includes(ref.kind))
    for (const field of custodyFields(ref.kind)) set(`${name}#${field}`, subject?.provenance(field)?.at);
}

/** The oldest custody statement about a subject, ISO 8601; null if there is none. Ended memberships do not age. */
export function oldestCustody(subject: Subject): string | null {
  let oldest: string | null = null;
  const look = (at: string | undefined): void => {
    if (at !== undefined && (oldest === null || at < oldest)) oldest = at;
  };
  for (const [field, held] of subject.fields)
    if (isCustodyField(subject.kind, field)) look(held.effective?.confirmed.at);
  for (const [field, items] of subject.items) {
    if (!isCustodyField(subject.kind, field)) continue;
    for (const held of items.values()) {
      const statement = held.effective?.statement;
      const ended = statement !== undefined && 'value' in statement && hasEnded(statement.value);
      if (!ended) look(held.effective?.confirmed.at);
    }
  }
  return oldest;
}

function hasEnded(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'until' in value && value.until !== null;
}
