/** Files kept inside the ledger, each under its sum: what is stored can always be told from what was kept. */
import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
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
  const kept = new Set<string>();
  const rows = db.prepare('SELECT hash, size_bytes, bytes FROM attachment').iterate() as Iterable<{
    hash: string;
    size_bytes: number;
    bytes: Buffer;
  }>;
  for (const { hash, size_bytes, bytes } of rows) {
    kept.add(hash);
    if (sumOf(bytes) !== hash || bytes.byteLength !== size_bytes)
      damaged.push(`evidence: the file ${short(hash)} is not what was kept`);
  }
  for (const { hash, text, subject, imported } of proofsIn(db).values())
    if (!kept.has(hash) && !imported) damaged.push(`evidence: ${subject} rests on a file that is missing: ${text}`);
  return damaged;
}

/**
 * What is worth knowing of proofs and files, in words: files that no proof names, and proofs whose file was left behind where
 * the records came from, because exports carry its sum and not its bytes.
 */
export function notesOnAttachments(db: Database): string[] {
  const named = proofsIn(db);
  const kept = new Set(db.prepare('SELECT hash FROM attachment').pluck().all() as string[]);
  return [
    ...[...kept]
      .filter((hash) => !named.has(hash))
      .map((hash) => `evidence: no proof refers to the file ${short(hash)}`),
    ...[...named.values()]
      .filter(({ hash, imported }) => imported && !kept.has(hash))
      .map(({ text, subject }) => `evidence: ${subject} names a file that did not come with its import: ${text}`),
  ];
}

interface Proof {
  readonly hash: string;
  readonly text: string;
  readonly subject: string;
  /** It came with an import, and was not kept here. */
  readonly imported: boolean;
}

const proofSchema = z.object({
  evidence: z.array(z.object({ kind: z.string(), text: z.string(), hash: z.string().optional() })),
});

/** Every file that a proof names or ever named, by its sum, as the first entry that named it says. */
function proofsIn(db: Database): Map<string, Proof> {
  const rows = db
    .prepare(
      `SELECT s.key AS subject, f.value, l.action FROM fact f JOIN subject s ON s.id = f.subject_id
       LEFT JOIN log l ON l.seq = f.added_seq
       WHERE s.kind = 'case' AND f.field = 'progress' AND f.value LIKE '%"hash"%' ORDER BY f.added_seq, f.id`,
    )
    .iterate() as Iterable<{ subject: string; value: string; action: string | null }>;
  const proofs = new Map<string, Proof>();
  for (const { subject, value, action } of rows)
    for (const { kind, text, hash } of evidenceIn(value))
      if (kind === 'file' && hash !== undefined && !proofs.has(hash))
        proofs.set(hash, { hash, text, subject, imported: action === 'import' });
  return proofs;
}

/** What cannot be read is for the check of the chain to tell. */
function evidenceIn(value: string): z.output<typeof proofSchema>['evidence'] {
  try {
    return proofSchema.safeParse(JSON.parse(value)).data?.evidence ?? [];
  } catch {
    return [];
  }
}

const short = (hash: string): string => `${hash.slice(0, 16)}…`;
