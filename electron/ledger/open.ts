/** Opening the database of a ledger folder. */
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { openEncrypted } from './connection.ts';
import { WITNESS_FILE, Witness } from './witness.ts';

export interface OpenDatabase {
  readonly db: Database;
  /** What says, outside of the database, which entry is the last; null where nothing does. */
  readonly witness: Witness | null;
  /** Fold the journal into the file and close it. */
  close(): void;
}

export const DATABASE_FILE = 'ledger.db';

/** Open (or, with `create`, make) the encrypted database of a ledger folder. Throws a `LedgerError`. */
export function openLedgerDatabase(folder: string, dataKey: Buffer, options: { create?: boolean } = {}): OpenDatabase {
  const witness = new Witness(join(folder, WITNESS_FILE), dataKey);
  return databaseOf(openEncrypted(join(folder, DATABASE_FILE), dataKey, options), witness);
}

/** Wrap an open database so that closing it leaves no journal behind. */
export function databaseOf(db: Database, witness: Witness | null = null): OpenDatabase {
  return {
    db,
    witness,
    close: () => {
      if (!db.open) return;
      try {
        db.pragma('wal_checkpoint(TRUNCATE)');
      } catch {
        // What was committed is in the journal, durably: on a full disk it is folded in when the ledger is opened next.
      } finally {
        db.close();
      }
    },
  };
}
