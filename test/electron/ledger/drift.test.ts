import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { drift } from '../../../electron/ledger/drift.ts';
import { Ledger } from '../../../electron/ledger/ledger.ts';
import type { Basis, Statement } from '../../../shared/register/facts.ts';

it('tells what AWS says differently than before, and nothing else', () => {
  let now = '2026-11-01T00:00:00Z';
  const ledger = new Ledger(new Database(':memory:'), () => new Date(now));
  const say = (field: string, statement: Statement, basis: Basis = 'observed') =>
    ledger.change({ actor: 'ada', action: 'scan', title: 'Scan' }, (draft) =>
      draft.put({
        kind: 'account',
        key: '111122223333',
        field,
        statement,
        provenance: { basis, source: 'aws', at: now },
      }),
    );
  say('credentials.mfa', { value: 'yes' });
  say('email', { value: 'old@acme.example' });
  say('phone', { value: '+1' }, 'declared');
  now = '2026-11-02T00:00:00Z';
  say('credentials.mfa', { value: 'no' });
  say('email', { value: 'old@acme.example' });
  say('phone', { value: '+2' }, 'declared');
  now = '2026-11-03T00:00:00Z';
  say('credentials.mfa', { unknown: { reason: 'access-denied' } });

  const seen = drift(ledger, '', () => 'prod').map(({ field, before, after, firstSeen }) => [
    field,
    before,
    after,
    firstSeen,
  ]);
  expect(seen).toEqual([
    ['credentials.mfa', 'no', { reason: 'access-denied' }, '2026-11-03T00:00:00.000Z'],
    ['credentials.mfa', 'yes', 'no', '2026-11-02T00:00:00.000Z'],
  ]);
  expect(drift(ledger, '2026-11-02T12:00:00Z', () => null)).toHaveLength(1);
});
