import { beforeAll, describe, expect, it } from 'vitest';
import { sampleFacts } from '../../../electron/sample/facts.ts';
import { sampleOrganization } from '../../../electron/sample/organization.ts';
import { ENTANGLED, LEAVERS } from '../../../electron/sample/people.ts';
import { evaluateAll, whatIf } from '../../../shared/custody/index.ts';
import { drillsIn, isLive } from '../../../shared/drills/index.ts';
import { evaluateGaps, type Gap } from '../../../shared/gaps/evaluate.ts';
import { GAP_RULES } from '../../../shared/gaps/table.ts';
import { receiptsIn } from '../../../shared/handover/index.ts';
import { type Case, casesIn, progressIn } from '../../../shared/offboarding/index.ts';
import { ledgerDocument } from '../../../shared/register/document.ts';
import type { NewFact } from '../../../shared/register/facts.ts';
import { standingOf } from '../../../shared/register/standing.ts';
import { campaignsIn, progressOfReview } from '../../../shared/reviews/index.ts';
import { NOW, type ScannedSample, sampleWith, scannedFacts } from './scanned-sample.ts';

const SCAN_TIMEOUT_MS = 300_000;

let scanned: readonly NewFact[];
let sample: ScannedSample;
let gaps: readonly Gap[];

beforeAll(async () => {
  scanned = await scannedFacts();
  sample = sampleWith(scanned);
  gaps = evaluateGaps(sample.world);
}, SCAN_TIMEOUT_MS);

