/** How much would break if each person left, as rows. */
import { type CustodyModel, impactsOf } from '../../shared/custody/index.ts';
import type { PersonImpact } from '../../shared/ipc/channels/whatif.ts';
import type { LedgerDocument } from '../../shared/register/document.ts';
import { lastDayOf, standingOf } from '../../shared/register/standing.ts';

/** One row per person, the one whose leaving would break most first. */
export function personImpacts(model: CustodyModel, document: LedgerDocument): PersonImpact[] {
  const impactOf = impactsOf(model);
  return (document.people ?? [])
    .filter(({ notPerson }) => !notPerson)
    .map((person) => ({
      email: person.email,
      name: person.name ?? person.email,
      status: standingOf(person, model.now),
      lastDay: lastDayOf(person),
      ...impactOf(person.email),
    }))
    .sort((a, b) => weight(b) - weight(a) || b.reaches - a.reaches || (a.name < b.name ? -1 : 1));
}

function weight({ lost, stillIn, fragile, withHelp }: PersonImpact): number {
  return lost * 1000 + stillIn * 100 + fragile * 10 + withHelp;
}
