/** The digest of the first rule, for entries that were sealed by it: facts by their numbers, and no confirmations. */
import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';

/** Digest of the facts that an entry added and ended, in the order of their ids. */
export function oldDigest(db: Database, seq: number): Buffer {
  const hash = createHash('sha256');
  const added = db
    .prepare(
      `SELECT f.id, s.kind, s.key, f.field, f.item, f.basis, f.value, f.unknown, p.source, p.detail, p.at, p.by
       FROM fact f JOIN subject s ON s.id = f.subject_id JOIN provenance p ON p.id = f.provenance_id
       WHERE f.added_seq = ? ORDER BY f.id`,
    )
    .raw();
  for (const row of added.iterate(seq)) hash.update(JSON.stringify(row)).update('\n');
  hash.update('ended\n');
  const ended = db.prepare('SELECT id FROM fact WHERE ended_seq = ? ORDER BY id').pluck();
  for (const id of ended.iterate(seq)) hash.update(`${id}\n`);
  return hash.digest();
}
