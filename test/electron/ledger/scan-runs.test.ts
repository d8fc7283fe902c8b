import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { Assessment } from '../../../electron/ledger/assessment.ts';
import { Ledger } from '../../../electron/ledger/ledger.ts';
import {
  beginScanRun,
  finishScanRun,
  markListed,
  markScanned,
  scanOutcomes,
  unfinishedRun,
  writeScanFacts,
} from '../../../electron/ledger/scan-runs.ts';
import { verifyLedger } from '../../../electron/ledger/verify.ts';
import type { AccountOutcome } from '../../../electron/scan/engine/store.ts';

const AT = '2026-11-24T12:00:00.000Z';

function context() {
  const ledger = new Ledger(new Database(':memory:'), () => new Date(AT));
  return { ledger, assessment: new Assessment(ledger), actor: 'ada' };
}

it('notices accounts that have left the organization, and leaves the others alone', () => {
  const asked = context();
  asked.ledger.change({ actor: 'ada', action: 'scan', title: 'Scan' }, (draft) => {
    for (const [key, organization] of [
      ['111122223333', 'o-one'],
      ['444455556666', 'o-one'],
      ['777788889999', 'o-two'],
    ] as const)
      draft.put({
        kind: 'account',
        key,
        field: 'organization',
        statement: { value: organization },
        provenance: { basis: 'observed', source: 'aws', at: AT },
      });
  });
  markListed(asked, { organization: 'o-one', accounts: ['111122223333'] });
  const inOrganization = (key: string) =>
    asked.ledger.register.get({ kind: 'account', key })?.value('aws.inOrganization');
  expect(['111122223333', '444455556666', '777788889999'].map(inOrganization)).toEqual([undefined, 'no', undefined]);
});

it('remembers what a run has done until it is finished, and the latest outcome of each account after that', () => {
  const asked = context();
  const outcome = { account: '111122223333', at: AT, result: 'complete', errors: [], slow: {} } as const;
  beginScanRun(asked, { runId: 'r1', scope: 'o-one', startedAt: AT });
  markScanned(asked, { runId: 'r1', outcomes: [outcome] });
  expect(unfinishedRun(asked, 'o-one')).toEqual({ runId: 'r1', startedAt: AT, done: [outcome] });
  expect(unfinishedRun(asked, 'o-two')).toBeNull();
  finishScanRun(asked, {
    runId: 'r1',
    summary: {
      runId: 'r1',
      outcome: 'done',
      started: AT,
      finished: AT,
      accounts: 1,
      complete: 1,
      failed: 0,
      calls: 5,
      throttled: 0,
      errors: [],
      stoppedBy: null,
    },
  });
  expect(unfinishedRun(asked, 'o-one')).toBeNull();
  expect(scanOutcomes(asked, 'o-one')).toEqual([outcome]);
});

it('keeps an outcome as it was given, in few words, and reads those that older versions kept whole', () => {
  const asked = context();
  const slow = { contacts: '2026-11-01T00:00:00.000Z', govcloud: '2026-11-01T00:00:00.000Z', region: AT };
  const error = {
    check: 'region',
    kind: 'throttled',
    detail: 'Slow down',
    code: 'Throttling',
    api: 'account:ListRegions',
  };
  const outcomes = [
    { account: '111122223333', at: AT, result: 'complete', errors: [], slow },
    { account: '444455556666', at: AT, result: 'failed', errors: [error], slow: {} },
  ] as unknown as AccountOutcome[];
  beginScanRun(asked, { runId: 'r1', scope: 'o-one', startedAt: AT });
  markScanned(asked, { runId: 'r1', outcomes });
  expect(scanOutcomes(asked, 'o-one')).toEqual(outcomes);
  const old = { account: '777788889999', at: AT, result: 'complete', errors: [], slow } as const;
  asked.ledger.note({ actor: 'ada', action: 'scan', title: 'As before' }, (db, seq) =>
    db
      .prepare('INSERT INTO scan_outcome (run_id, account, seq, at, outcome) VALUES (?, ?, ?, ?, ?)')
      .run('r1', old.account, seq, AT, JSON.stringify(old)),
  );
  expect(unfinishedRun(asked, 'o-one')?.done).toEqual([...outcomes, old]);
});

