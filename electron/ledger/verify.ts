/** Is the ledger whole? */
import type { Database } from 'better-sqlite3';
import { damagedAttachments } from './attachments.ts';
import { ConnectionError } from './connection-errors.ts';
import { damagedAnswers } from './kept-answers.ts';
import type { Ledger } from './ledger.ts';
import { MIGRATIONS, schemaProblems } from './migrations/index.ts';
import type { Migration } from './migrations/migration.ts';
import { verifyChain } from './sealing/chain.ts';

/** Checks the database's own structure, its references, the files kept as evidence and the sealed log. Answers what is wrong, in words. */
export function verifyLedger(ledger: Ledger): string[] {
  return verifyDatabase(ledger.db);
}

/** Reads every page once, some milliseconds per megabyte. Throws a `LedgerError` or what SQLite throws if one is damaged. */
export function readWhole(db: Database): void {
  if (db.pragma('quick_check(1)', { simple: true }) !== 'ok') throw new ConnectionError('damaged');
}

/** The same for a database that is not folded into a register: a backup being checked. */
export function verifyDatabase(db: Database, migrations: readonly Migration[] = MIGRATIONS): string[] {
  const structure = (db.pragma('integrity_check') as { integrity_check: string }[])
    .map((row) => row.integrity_check)
    .filter((line) => line !== 'ok')
    .map((line) => `database: ${line}`);
  const references = (db.pragma('foreign_key_check') as { table: string; rowid: number }[]).map(
    (row) => `database: a ${row.table} row (${row.rowid}) refers to something that is not there`,
  );
  const built = schemaProblems(db, migrations).map((problem) => `database: ${problem}`);
  // With other tables than ours, the questions below may not even be askable.
  if (built.length > 0) return [...structure, ...references, ...built];
  return [...structure, ...references, ...damagedAttachments(db), ...damagedAnswers(db), ...verifyChain(db)];
}
