/**
 * What an entry of the log seals besides its own words: every row that belongs to it, by its content.
 *
 * No number of a row is in it: two computers that hold the same entries compute the same seal, whatever their databases
 * call the rows. Lines are in the order of their content, for the same reason.
 */
import { createHash } from 'node:crypto';
import type { Database, Statement } from 'better-sqlite3';

const SLOT = 's.kind, s.key, f.field, f.item, f.basis';
const SAYS = 'f.value, f.unknown';
const SOURCE = 'p.basis, p.source, p.detail, p.at, p.by';
const FACTS = 'fact f JOIN subject s ON s.id = f.subject_id';

interface Section {
  readonly name: string;
  /** What is selected, which is also what the rows are ordered by. */
  readonly columns: string;
  readonly from: string;
}

/** The rows of one entry. */
const OF_ENTRY: readonly Section[] = [
  {
    name: 'stated',
    columns: `${SLOT}, ${SAYS}, ${SOURCE}`,
    from: `${FACTS} JOIN provenance p ON p.id = f.provenance_id WHERE f.added_seq = @seq`,
  },
  { name: 'ended', columns: `${SLOT}, f.added_seq, ${SAYS}`, from: `${FACTS} WHERE f.ended_seq = @seq` },
  {
    name: 'confirmed',
    columns: `${SLOT}, f.added_seq, ${SAYS}, ${SOURCE}`,
    from: `confirmation c JOIN fact f ON f.id = c.fact_id JOIN subject s ON s.id = f.subject_id
      JOIN provenance p ON p.id = c.provenance_id WHERE c.seq = @seq`,
  },
  { name: 'attached', columns: 'hash, name, size_bytes', from: 'attachment WHERE added_seq = @seq' },
  { name: 'scan begun', columns: 'id, scope, started', from: 'scan_run WHERE begun_seq = @seq' },
  { name: 'scan finished', columns: 'id, finished, summary', from: 'scan_run WHERE finished_seq = @seq' },
  { name: 'scanned', columns: 'run_id, account, at, outcome', from: 'scan_outcome WHERE seq = @seq' },
  { name: 'chosen', columns: 'name, value', from: 'choice WHERE seq = @seq' },
];

/** Everything that was there before an entry, which seals it anew: old entries did not cover all of it. */
const BEFORE_ENTRY: readonly Section[] = [
  {
    name: 'stated before',
    columns: `${SLOT}, f.added_seq, CASE WHEN f.ended_seq < @seq THEN f.ended_seq END, ${SAYS}, ${SOURCE}`,
    from: `${FACTS} JOIN provenance p ON p.id = f.provenance_id WHERE f.added_seq < @seq`,
  },
  {
    name: 'attached before',
    columns: 'hash, name, size_bytes, added_seq',
    from: 'attachment WHERE added_seq < @seq',
  },
  ...OF_ENTRY.filter(({ name }) =>
    ['confirmed', 'scan begun', 'scan finished', 'scanned', 'chosen'].includes(name),
  ).map(({ name, columns, from }) => ({ name: `${name} before`, columns, from: from.replaceAll('@seq', '0') })),
];

const prepared = new WeakMap<Database, Map<Section, Statement>>();

function rowsOf(db: Database, section: Section): Statement {
  const known = prepared.get(db) ?? new Map<Section, Statement>();
  prepared.set(db, known);
  let statement = known.get(section);
  if (statement === undefined) {
    const places = section.columns.split(', ').map((_, index) => index + 1);
    statement = db.prepare(`SELECT ${section.columns} FROM ${section.from} ORDER BY ${places.join(', ')}`).raw();
    known.set(section, statement);
  }
  return statement;
}

/** The digest of all rows that belong to an entry; with `before`, of all that were there before it as well. */
export function contentDigest(db: Database, seq: number, { before = false } = {}): Buffer {
  const hash = createHash('sha256');
  for (const section of before ? [...BEFORE_ENTRY, ...OF_ENTRY] : OF_ENTRY) {
    const statement = rowsOf(db, section);
    const rows =
      section.from.includes('@seq') || section.columns.includes('@seq')
        ? statement.iterate({ seq })
        : statement.iterate();
    for (const row of rows as Iterable<unknown[]>) hash.update(JSON.stringify([section.name, ...row])).update('\n');
  }
  return hash.digest();
}

/** Columns that name the entry a row belongs to. */
const BELONGS: readonly (readonly [table: string, column: string])[] = [
  ['fact', 'added_seq'],
  ['fact', 'ended_seq'],
  ['confirmation', 'seq'],
  ['attachment', 'added_seq'],
  ['scan_run', 'begun_seq'],
  ['scan_run', 'finished_seq'],
  ['scan_outcome', 'seq'],
  ['choice', 'seq'],
];

/** Rows that belong to no entry, in words. Rows of before the first whole seal (`0`) are fine where an entry sealed them. */
export function strayRows(db: Database, sealedBefore: boolean): string[] {
  return BELONGS.flatMap(([table, column]) => {
    const count = db
      .prepare(
        `SELECT count(*) FROM ${table} WHERE ${column} IS NOT NULL AND ${column} NOT IN (SELECT seq FROM log)
         ${sealedBefore && table !== 'fact' && table !== 'attachment' ? `AND ${column} <> 0` : ''}`,
      )
      .pluck()
      .get() as number;
    return count === 0 ? [] : [`${count} rows of ${table} belong to no log entry (${column})`];
  });
}
