/** The ledger's schema, step by step. */
import type { Database } from 'better-sqlite3';
import { LedgerError } from '../../../shared/ipc/result.ts';
import { factsAndLog } from './0001-facts-and-log.ts';
import { keptAnswers } from './0002-kept-answers.ts';
import type { Migration } from './migration.ts';

export const MIGRATIONS: readonly Migration[] = [factsAndLog, keptAnswers];

export const SCHEMA_VERSION = Math.max(...MIGRATIONS.map((migration) => migration.version));

/**
 * Bring a ledger to this app's schema, all in one transaction.
 *
 * Throws `ledger-newer` for a ledger from a later version, which is left untouched.
 */
export function migrate(db: Database, migrations: readonly Migration[] = MIGRATIONS): void {
  const newest = Math.max(...migrations.map((migration) => migration.version));
  const version = db.pragma('user_version', { simple: true }) as number;
  if (version > newest)
    throw new LedgerError('ledger-newer', 'This ledger was written by a newer version of Root Ledger.', {
      hint: 'Install the current version of Root Ledger to open it. Nothing was changed.',
      detail: `schema ${version}, this app knows ${newest}`,
    });
  if (version === newest) return;
  db.transaction(() => {
    for (const migration of migrations) {
      if (migration.version <= version) continue;
      db.exec(migration.up);
      db.pragma(`user_version = ${migration.version}`);
    }
  }).immediate();
}
