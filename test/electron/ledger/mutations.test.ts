/**
 * Whatever single thing somebody changes in a decrypted ledger, verifying it says so, or the app does not act on it.
 * The ledger is one that an older version began: it has entries of both rules.
 */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { unlockWithPassphrase } from '../../../electron/keys/unlock.ts';
import { openEncrypted } from '../../../electron/ledger/connection.ts';
import { LedgerHost } from '../../../electron/ledger/host.ts';
import { keepAnswers, keepDay } from '../../../electron/ledger/kept-answers.ts';
import { databaseOf } from '../../../electron/ledger/open.ts';
import { verifyDatabase } from '../../../electron/ledger/verify.ts';
import { ROOT } from '../../../scripts/setup/paths.ts';
import { fillMore, STORED_PASSPHRASE } from '../../fixtures/ledgers/make.ts';
import { emptyParts, rowMutations, schemaMutations, tried } from './mutations.ts';
import { scratch } from './scratch.ts';

/** What may be changed without a word, and why that is nothing that the app would act on. */
const NOT_ACTED_UPON: Readonly<Record<string, string>> = {
  'fact.id changed': 'a row’s number: what a fact says, and of what, is sealed without it',
  'provenance row added': 'a source that no fact and no confirmation names is read by nobody',
  'kept_answer row deleted': 'worked out anew',
  'kept_day row deleted': 'worked out anew',
};

async function ledgerOfOld() {
  const folder = join(scratch(), 'ledger');
  cpSync(join(ROOT, 'test', 'fixtures', 'ledgers', 'schema-2'), folder, { recursive: true });
  const unlocked = await unlockWithPassphrase(folder, new TextEncoder().encode(STORED_PASSPHRASE));
  const db = openEncrypted(join(folder, 'ledger.db'), unlocked.keys[0].key);
  const host = new LedgerHost(databaseOf(db), () => new Date('2026-11-24T13:00:00.000Z'));
  fillMore(host);
  const ada = { kind: 'person', key: 'ada@fernhill.example', field: 'name' } as const;
  const declared = { basis: 'declared', source: 'person', at: '2026-11-24T12:59:00.000Z', by: 'me' } as const;
  host.ledger.change({ actor: 'me', action: 'edit', title: 'Renamed' }, (draft) =>
    draft.put({ ...ada, statement: { value: 'Ada L.' }, provenance: declared }),
  );
  host.ledger.change({ actor: 'me', action: 'edit', title: 'Forgot' }, (draft) =>
    draft.end({ ...ada, item: '', basis: 'declared' }),
  );
  keepAnswers(db, 'build', new Map([['home.get', { answer: { people: 2 }, judgedAt: '2026-11-24T13:00:00.000Z' }]]));
  keepDay(db, 'trend/1/2026-11-23', '{"accounts":1}');
  return db;
}

test('every single change of a table or of the schema is found, or is nothing that the app acts on', async () => {
  const db = await ledgerOfOld();
  expect(verifyDatabase(db)).toEqual([]);
  db.pragma('foreign_keys = OFF');
  db.pragma('ignore_check_constraints = ON');
  // A table or column that somebody adds later is tried by itself, as soon as it holds something here.
  expect(emptyParts(db)).toEqual([]);
  const counts = { tried: 0, found: 0, refused: 0, excused: 0 };
  const missed: string[] = [];
  for (const mutations of [rowMutations(db), schemaMutations(db)])
    for (const mutation of [...mutations]) {
      counts.tried += 1;
      const problems = tried(db, mutation, () => verifyDatabase(db));
      if (problems === 'refused') counts.refused += 1;
      else if (problems.length > 0) counts.found += 1;
      else if (Object.hasOwn(NOT_ACTED_UPON, mutation.kind)) counts.excused += 1;
      else missed.push(`${mutation.kind}: ${mutation.what}`);
    }
  process.stdout.write(`Single changes of a ledger: ${JSON.stringify(counts)}\n`);
  expect(missed).toEqual([]);
  expect(counts.found).toBeGreaterThan(500);
  expect(verifyDatabase(db)).toEqual([]);
});
