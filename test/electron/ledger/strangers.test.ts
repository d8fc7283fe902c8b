/** A ledger that was rebuilt by another program is refused, before anything of it is run. */
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { openCopy } from '../../../electron/backup/database-copy.ts';
import { exitStatusFor } from '../../../electron/cli/exit-status.ts';
import { openEncrypted } from '../../../electron/ledger/connection.ts';
import { Ledger } from '../../../electron/ledger/ledger.ts';
import { MIGRATIONS, migrate } from '../../../electron/ledger/migrations/index.ts';
import type { LedgerError } from '../../../shared/ipc/result.ts';
import { scratch } from './scratch.ts';

const HOSTILE = `CREATE TRIGGER tidy AFTER INSERT ON fact WHEN NEW.value = '"left"'
  BEGIN UPDATE fact SET ended_seq = NEW.added_seq WHERE id = NEW.id; END`;

const refusalOf = (work: () => unknown): LedgerError => {
  try {
    work();
  } catch (error) {
    return error as LedgerError;
  }
  throw new Error('It was not refused.');
};

test.each([
  ['a trigger', HOSTILE, /trigger tidy, which no version makes/],
  ['a view', 'CREATE VIEW facts AS SELECT 1', /view facts/],
  ['a table', 'CREATE TABLE hidden (id INTEGER)', /table hidden/],
  ['an index', 'CREATE INDEX quicker ON fact (field)', /index quicker/],
  ['a missing trigger', 'DROP TRIGGER log_is_append_only_delete', /log_is_append_only_delete is missing/],
  ['another table', 'ALTER TABLE fact ADD COLUMN hidden TEXT', /table fact is another one/],
  ['a name that speaks to terminals', 'CREATE TABLE "a\u001b[2Jb" (id INTEGER)', /table a\?\[2Jb/],
])('%s: opening is refused, and nothing is written', (_, sql, words) => {
  const db = new Database(':memory:');
  new Ledger(db);
  db.exec(sql);
  const refusal = refusalOf(() => new Ledger(db));
  expect(refusal).toMatchObject({ code: 'ledger-damaged', message: expect.stringMatching(words) });
  expect(exitStatusFor(refusal.code)).toBe(5);
  expect(db.prepare('SELECT count(*) FROM log').pluck().get()).toBe(0);
});

test('one of an older schema is refused before it is brought to the newer one', () => {
  const db = new Database(':memory:');
  migrate(db, MIGRATIONS.slice(0, 2));
  db.exec(HOSTILE);
  expect(refusalOf(() => migrate(db))).toMatchObject({ code: 'ledger-damaged' });
  expect(db.pragma('user_version', { simple: true })).toBe(2);
});

test('a schema number that was lowered is refused', () => {
  const db = new Database(':memory:');
  new Ledger(db);
  db.pragma('user_version = 1');
  expect(refusalOf(() => new Ledger(db))).toMatchObject({ code: 'ledger-damaged' });
});

test('a copy out of a backup is refused as the ledger itself', () => {
  const file = `${scratch()}/ledger.db`;
  const key = Buffer.alloc(32, 7);
  const db = openEncrypted(file, key, { create: true });
  new Ledger(db);
  db.exec(HOSTILE);
  db.close();
  expect(refusalOf(() => openCopy(file, key))).toMatchObject({ code: 'ledger-damaged' });
});
