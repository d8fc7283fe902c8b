/**
 * What a new observation may take the place of: never of a newer one, and never of more than its source looked at.
 *
 * Here, at the one door through which facts come, and not with each importer: a scan, a file of any kind, a merge and an
 * export of ours all pass it.
 */
import { claimsTooMuch } from '../../shared/register/aws-said.ts';
import type { Fact, NewFact } from '../../shared/register/facts.ts';
import { compareInstants } from '../../shared/register/facts.ts';
import type { Held } from '../../shared/register/register.ts';

/**
 * The fact as it is to be stated at an instant (ISO 8601), or null where it leaves `current`, the present fact of its slot, as it is.
 */
export function heeded(fact: NewFact, current: Held | undefined, at: string): NewFact | null {
  if (fact.provenance.basis !== 'observed') return fact;
  if (claimsTooMuch(fact.field, fact.statement, fact.provenance)) {
    if (current !== undefined) return null;
    return {
      ...fact,
      statement: { unknown: { reason: 'not-scanned', detail: 'The source tells of active ones alone.' } },
    };
  }
  const seen = notAfter(fact, at);
  const older =
    current !== undefined && compareInstants((seen.confirmed ?? seen.provenance).at, current.confirmed.at) < 0;
  return older ? null : seen;
}

/** Nobody has seen what is to come: a source with a wrong clock would keep every later observation out. */
function notAfter(fact: NewFact, at: string): NewFact {
  const { provenance, confirmed } = fact;
  const late = (other: string): boolean => compareInstants(other, at) > 0;
  if (!late(provenance.at) && (confirmed === undefined || !late(confirmed.at))) return fact;
  return {
    ...fact,
    provenance: late(provenance.at) ? { ...provenance, at } : provenance,
    ...(confirmed === undefined ? {} : { confirmed: late(confirmed.at) ? { ...confirmed, at } : confirmed }),
  };
}

/**
 * Has another observation said the same since the fact was stated? Then it rests on that one too, and stays when the change that stated it first is
 * taken back.
 */
export function isSeenAgain({ provenance, confirmed }: Pick<Fact, 'provenance' | 'confirmed'>): boolean {
  return (
    provenance.basis === 'observed' &&
    compareInstants(confirmed.at, provenance.at) > 0 &&
    (confirmed.source !== provenance.source || confirmed.detail !== provenance.detail)
  );
}
