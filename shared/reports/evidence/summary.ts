/** The numbers on a pack's first page. */
import { SEVERITIES, type Severity } from '../../gaps/rule.ts';
import type { Basis } from '../../register/facts.ts';
import type { EvidenceAccount, EvidenceFact, EvidenceGap, EvidenceParts, EvidenceSummary } from './pack.ts';

const DAY_MS = 86_400_000;

export function summaryOf(
  accounts: readonly EvidenceAccount[],
  gaps: readonly EvidenceGap[],
  people: EvidenceParts['people'],
  facts: readonly EvidenceFact[],
  asOf: string,
): EvidenceSummary {
  const bySeverity = Object.fromEntries(SEVERITIES.map((severity) => [severity, 0])) as Record<Severity, number>;
  const troubled = new Set<string>();
  for (const gap of gaps) {
    if (gap.status === 'gap') bySeverity[gap.severity] += 1;
    if (gap.status !== 'waived' && gap.severity !== 'info') troubled.add(gap.account);
  }
  const counts: Record<Basis, number> & { unknown: number; stale: number } = {
    observed: 0,
    declared: 0,
    tested: 0,
    unknown: 0,
    stale: 0,
  };
  for (const fact of facts) {
    if (fact.unknown !== null) counts.unknown += 1;
    else if (fact.basis !== null) counts[fact.basis] += 1;
    if (fact.stale) counts.stale += 1;
  }
  const number = (of: (account: EvidenceAccount) => boolean): number => accounts.filter(of).length;
  return {
    accounts: accounts.length,
    active: number(({ state }) => state === 'ACTIVE'),
    people: people.length,
    bySeverity,
    unknown: gaps.filter(({ status }) => status === 'unknown').length,
    waived: gaps.filter(({ status }) => status === 'waived').length,
    clean: accounts.length - troubled.size,
    unreachable: number(({ reachable }) => reachable === 'no'),
    oneAbsenceLocksOut: number(({ busFactor }) => busFactor === 1),
    onePersonGetsIn: number(({ breakIn }) => breakIn === 1),
    withoutMfa: number(({ credentials }) => credentials.mfa === 'no' && credentials.password !== 'no'),
    withAccessKeys: number(({ credentials }) => credentials.accessKeys === 'yes'),
    leaversStillIn: people.filter(({ status, stillIn, withHelp }) => status === 'left' && stillIn + withHelp > 0)
      .length,
    facts: counts,
    medianAgeDays: medianAgeDays(
      facts.map(({ at }) => at),
      asOf,
    ),
  };
}

/** The median age in whole days of statements with these dates; null without any. What lies ahead counts as new. */
export function medianAgeDays(dates: readonly (string | null)[], asOf: string): number | null {
  const now = Date.parse(asOf);
  const ages = dates
    .filter((date) => date !== null)
    .map((date) => Math.max(0, now - Date.parse(date)))
    .sort((a, b) => a - b);
  const middle = ages[Math.floor(ages.length / 2)];
  return middle === undefined ? null : Math.floor(middle / DAY_MS);
}