describe('the sample company', () => {
  it('has about 120 accounts and 40 people, and is a document of the open format', () => {
    const { document } = sample;
    expect(document.people).toHaveLength(40);
    expect(document.accounts?.length).toBeGreaterThanOrEqual(110);
    expect(document.accounts?.length).toBeLessThanOrEqual(130);
    expect(ledgerDocument.safeParse(document).error).toBeUndefined();
  });

  it('is the same whenever it is opened, but for its dates, which hang on the day', () => {
    expect(sampleFacts(NOW)).toEqual(sampleFacts(NOW));
    expect(sampleOrganization(NOW)).toEqual(sampleOrganization(NOW));
    const later = '2031-05-06T07:00:00Z';
    const masked = (facts: readonly NewFact[]): string =>
      JSON.stringify(facts)
        .replace(/\d{4}-\d\d-\d\d(T[\d:.]+Z)?/g, 'DATE')
        .replace(/\b(case|drill|review)-\d{4}-/g, '$1-YEAR-');
    expect(masked(sampleFacts(later))).toBe(masked(sampleFacts(NOW)));
    expect(sampleFacts(later).every(({ provenance }) => provenance.at <= later)).toBe(true);
  });

  it('gives every account an id and an email of its own', () => {
    const { accounts } = sampleOrganization(NOW);
    expect(new Set(accounts.map(({ id }) => id)).size).toBe(accounts.length);
    expect(new Set(accounts.map(({ email }) => email)).size).toBe(accounts.length);
    for (const { id } of accounts) expect(id).toMatch(/^\d{12}$/);
  });

  it('refers to nobody and nothing that it does not have, but for the list that is meant to be missing', () => {
    const { document } = sample;
    const people = new Set(document.people?.flatMap(({ email, aliases }) => [email, ...(aliases ?? [])]));
    const groups = new Set(document.groups?.map(({ key }) => key));
    const members = document.groups?.flatMap(({ members }) => members ?? []) ?? [];
    const access = document.vaults?.flatMap((vault) => vault.access ?? []) ?? [];
    const named = [...members, ...access];
    expect(named.filter(({ person }) => person && !people.has(person))).toEqual([]);
    expect(named.flatMap(({ group }) => (group && !groups.has(group) ? [group] : []))).toEqual([
      'iot@northbridge-it.example',
    ]);
    const devices = new Set(document.devices?.map(({ key }) => key));
    const vaults = new Set(document.vaults?.map(({ key }) => key));
    const phones = new Set(document.phones?.map(({ number }) => number));
    for (const account of document.accounts ?? []) {
      for (const key of account.devices ?? []) expect(devices).toContain(key);
      for (const key of account.vaults ?? []) expect(vaults).toContain(key);
      if (account.phone && account.phone !== 'none') expect(phones).toContain(account.phone);
    }
  });

  it('shows every gap rule at least once', () => {
    const shown = new Set(gaps.map(({ rule }) => rule));
    expect(GAP_RULES.map(({ id }) => id).filter((id) => !shown.has(id))).toEqual([]);
  });

  it('shows every severity, and gaps that are open, unknown and waived, one waiver having expired', () => {
    expect([...new Set(gaps.map(({ severity }) => severity))].sort()).toEqual([
      'critical',
      'high',
      'info',
      'low',
      'medium',
    ]);
    const statuses = gaps.map(({ status }) => status);
    expect(statuses.filter((status) => status === 'waived')).toHaveLength(3);
    expect(statuses).toContain('unknown');
    expect(gaps.filter(({ reason }) => reason.includes('that has expired')).map(({ rule }) => rule)).toEqual([
      'root-mailbox-shared',
    ]);
  });

  it('shows every unknown that a scan of it can meet, each by its name', () => {
    const causes = new Set(gaps.map(({ cause }) => cause).filter((cause) => cause !== undefined));
    for (const cause of [
      'not-recorded',
      'not-scanned',
      'access-denied',
      'account-suspended',
      'key-missing',
      'stale',
    ] as const)
      expect(causes).toContain(cause);
  });

  it('shows every verdict on an account and both kinds of separation', () => {
    const verdicts = evaluateAll(sample.model);
    expect(new Set(verdicts.map(({ reachable }) => reachable))).toEqual(new Set(['yes', 'no', 'unknown']));
    const numbers = new Set(verdicts.map(({ busFactor }) => busFactor));
    for (const number of [0, 1, 2, 'unknown'] as const) expect(numbers).toContain(number);
    const breakIn = new Set(verdicts.map((verdict) => verdict.breakIn));
    for (const number of [null, 1, 2, 'unknown'] as const) expect(breakIn).toContain(number);
    const kinds = verdicts.flatMap(({ separation }) =>
      separation === 'unknown' ? ['unknown'] : separation.map(({ kind }) => kind),
    );
    expect(new Set(kinds)).toEqual(new Set(['password-mfa', 'inbox-phone', 'unknown']));
    expect(new Set(verdicts.map(({ centralReach }) => centralReach))).toContain('yes');
  });

  it('shows every verdict on a leaver, on both sides', () => {
    const verdicts = (sample.document.people ?? []).flatMap(({ email }) => whatIf(sample.model, [email]));
    expect(new Set(verdicts.map(({ company }) => company))).toEqual(
      new Set(['unreachable', 'lost', 'fragile', 'fine', 'unknown']),
    );
    expect(new Set(verdicts.map(({ leaver }) => leaver))).toEqual(
      new Set(['still-in', 'in-with-help', 'out', 'unknown']),
    );
  });

  it('has two people who are leaving, one of them more entangled than anybody else', () => {
    const leaving = sample.document.people?.filter((person) => standingOf(person, Date.parse(NOW)) === 'leaving') ?? [];
    expect(leaving.map(({ email }) => email).sort()).toEqual([...LEAVERS].sort());
    for (const { lastDay } of leaving) expect(String(lastDay) > NOW.slice(0, 10)).toBe(true);
    const harm = (email: string): number =>
      whatIf(sample.model, [email]).filter(({ company, leaver }) => company === 'lost' || leaver === 'still-in').length;
    const others = (sample.document.people ?? []).map(({ email }) => email).filter((email) => email !== ENTANGLED);
    expect(harm(ENTANGLED)).toBeGreaterThan(Math.max(...others.map(harm)));
  });

  it('shows work that is under way, late, done and given up', () => {
    const { register } = sample;
    const cases = casesIn(register);
    expect(cases.map(({ status }) => status).sort()).toEqual(['cancelled', 'open', 'signed']);
    const open = cases.find(({ status }) => status === 'open') as Case;
    expect(open.leavers).toEqual([{ email: 'noor.haddad@fernhill.example', name: 'Noor Haddad' }]);
    const { stepsDone, steps, overdue } = progressIn(open, new Date(NOW));
    expect([stepsDone, steps, overdue.length]).toEqual([4, 10, 1]);
    expect(campaignsIn(register).map((one) => progressOfReview(one, NOW))).toMatchObject([
      { open: expect.any(Number), overdue: false },
      { open: 0 },
    ]);
    expect(drillsIn(register).map(({ status }) => status)).toEqual(['planned', 'planned', 'failed', 'passed']);
    expect(receiptsIn(register).map(({ direction }) => direction)).toEqual(['returned', 'given', 'returned', 'given']);
  });

  it('tells of each drill what the account itself tells', () => {
    const { register } = sample;
    for (const { account, status, finishedAt } of drillsIn(register).filter((one) => !isLive(one))) {
      const subject = register.get({ kind: 'account', key: account });
      expect([subject?.value('lastDrillResult'), subject?.value('lastDrillAt')]).toEqual([status, finishedAt]);
    }
  });

  it('writes every reason as sentences', () => {
    for (const { reason, rule } of gaps) {
      expect(reason, rule).toMatch(/^[\p{Lu}\p{Ll}+\d].*\.$/u);
      expect(reason, rule).not.toMatch(/undefined|null|\[object|NaN| {2}/);
    }
  });
});
