/** What the sample company has recorded: who holds what, with its age, and the work it did about it. */
import type { Json, NewFact, Provenance } from '../../shared/register/facts.ts';
import { factsOf, type LedgerRecord } from '../../shared/register/record.ts';
import { sampleSketches } from './accounts.ts';
import { sampleCases } from './activity/cases.ts';
import { sampleDrills } from './activity/drills.ts';
import { groundOf } from './activity/ground.ts';
import { sampleReceipts } from './activity/receipts.ts';
import { sampleReviews } from './activity/reviews.ts';
import { Clock } from './clock.ts';
import { DOMAIN, KESTREL_DOMAIN, MAIN_ORGANIZATION } from './company.ts';
import { factsFromElsewhere, MANAGEMENT_ELSEWHERE } from './elsewhere.ts';
import {
  sampleDomains,
  sampleGroups,
  sampleOrganizations,
  samplePhones,
  samplePlaces,
  sampleVaults,
  type Told,
} from './holdings.ts';
import { accountIdOf } from './ids.ts';
import { samplePeople, who } from './people.ts';
import type { Sketch } from './sketch.ts';

/** Everything that the sample ledger knows before its first scan, as of `now` (ISO 8601). */
export function sampleFacts(now: string): NewFact[] {
  const clock = new Clock(now);
  const sketches = sampleSketches(clock);
  const management = sketches[0]?.name ?? '';
  const told: Told[] = [
    ...sampleGroups(clock),
    ...sampleVaults(clock),
    ...samplePlaces(clock),
    ...samplePhones(clock),
    ...sampleDomains(clock, accountIdOf('dns-public')),
    ...sampleOrganizations(clock, { ...MANAGEMENT_ELSEWHERE, [MAIN_ORGANIZATION]: accountIdOf(management) }),
    ...sketches.flatMap(({ records }) => latest(records)),
  ];
  const recorded = [
    ...factsOf(
      'settings',
      { companyDomains: [DOMAIN, KESTREL_DOMAIN], profile: 'split-custody' },
      clock.declared(who('ellen'), 200),
    ),
    ...samplePeople(clock).flatMap((record) => factsOf('person', record, clock.imported('people', 'people.csv', 12))),
    ...told.flatMap(({ kind, record, provenance }) => factsOf(kind, record, provenance)),
    ...sketches.flatMap((one) => custodyFacts(one, clock)),
    ...factsFromElsewhere(clock),
    ...auditedEarlier(clock),
    ...decisions(clock),
  ];
  const ground = groundOf(recorded, sketches, clock);
  const work = [sampleCases(ground), sampleReviews(ground), sampleDrills(ground), sampleReceipts(clock)].flat();
  return latestOfSlots([...recorded, ...work]);
}

/** What work changed replaces what had been recorded before: each statement stands once. */
function latestOfSlots(facts: readonly NewFact[]): NewFact[] {
  const slot = ({ kind, key, field, item, provenance }: NewFact): string =>
    [kind, key, field, item ?? '', provenance.basis].join('\n');
  return [...new Map(facts.map((fact) => [slot(fact), fact])).values()];
}

/** A later record of the same subject replaces an earlier one: a peculiarity replaces the habit. */
function latest(records: readonly Told[]): Told[] {
  return [...new Map(records.map((told) => [`${told.kind} ${String(told.record.key)}`, told])).values()];
}

function custodyFacts(one: Sketch, clock: Clock): NewFact[] {
  const id = accountIdOf(one.name);
  const facts = one.custody === null ? [] : factsOf('account', { id, ...one.custody }, one.told);
  if (one.drill === null) return facts;
  const drill = clock.tested(one.drill.by, one.drill.days);
  const record = { id, lastDrillAt: drill.at, lastDrillResult: one.drill.passed ? 'passed' : 'failed' };
  return [...facts, ...factsOf('account', record, drill)];
}

/** A deep audit of two accounts ten weeks ago: exact devices, and by now too old to rely on. */
function auditedEarlier(clock: Clock): NewFact[] {
  const provenance: Provenance = clock.scanned('iam:ListMFADevices', 70);
  const audited = (name: string, kinds: readonly string[]): NewFact => ({
    kind: 'account',
    key: accountIdOf(name),
    field: 'aws.rootDevices',
    statement: {
      value: kinds.map(
        (kind, index): Json => ({
          serial: `arn:aws:iam::${accountIdOf(name)}:u2f/root/${name}-${index + 1}`,
          kind,
          enrolledAt: clock.ago(260),
        }),
      ),
    },
    provenance,
  });
  const key = ['security-key-or-passkey', 'security-key-or-passkey'];
  return [audited('log-archive', key), audited('storefront-prod', key)];
}

/** Waivers (one of them expired) and the reasons for the uses of root that somebody wrote down. */
function decisions(clock: Clock): NewFact[] {
  const waiver = (
    id: string,
    rule: string,
    account: string,
    owner: string,
    reason: string,
    expiresAt: string,
  ): LedgerRecord => ({
    id,
    rule,
    account: accountIdOf(account),
    owner: who(owner),
    reason,
    expiresAt,
  });
  const waivers: LedgerRecord[] = [
    waiver(
      'waiver-1',
      'one-mfa-device',
      'finance-reporting',
      'ellen',
      'Second key ordered, arrives with the January delivery.',
      clock.ahead(50),
    ),
    waiver(
      'waiver-2',
      'inbox-and-phone-one-person',
      'payments-prod',
      'ellen',
      'Payments carries its own pager until the service desk is trained.',
      clock.ahead(20),
    ),
    waiver(
      'waiver-3',
      'guard-duty-absent',
      'sandbox-yuki',
      'marcus',
      'Closed by the end of the quarter.',
      clock.ahead(35),
    ),
    waiver(
      'waiver-4',
      'root-mailbox-shared',
      'crm-staging',
      'priya',
      'Own list promised for last month.',
      clock.day(18),
    ),
  ];
  const use: LedgerRecord = {
    id: 'root-use-1',
    account: accountIdOf('payments-prod'),
    at: clock.ago(35, 10),
    reason: 'Changed the tax settings, which only root may do.',
    by: who('hannah'),
  };
  return [
    ...waivers.flatMap((record) => factsOf('waiver', record, clock.declared(who('ellen'), 40))),
    ...factsOf('root-use', use, clock.declared(who('hannah'), 35)),
  ];
}
