/** The append-only, hash-chained log: every change of the ledger is one entry that seals the facts it added and ended. */
import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { Json } from '../../shared/register/facts.ts';
import { canonicalJson } from '../../shared/register/facts.ts';

export interface LogEntry {
  readonly seq: number;
  /** ISO 8601, UTC. Never before the entry it follows, even if the clock was set back. */
  readonly at: string;
  readonly actor: string;
  /** What kind of change, such as `scan`, `import`, `edit`, `undo`. */
  readonly action: string;
  /** One readable line. */
  readonly title: string;
  readonly reason: string | null;
  readonly detail: Json;
}

interface LogRow {
  seq: number;
  at: string;
  actor: string;
  action: string;
  title: string;
  reason: string | null;
  detail: string;
  facts_digest: Buffer;
  previous: Buffer;
  hash: Buffer;
}

const GENESIS = Buffer.alloc(32);

/** The hash that seals an entry: over the one before it, its own words, and the facts it added and ended. */
function sealOf(entry: Omit<LogEntry, 'detail'> & { detail: string }, factsDigest: Buffer, previous: Buffer): Buffer {
  const { seq, at, actor, action, title, reason, detail } = entry;
  return createHash('sha256')
    .update(previous)
    .update(canonicalJson([seq, at, actor, action, title, reason, detail]))
    .update(factsDigest)
    .digest();
}

/** Digest of the facts that an entry added and ended, in the order of their ids. */
function factsDigest(db: Database, seq: number): Buffer {
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

/** The last entry's number and seal: what an evidence pack quotes. */
export function chainHead(db: Database): { seq: number; at: string | null; hash: string } {
  const row = db.prepare('SELECT seq, at, hash FROM log ORDER BY seq DESC LIMIT 1').get() as LogRow | undefined;
  return row === undefined
    ? { seq: 0, at: null, hash: GENESIS.toString('hex') }
    : { seq: row.seq, at: row.at, hash: row.hash.toString('hex') };
}

/**
 * Reserve the next entry. Call inside a transaction, write the facts with its `seq`, then `seal` it.
 * The facts may come first because their references to the log are checked at the commit.
 */
export function nextEntry(db: Database, now: Date): { seq: number; at: string } {
  const head = chainHead(db);
  const wall = now.toISOString();
  return { seq: head.seq + 1, at: head.at !== null && head.at > wall ? head.at : wall };
}

/** Write the entry over the facts already written with its number. Call once, inside the same transaction. */
export function sealEntry(db: Database, entry: LogEntry): void {
  const previous = Buffer.from(chainHead(db).hash, 'hex');
  const digest = factsDigest(db, entry.seq);
  const detail = canonicalJson(entry.detail);
  const hash = sealOf({ ...entry, detail }, digest, previous);
  db.prepare(
    `INSERT INTO log (seq, at, actor, action, title, reason, detail, facts_digest, previous, hash)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(entry.seq, entry.at, entry.actor, entry.action, entry.title, entry.reason, detail, digest, previous, hash);
}

/** Recompute the whole chain. Answers what does not fit, in words; empty when every entry and fact is as it was sealed. */
export function verifyChain(db: Database): string[] {
  const problems: string[] = [];
  let previous: Buffer = GENESIS;
  let expected = 1;
  for (const row of db.prepare('SELECT * FROM log ORDER BY seq').iterate() as Iterable<LogRow>) {
    if (row.seq !== expected) problems.push(`log entry ${expected} is missing`);
    expected = row.seq + 1;
    if (!row.previous.equals(previous)) problems.push(`log entry ${row.seq} does not follow the one before it`);
    const digest = factsDigest(db, row.seq);
    if (!digest.equals(row.facts_digest)) problems.push(`the facts of log entry ${row.seq} are not those it sealed`);
    if (!sealOf(row, row.facts_digest, row.previous).equals(row.hash))
      problems.push(`log entry ${row.seq} was altered`);
    previous = row.hash;
  }
  const stray = db
    .prepare(
      'SELECT count(*) FROM fact WHERE added_seq NOT IN (SELECT seq FROM log) OR ended_seq NOT IN (SELECT seq FROM log)',
    )
    .pluck()
    .get() as number;
  if (stray > 0) problems.push(`${stray} facts belong to no log entry`);
  return problems;
}

/** A page of the log, newest first; `search` looks in titles, actors and reasons. */
export function readLog(
  db: Database,
  { before, limit, search }: { before?: number | undefined; limit: number; search: string },
): (LogEntry & { hash: string })[] {
  const pattern = `%${search.replace(/[\\%_]/g, (character) => `\\${character}`)}%`;
  const rows = db
    .prepare(
      `SELECT * FROM log WHERE seq < ? AND (title || ' ' || actor || ' ' || coalesce(reason, '')) LIKE ? ESCAPE '\\'
       ORDER BY seq DESC LIMIT ?`,
    )
    .all(before ?? Number.MAX_SAFE_INTEGER, pattern, limit) as LogRow[];
  return rows.map((row) => ({
    seq: row.seq,
    at: row.at,
    actor: row.actor,
    action: row.action,
    title: row.title,
    reason: row.reason,
    detail: JSON.parse(row.detail) as Json,
    hash: row.hash.toString('hex'),
  }));
}
