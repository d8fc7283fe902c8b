/** Recomputing the whole chain: is every entry, and everything that belongs to one, as it was sealed? */
import type { Database } from 'better-sqlite3';
import { GENESIS, type Head, type LogRow, RESEAL, RULE, sealOf } from '../log.ts';
import { contentDigest, strayRows } from './content.ts';
import { oldDigest } from './old-rule.ts';

/** Answers what does not fit, in words; empty when everything is as it was sealed. */
export function verifyChain(db: Database): string[] {
  const problems: string[] = [];
  let previous: Buffer = GENESIS;
  let expected = 1;
  let rule = 1;
  let resealed = false;
  for (const row of db.prepare('SELECT * FROM log ORDER BY seq').iterate() as Iterable<LogRow>) {
    if (row.seq !== expected) problems.push(`log entry ${expected} is missing`);
    expected = row.seq + 1;
    if (!row.previous.equals(previous)) problems.push(`log entry ${row.seq} does not follow the one before it`);
    const reseals = row.action === RESEAL && row.rule !== 1;
    if (row.rule < rule || row.rule > RULE) problems.push(`log entry ${row.seq} is sealed by another rule`);
    // Only a ledger that older versions began has something to seal anew, and does so before anything else.
    if (row.rule !== 1 && rule === 1 && row.seq > 1 && !reseals)
      problems.push(`log entry ${row.seq} does not seal what was there before it`);
    if (row.rule === 1 && row.wall !== null) problems.push(`log entry ${row.seq} was altered`);
    rule = Math.max(rule, row.rule);
    resealed ||= reseals;
    const digest = row.rule === 1 ? oldDigest(db, row.seq) : contentDigest(db, row.seq, { before: reseals });
    if (!digest.equals(row.facts_digest)) problems.push(`what belongs to log entry ${row.seq} is not what it sealed`);
    if (!sealOf(row, row.facts_digest, row.previous).equals(row.hash))
      problems.push(`log entry ${row.seq} was altered`);
    previous = row.hash;
  }
  return [...problems, ...strayRows(db, resealed), ...inconsistencies(db)];
}

/** What is kept twice for speed, or has to be there because something else is: each with the words for how many differ. */
const AGREEMENTS: readonly (readonly [sql: string, words: string])[] = [
  [
    'SELECT count(*) FROM fact f JOIN provenance p ON p.id = f.provenance_id WHERE p.basis <> f.basis',
    'facts have another basis than their source',
  ],
  [
    `SELECT count(*) FROM fact f WHERE f.confirmed_id <> coalesce(
       (SELECT c.provenance_id FROM confirmation c WHERE c.fact_id = f.id ORDER BY c.seq DESC LIMIT 1), f.provenance_id)`,
    'facts are not confirmed by what their entries say',
  ],
  [
    'SELECT count(*) FROM subject s WHERE NOT EXISTS (SELECT 1 FROM fact f WHERE f.subject_id = s.id)',
    'subjects have no fact',
  ],
  ['SELECT count(*) FROM scan_run WHERE (finished IS NULL) <> (finished_seq IS NULL)', 'scans end in no log entry'],
  ['SELECT count(*) FROM fact WHERE id < 1', 'facts have no number'],
];

function inconsistencies(db: Database): string[] {
  return AGREEMENTS.flatMap(([sql, words]) => {
    const count = db.prepare(sql).pluck().get() as number;
    return count === 0 ? [] : [`${count} ${words}`];
  });
}

/** Is a head that was noted elsewhere an entry of this chain? The problem in words, or null. */
export function headProblem(db: Database, { seq, hash }: Head): string | null {
  if (seq === 0) return null;
  const found = db.prepare('SELECT hash FROM log WHERE seq = ?').pluck().get(seq) as Buffer | undefined;
  if (found === undefined) {
    const last = db.prepare('SELECT coalesce(max(seq), 0) FROM log').pluck().get() as number;
    return `entry ${seq} is not in the log, which ends with entry ${last}: ${seq - last} entries are missing`;
  }
  return found.toString('hex') === hash ? null : `entry ${seq} is another one than was noted`;
}
