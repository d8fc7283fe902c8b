/** A copy of the ledger's database under the same key, and what is in it. */

import { type LedgerDatabase, openEncrypted } from '../ledger/connection.ts';
import { connectionErrorOf } from '../ledger/connection-errors.ts';
import { MIGRATIONS, migrate } from '../ledger/migrations/index.ts';
import type { Migration } from '../ledger/migrations/migration.ts';
import { type NotedHead, notedHead } from '../ledger/noted-heads.ts';
import { verifyDatabase } from '../ledger/verify.ts';
import { BackupError } from './errors.ts';

/** What somebody wants to know of a ledger before taking it. */
export interface Content {
  readonly schema: number;
  readonly accounts: number;
  readonly people: number;
  readonly facts: number;
  readonly lastEntry: {
    readonly seq: number;
    readonly at: string;
    readonly actor: string;
    readonly title: string;
  } | null;
}

/** What an open ledger holds now. For a database of this app's schema. */
export function contentOf(db: LedgerDatabase): Content {
  const current = db
    .prepare(
      `SELECT count(*) FROM subject WHERE kind = ?
       AND EXISTS (SELECT 1 FROM fact WHERE fact.subject_id = subject.id AND fact.ended_seq IS NULL)`,
    )
    .pluck();
  const last = db.prepare('SELECT seq, at, actor, title FROM log ORDER BY seq DESC LIMIT 1').get();
  return {
    schema: schemaOf(db),
    accounts: current.get('account') as number,
    people: current.get('person') as number,
    facts: db.prepare('SELECT count(*) FROM fact').pluck().get() as number,
    lastEntry: (last as Content['lastEntry']) ?? null,
  };
}

function schemaOf(db: LedgerDatabase): number {
  return db.pragma('user_version', { simple: true }) as number;
}

/**
 * Copies the database to `copy` while others may be reading and writing it, then proves the copy: it opens with the key, is
 * sound, its log verifies, and it has every fact that the ledger had at the copy's last log entry. Throws what opening
 * throws, or a BackupError `check-failed`.
 */
export function copyDatabase(
  database: string,
  copy: string,
  key: Buffer,
): { readonly content: Content; readonly noted: NotedHead | null } {
  const source = openEncrypted(database, key, { readonly: true });
  try {
    source.prepare('VACUUM INTO ?').run(copy);
    const made = openEncrypted(copy, key, { readonly: true });
    try {
      const [problem] = verifyDatabase(made);
      if (problem !== undefined) throw new BackupError('check-failed', 'the copy is not sound');
      const content = contentOf(made);
      const seq = content.lastEntry?.seq ?? 0;
      const expected = source.prepare('SELECT count(*) FROM fact WHERE added_seq <= ?').pluck().get(seq);
      if (expected !== content.facts) throw new BackupError('check-failed', 'the copy lacks facts');
      return { content, noted: notedHead(made) };
    } finally {
      made.close();
    }
  } catch (error) {
    throw connectionErrorOf(error) ?? error;
  } finally {
    source.close();
  }
}

/**
 * Opens a database taken out of a backup, brings it to this app's schema and checks it. Only ever done to a copy. Throws
 * `ledger-newer`, `ledger-damaged` and what opening throws.
 */
export function openCopy(file: string, key: Buffer, migrations: readonly Migration[] = MIGRATIONS): Content {
  const db = openEncrypted(file, key);
  try {
    const before = schemaOf(db);
    migrate(db, migrations);
    const [problem] = verifyDatabase(db, migrations);
    if (problem !== undefined) throw new BackupError('damaged', problem);
    const content = contentOf(db);
    db.pragma('wal_checkpoint(TRUNCATE)');
    return { ...content, schema: before };
  } catch (error) {
    throw connectionErrorOf(error) ?? error;
  } finally {
    db.close();
  }
}
