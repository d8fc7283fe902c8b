/** How old each custody statement is, in the words of the custody engine: it marks the stale ones. */
import type { FactAges } from '../../shared/custody/index.ts';
import type { SubjectKind } from '../../shared/register/facts.ts';
import { isCustodyField } from '../../shared/register/labels.ts';
import type { Register, Subject } from '../../shared/register/register.ts';

/** Kinds whose statements are aged as a whole: the oldest of them is what somebody has to confirm. */
const AGED_WHOLE: readonly SubjectKind[] = ['group', 'vault', 'place', 'device', 'phone'];

export function factAges(register: Register): FactAges {
  const ages = new Map<string, number>();
  for (const kind of AGED_WHOLE)
    for (const subject of register.subjects(kind).values()) {
      const at = oldestCustody(subject);
      if (at !== null) ages.set(`${kind}:${subject.key}`, Date.parse(at));
    }
  for (const kind of ['account', 'organization'] as const)
    for (const subject of register.subjects(kind).values())
      for (const [field, held] of subject.fields) {
        const at = held.effective?.confirmed.at;
        if (at !== undefined && isCustodyField(kind, field))
          ages.set(`${kind}:${subject.key}#${field}`, Date.parse(at));
      }
  return ages;
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
