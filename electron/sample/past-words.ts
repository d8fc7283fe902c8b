/** What people and files said when the sample's ledger was begun, where they said otherwise or the same again later. */
import { compareInstants, type Json, type NewFact } from '../../shared/register/facts.ts';
import { PHONES, PLACES } from './company.ts';
import { accountIdOf } from './ids.ts';
import { who } from './people.ts';

/** An earlier statement, and the one that took its place: from another slot, or said anew, so that today's date is its own. */
export interface EarlierWord {
  readonly fact: NewFact;
  readonly until: NewFact | null;
}

/** Accounts whose first key Dmitri carried before it went into the safe. */
const CARRIED = ['checkout-prod', 'orders-prod', 'search-prod'];
const STILL_HERE = [who('gareth'), who('noor'), who('kirsty')];

/** Whom a phone or a safe was with before, by `kind key field`. */
const BEFORE: Readonly<Record<string, Json>> = {
  [`phone ${PHONES.serviceDesk} holders`]: [who('samuel'), who('noor')],
  [`place ${PLACES.london} keyholders`]: [who('patrick'), who('noor')],
};

export function earlierWords(facts: readonly NewFact[], begun: string): EarlierWord[] {
  const carried = new Set(CARRIED.flatMap((name) => [accountIdOf(name), `yk-${name}-1`, `yk-${name}-2`]));
  return facts.flatMap((fact): EarlierWord[] => {
    const before = (change: Partial<NewFact> = {}, until: NewFact | null = null): EarlierWord => ({
      fact: { ...fact, ...change, provenance: { ...fact.provenance, at: begun } },
      until,
    });
    const held = BEFORE[`${fact.kind} ${fact.key} ${fact.field}`];
    if (held !== undefined) return [before({ statement: { value: held } })];
    const value = 'value' in fact.statement ? fact.statement.value : null;
    // As old as what took its place at most: nothing older takes the place of something newer.
    const { at } = fact.provenance;
    const first = { ...fact.provenance, at: compareInstants(at, begun) < 0 ? at : begun };
    if (endedSince(value, begun))
      return [{ fact: { ...fact, statement: { value: { ...value, until: null } }, provenance: first }, until: null }];
    if (compareInstants(fact.provenance.at, begun) <= 0) return [];
    if (fact.kind === 'person' && STILL_HERE.includes(fact.key)) {
      if (fact.field === 'lastDay') return [];
      if (fact.field === 'status') return [before({ statement: { value: 'active' } })];
    }
    if (fact.provenance.source.startsWith('file:') && fact.kind !== 'receipt') return [before({}, fact)];
    if (fact.provenance.source !== 'person' || !carried.has(fact.key)) return [];
    if (fact.kind === 'account' && (fact.field === 'passwordRotatedAt' || fact.field === 'lastDrillAt')) return [];
    if (fact.kind === 'device' && fact.field === 'place' && fact.key.endsWith('-1'))
      return [before({ field: 'holder', statement: { value: who('dmitri') } }, fact)];
    return [before({}, fact)];
  });
}

/** An access that ended after the ledger was begun was there then. */
function endedSince(value: Json, begun: string): value is Record<string, Json> {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return false;
  const { until } = value as Record<string, Json>;
  return typeof until === 'string' && compareInstants(until, begun) > 0;
}
