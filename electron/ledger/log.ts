/** The append-only, hash-chained log: every change of the ledger is one entry that seals all that belongs to it. */
import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { Json } from '../../shared/register/facts.ts';
import { canonicalJson } from '../../shared/register/facts.ts';
import { refuseFutureHead } from './clock.ts';
import { contentDigest } from './sealing/content.ts';

export interface LogEntry {
  readonly seq: number;
  /** ISO 8601, UTC. Never before the entry it follows, even if the clock was set back; only a `clock` entry begins anew. */
  readonly at: string;
  /** What the clock said, ISO 8601; null in entries of before it was kept. */
  readonly wall: string | null;
  readonly actor: string;
  /** What kind of change, such as `scan`, `import`, `edit`, `undo`. */
  readonly action: string;
  /** One readable line. */
  readonly title: string;
  readonly reason: string | null;
  readonly detail: Json;
}

export interface LogRow {
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
  rule: number;
  wall: string | null;
}

/** Which entry is the last, and its seal. */
export interface Head {
  readonly seq: number;
  /** 64 hexadecimal digits. */
  readonly hash: string;
}

export const GENESIS = Buffer.alloc(32);
/** The rule that entries are sealed by now. Entries of rule 1 sealed facts alone, by their numbers. */
export const RULE = 2;
/** The entry that seals anew what older entries did not cover: it covers all that was there before it. */
export const RESEAL = 'reseal';
/** The entry that says that the clock is right, and from which on the log goes by it. */
export const CLOCK = 'clock';
/** The entry that a restored backup begins with. */
export const RESTORE = 'restore';
/** The entry that says that the note of the last entry began anew, or that somebody went on without entries that were there. */
export const WITNESS = 'witness';

/** The seal of an entry: over the one before it, its own words, and the digest of what belongs to it. */
export function sealOf(
  entry: Omit<LogRow, 'facts_digest' | 'previous' | 'hash'>,
  digest: Buffer,
  previous: Buffer,
): Buffer {
  const { seq, at, actor, action, title, reason, detail, rule, wall } = entry;
  const words =
    rule === 1
      ? [seq, at, actor, action, title, reason, detail]
      : [rule, seq, at, wall, actor, action, title, reason, detail];
  return createHash('sha256').update(previous).update(canonicalJson(words)).update(digest).digest();
}

/** The last entry's number and seal: what an evidence pack quotes. */
export function chainHead(db: Database): Head & { at: string | null } {
  const row = db.prepare('SELECT seq, at, hash FROM log ORDER BY seq DESC LIMIT 1').get() as LogRow | undefined;
  return row === undefined
    ? { seq: 0, at: null, hash: GENESIS.toString('hex') }
    : { seq: row.seq, at: row.at, hash: row.hash.toString('hex') };
}

/** The last entry at an instant (ISO 8601): what was known then is what entries up to it said. Zero before the first. */
export function entryAsOf(db: Database, at: string): number {
  return (db.prepare('SELECT max(seq) FROM log WHERE at <= ?').pluck().get(at) as number | null) ?? 0;
}

/**
 * Reserve the next entry. Call inside a transaction, write what belongs to it with its `seq`, then `seal` it.
 * Rows may come first because their references to the log are checked at the commit. Throws `clock` where the last entry
 * is of a day that has not come; `anyClock` takes the time of that entry instead, `afresh` the clock's.
 */
export function nextEntry(
  db: Database,
  now: Date,
  { anyClock = false, afresh = false } = {},
): { seq: number; at: string; wall: string } {
  const head = chainHead(db);
  if (!anyClock && !afresh) refuseFutureHead(head.at, now);
  const wall = now.toISOString();
  return { seq: head.seq + 1, at: !afresh && head.at !== null && head.at > wall ? head.at : wall, wall };
}

/** Write the entry over what was already written with its number. Call once, inside the same transaction. */
export function sealEntry(db: Database, entry: LogEntry): void {
  const previous = Buffer.from(chainHead(db).hash, 'hex');
  const digest = contentDigest(db, entry.seq, { before: entry.action === RESEAL });
  const detail = canonicalJson(entry.detail);
  const { seq, at, wall, actor, action, title, reason } = entry;
  const hash = sealOf({ seq, at, actor, action, title, reason, detail, rule: RULE, wall }, digest, previous);
  db.prepare(
    `INSERT INTO log (seq, at, actor, action, title, reason, detail, facts_digest, previous, hash, rule, wall)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(seq, at, actor, action, title, reason, detail, digest, previous, hash, RULE, wall);
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
    wall: row.wall,
    actor: row.actor,
    action: row.action,
    title: row.title,
    reason: row.reason,
    detail: JSON.parse(row.detail) as Json,
    hash: row.hash.toString('hex'),
  }));
}
