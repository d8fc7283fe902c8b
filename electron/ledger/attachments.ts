/** Files kept inside the ledger, each under its sum: what is stored can always be told from what was kept. */
import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { LedgerError } from '../../shared/ipc/result.ts';

export interface Attachment {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** SHA-256 in hexadecimal. */
export function sumOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Within a change: `seq` is its entry in the log. The same bytes are kept once. */
export function keepAttachment(db: Database, { name, bytes }: Attachment, seq: number): void {
  db.prepare('INSERT OR IGNORE INTO attachment (hash, name, size_bytes, bytes, added_seq) VALUES (?, ?, ?, ?, ?)').run(
    sumOf(bytes),
    name,
    bytes.byteLength,
    bytes,
    seq,
  );
}

/** Throws `not-found`, or `ledger-damaged` when what is stored is not what was kept. */
export function attachmentIn(db: Database, hash: string): Attachment {
  const row = db.prepare('SELECT name, bytes FROM attachment WHERE hash = ?').get(hash) as Attachment | undefined;
  if (row === undefined) throw new LedgerError('not-found', 'The ledger has no such file.');
  if (sumOf(row.bytes) !== hash) throw new LedgerError('ledger-damaged', `The file ${row.name} is not what was kept.`);
  return row;
}

/** Files that are not what was kept, and proofs without their file, in words. */
export function damagedAttachments(db: Database): string[] {
  const damaged: string[] = [];
  const rows = db.prepare('SELECT hash, size_bytes, bytes FROM attachment').iterate() as Iterable<{
    hash: string;
    size_bytes: number;
    bytes: Buffer;
  }>;
  for (const { hash, size_bytes, bytes } of rows)
    if (sumOf(bytes) !== hash || bytes.byteLength !== size_bytes)
      damaged.push(`evidence: the file ${hash.slice(0, 16)}… is not what was kept`);
  return damaged;
}
