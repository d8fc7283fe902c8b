/**
 * Answers kept in the ledger's database, for the first screen to show at once after unlocking.
 *
 * A cache: answers of another build, of another last log entry, or that cannot be read are as good as none. The database
 * throws them away itself with every change of what they were worked out from (see the migration).
 */
import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { chainHead } from './log.ts';

export interface KeptAnswer {
  readonly answer: unknown;
  /** The instant that it was worked out for, ISO 8601. */
  readonly judgedAt: string;
}

interface Row {
  readonly channel: string;
  readonly build: string;
  readonly head: string;
  readonly judged_at: string;
  readonly answer: string;
  readonly sum: Buffer;
}

/** Kept with what is only worked out, and looked at before it is believed: nothing is shown that was changed since. */
export function sumOfKept(...texts: readonly string[]): Buffer {
  return createHash('sha256').update(JSON.stringify(texts)).digest();
}

const isAsKept = ({ channel, build, head, judged_at, answer, sum }: Row): boolean =>
  sumOfKept(channel, build, head, judged_at, answer).equals(sum);

/** What was kept by this build of the app about the ledger as it stands, by channel; nothing where anything is amiss. */
export function keptAnswers(db: Database, build: string): ReadonlyMap<string, KeptAnswer> {
  try {
    const rows = db
      .prepare('SELECT * FROM kept_answer WHERE build = ? AND head = ?')
      .all(build, chainHead(db).hash) as Row[];
    return new Map(
      rows
        .filter(isAsKept)
        .map(({ channel, judged_at, answer }) => [channel, { answer: JSON.parse(answer), judgedAt: judged_at }]),
    );
  } catch {
    return new Map();
  }
}

/** Keep these answers instead of those kept before. */
export function keepAnswers(db: Database, build: string, answers: ReadonlyMap<string, KeptAnswer>): void {
  const insert = db.prepare(
    'INSERT INTO kept_answer (channel, build, head, judged_at, answer, sum) VALUES (?, ?, ?, ?, ?, ?)',
  );
  db.transaction(() => {
    const { hash } = chainHead(db);
    db.prepare('DELETE FROM kept_answer').run();
    for (const [channel, { answer, judgedAt }] of answers) {
      const text = JSON.stringify(answer);
      insert.run(channel, build, hash, judgedAt, text, sumOfKept(channel, build, hash, judgedAt, text));
    }
  }).immediate();
}

/** Kept answers and days that are not what was kept, in words. They are not believed; somebody changed them all the same. */
export function damagedAnswers(db: Database): string[] {
  const answers = (db.prepare('SELECT * FROM kept_answer').all() as Row[]).filter((row) => !isAsKept(row));
  const days = (db.prepare('SELECT name, value, sum FROM kept_day').all() as KeptDayRow[]).filter(
    ({ name, value, sum }) => !sumOfKept(name, value).equals(sum),
  );
  return [...answers.map(({ channel }) => channel), ...days.map(({ name }) => name)].map(
    (name) => `kept answers: ${JSON.stringify(name.slice(0, 60))} is not what was kept`,
  );
}

interface KeptDayRow {
  readonly name: string;
  readonly value: string;
  readonly sum: Buffer;
}

/** A past day's numbers as they were kept, as text; undefined where there is none, or not as it was kept. */
export function keptDay(db: Database, name: string): string | undefined {
  const row = db.prepare('SELECT name, value, sum FROM kept_day WHERE name = ?').get(name) as KeptDayRow | undefined;
  return row !== undefined && sumOfKept(name, row.value).equals(row.sum) ? row.value : undefined;
}

export function keepDay(db: Database, name: string, value: string): void {
  db.prepare('INSERT OR REPLACE INTO kept_day (name, value, sum) VALUES (?, ?, ?)').run(
    name,
    value,
    sumOfKept(name, value),
  );
}
