import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { Assessment } from '../../../electron/ledger/assessment.ts';
import { Ledger } from '../../../electron/ledger/ledger.ts';
import {
  beginScanRun,
  finishScanRun,
  markListed,
  markScanned,
  scanOutcomes,
  unfinishedRun,
} from '../../../electron/ledger/scan-runs.ts';

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
