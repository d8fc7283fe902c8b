/** Opening the database of a ledger folder. */
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { openEncrypted } from './connection.ts';

export interface OpenDatabase {
  readonly db: Database;
  /** Fold the journal into the file and close it. */
  close(): void;
}

export const DATABASE_FILE = 'ledger.db';

/** Open (or, with `create`, make) the encrypted database of a ledger folder. Throws a `LedgerError`. */
export function openLedgerDatabase(folder: string, dataKey: Buffer, options: { create?: boolean } = {}): OpenDatabase {
  return databaseOf(openEncrypted(join(folder, DATABASE_FILE), dataKey, options));
}

/** Wrap an open database so that closing it leaves no journal behind. */
export function databaseOf(db: Database): OpenDatabase {
  return {
    db,
    close: () => {
      if (!db.open) return;
      db.pragma('wal_checkpoint(TRUNCATE)');
      db.close();
    },
  };
}
