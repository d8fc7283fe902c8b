/** Home: one small answer that adds up to what the other screens show. */
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { Assessment } from '../../../electron/ledger/assessment.ts';
import { Ledger } from '../../../electron/ledger/ledger.ts';
import { accountHandlers } from '../../../electron/ledger/requests/accounts.ts';
import { gapHandlers } from '../../../electron/ledger/requests/gaps.ts';
import { homeHandlers } from '../../../electron/ledger/requests/home.ts';
import { sampleFacts } from '../../../electron/sample/facts.ts';
import type { ACCOUNT_FILTERS } from '../../../shared/ipc/channels/accounts.ts';
import type { NewFact } from '../../../shared/register/facts.ts';

const NOW = '2026-11-24T12:00:00.000Z';
const ACCOUNT = '111122223333';

function ledgerOf(facts: readonly NewFact[]) {
  const ledger = new Ledger(new Database(':memory:'), () => new Date(NOW));
  ledger.change({ actor: 'test', action: 'sample', title: 'sample' }, (draft) => {
    for (const fact of facts) draft.put(fact);
  });
  const context = { ledger, assessment: new Assessment(ledger), actor: 'test' };
  return { context, home: () => homeHandlers['home.get'](context, undefined) };
}

const said = (field: string, value: string | string[], at: string, basis: 'declared' | 'tested' = 'declared') =>
  ({
    kind: 'account',
    key: ACCOUNT,
    field,
    statement: { value },
    provenance: { basis, source: 'person', at },
  }) satisfies NewFact;

describe('home', () => {
  const { context, home } = ledgerOf(sampleFacts(NOW));

  it('counts what the lists it links to hold', () => {
    const answer = home();
    const { totals } = gapHandlers['gaps.rules'](context, undefined);
    expect([answer.gaps, answer.unknowns, answer.accounts]).toEqual([
      totals.bySeverity,
      totals.unknown,
      totals.accounts,
    ]);
    const listed = (filter: (typeof ACCOUNT_FILTERS)[number]) =>
      accountHandlers['accounts.page'](context, { search: '', filters: [filter], offset: 0, limit: 1 }).total;
    expect(answer.reachable).toMatchObject({ yes: listed('reachable'), no: listed('unreachable') });
    expect(answer.onePersonIn.accounts).toBe(listed('one-person-in'));
  });

  it('leaves no account out of any bar', () => {
    const { custody, accounts, reachable } = home();
    for (const { accounts: of } of custody) expect(of.verified + of.recorded + of.stale + of.unknown).toBe(accounts);
    expect(reachable.yes + reachable.no + reachable.unknown).toBe(accounts);
  });

  it('is small enough to be asked at every change', () => {
    expect(JSON.stringify(home()).length).toBeLessThan(10_000);
  });

  it('asks nothing of an empty ledger', () => {
    expect(ledgerOf([]).home()).toMatchObject({ accounts: 0, next: [], worst: [], scannedAt: null });
  });
});

describe('coverage of custody', () => {
  const phone = (facts: readonly NewFact[]) =>
    ledgerOf([said('name', 'Production', NOW), ...facts])
      .home()
      .custody.find(({ part }) => part === 'phone')?.accounts;
  const none = { verified: 0, recorded: 0, stale: 0, unknown: 0 };

  it('calls what nobody said unknown', () => expect(phone([])).toEqual({ ...none, unknown: 1 }));
  it('tells a statement from a test', () => {
    expect(phone([said('phone', 'none', '2026-11-01T00:00:00Z')])).toEqual({ ...none, recorded: 1 });
    expect(phone([said('phone', 'none', '2026-11-01T00:00:00Z', 'tested')])).toEqual({ ...none, verified: 1 });
  });
  it('calls what was said long ago stale', () =>
    expect(phone([said('phone', 'none', '2024-11-01T00:00:00Z')])).toEqual({ ...none, stale: 1 }));
  it('is no better than the thing that the account rests on', () =>
    expect(phone([said('phone', '+49 30 555 0100', '2026-11-01T00:00:00Z')])).toEqual({ ...none, unknown: 1 }));
});
