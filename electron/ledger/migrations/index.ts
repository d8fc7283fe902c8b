/** The ledger's schema, step by step. */
import type { Database } from 'better-sqlite3';
import { LedgerError } from '../../../shared/ipc/result.ts';
import { resealed } from '../sealing/reseal.ts';
import { factsAndLog } from './0001-facts-and-log.ts';
import { keptAnswers } from './0002-kept-answers.ts';
import { wholeSeals } from './0003-whole-seals.ts';
import type { Migration } from './migration.ts';
import { strangersIn } from './strangers.ts';

export const MIGRATIONS: readonly Migration[] = [factsAndLog, keptAnswers, wholeSeals];

export const SCHEMA_VERSION = Math.max(...MIGRATIONS.map((migration) => migration.version));

/**
 * Bring a ledger to this app's schema, all in one transaction.
 *
 * Throws `ledger-newer` for a ledger from a later version, and `ledger-damaged` for one with a table, a trigger or anything
 * else that no version made: it is left untouched, because a trigger would change what is written from then on.
 */
export function migrate(db: Database, migrations: readonly Migration[] = MIGRATIONS, now: Date = new Date()): void {
  const newest = Math.max(...migrations.map((migration) => migration.version));
  const version = db.pragma('user_version', { simple: true }) as number;
  if (version > newest)
    throw new LedgerError('ledger-newer', 'This ledger was written by a newer version of Root Ledger.', {
      hint: 'Install the current version of Root Ledger to open it. Nothing was changed.',
      detail: `schema ${version}, this app knows ${newest}`,
    });
  refuseStrangers(db, version, migrations);
  if (version === newest) return;
  db.transaction(() => {
    for (const migration of migrations) {
      if (migration.version <= version) continue;
      db.exec(migration.up);
      db.pragma(`user_version = ${migration.version}`);
    }
    if (version > 0 && version < wholeSeals.version && newest >= wholeSeals.version) resealed(db, now);
  }).immediate();
}

/** What is in the database and not made by the steps up to its version, and what is missing of them, in words. */
export function schemaProblems(db: Database, migrations: readonly Migration[] = MIGRATIONS): string[] {
  return strangersIn(db, db.pragma('user_version', { simple: true }) as number, migrations);
}

function refuseStrangers(db: Database, version: number, migrations: readonly Migration[]): void {
  const [stranger] = strangersIn(db, version, migrations);
  if (stranger === undefined) return;
  throw new LedgerError('ledger-damaged', `The ledger is not built as Root Ledger builds it: ${stranger}.`, {
    hint: 'Somebody changed it with another program. Restore the newest backup. The file was left as it is.',
  });
}
