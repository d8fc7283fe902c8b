/** How much would break if each person left: one what-if for everybody. */
import type { CustodyModel } from '../../shared/custody/index.ts';
import { whatIf } from '../../shared/custody/index.ts';
import type { PersonImpact } from '../../shared/ipc/channels/whatif.ts';
import type { LedgerDocument, PersonRecord } from '../../shared/register/document.ts';

/** One row per person, the one whose leaving would break most first. `touched` lists the accounts somebody has a part in. */
export function impactsOf(
  model: CustodyModel,
  document: LedgerDocument,
  touched: (email: string) => readonly string[],
): PersonImpact[] {
  const impacts = (document.people ?? []).map((person) => impactOf(model, person, touched(person.email)));
  const weight = ({ lost, stillIn, fragile, withHelp }: PersonImpact): number =>
    lost * 1000 + stillIn * 100 + fragile * 10 + withHelp;
  return impacts.sort((a, b) => weight(b) - weight(a) || b.reaches - a.reaches || (a.name < b.name ? -1 : 1));
}

/** How much would break if one person left. `accounts` lists the accounts they have a part in. */
export function impactOf(model: CustodyModel, person: PersonRecord, accounts: readonly string[]): PersonImpact {
  const impact = { lost: 0, fragile: 0, stillIn: 0, withHelp: 0 };
  for (const { company, leaver } of whatIf(model, [person.email], accounts)) {
    if (company === 'lost') impact.lost += 1;
    if (company === 'fragile') impact.fragile += 1;
    if (leaver === 'still-in') impact.stillIn += 1;
    if (leaver === 'in-with-help') impact.withHelp += 1;
  }
  return {
    email: person.email,
    name: person.name ?? person.email,
    status: person.status ?? 'active',
    lastDay: person.lastDay ?? null,
    ...impact,
    reaches: accounts.length,
  };
}