describe('facts that a scan reads again', () => {
  const COUNT = 40;
  const ids = Array.from({ length: COUNT }, (_, index) => String(100_000_000_000 + index));
  const API = 'aws:iam:GetAccountSummary';
  /** What a call says of each account, some milliseconds apart, each answer with its own number. */
  const read = (hour: number, mfa: (id: string) => string) =>
    ids.map((account, index) => ({
      account,
      facts: ['credentials.mfa', 'credentials.accessKeys'].map((field) => ({
        kind: 'account' as const,
        key: account,
        field,
        statement: { value: field === 'credentials.mfa' ? mfa(account) : 'no' },
        provenance: {
          basis: 'observed' as const,
          source: API,
          detail: `request-${hour}-${index}`,
          at: new Date(Date.UTC(2026, 10, 24, hour, 0, 30, 500 - index)).toISOString(),
        },
      })),
    }));

  it('are confirmed by the call and the minute, never later than they were read', () => {
    const asked = context();
    writeScanFacts(
      asked,
      read(8, () => 'yes'),
    );
    const rows = () => asked.ledger.db.prepare('SELECT count(*) FROM provenance').pluck().get();
    expect(rows()).toBe(COUNT);
    const changed = ids[3] ?? '';
    writeScanFacts(
      asked,
      read(9, (id) => (id === changed ? 'no' : 'yes')),
    );
    // One for all that is as it was, one for what is new.
    expect(rows()).toBe(COUNT + 2);
    const held = (key: string, field: string) =>
      asked.ledger.register.get({ kind: 'account', key })?.fields.get(field)?.held('observed');
    for (const id of ids)
      expect(held(id, 'credentials.accessKeys')).toMatchObject({
        provenance: { detail: expect.stringMatching(/^request-8-/) },
        confirmed: { basis: 'observed', source: API, at: '2026-11-24T09:00:00.000Z' },
      });
    expect(held(changed, 'credentials.mfa')).toMatchObject({
      statement: { value: 'no' },
      provenance: { detail: 'request-9-3', at: '2026-11-24T09:00:30.497Z' },
    });
    expect(verifyLedger(asked.ledger)).toEqual([]);
  });

  it('are not made older by being read twice within a minute', () => {
    const asked = context();
    for (const hour of [8, 8])
      writeScanFacts(
        asked,
        read(hour, () => 'yes'),
      );
    const held = asked.ledger.register.get({ kind: 'account', key: ids[0] ?? '' })?.fields.get('credentials.mfa');
    expect(held?.effective?.confirmed).toMatchObject({ at: '2026-11-24T08:00:30.500Z', detail: 'request-8-0' });
  });

  it('add some tens of bytes for each that is as it was, and nothing for each answer', () => {
    const asked = context();
    const { db } = asked.ledger;
    const size = () =>
      (db.pragma('page_count', { simple: true }) as number) * (db.pragma('page_size', { simple: true }) as number);
    const many = (hour: number) =>
      read(hour, () => 'yes').map(({ account, facts }) => ({
        account,
        facts: Array.from({ length: 10 }, (_, at) =>
          facts.map((fact) => ({
            ...fact,
            field: `${fact.field}${at}`,
            provenance: { ...fact.provenance, source: `${API}${at}` },
          })),
        ).flat(),
      }));
    writeScanFacts(asked, many(0));
    const before = size();
    const again = 10;
    for (let hour = 1; hour <= again; hour += 1) writeScanFacts(asked, many(hour));
    expect((size() - before) / (again * COUNT * 20)).toBeLessThan(70);
  });
});
