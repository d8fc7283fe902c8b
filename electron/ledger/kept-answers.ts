/**
 * Answers kept in the ledger's database, for the first screen to show at once after unlocking.
 *
 * A cache: answers of another build, of another last log entry, or that cannot be read are as good as none. The database
 * throws them away itself with every change of what they were worked out from (see the migration).
 */
import type { Database } from 'better-sqlite3';
import { chainHead } from './log.ts';

export interface KeptAnswer {
  readonly answer: unknown;
  /** The instant that it was worked out for, ISO 8601. */
  readonly judgedAt: string;
}

interface Row {
  readonly channel: string;
  readonly judged_at: string;
  readonly answer: string;
}

/** What was kept by this build of the app about the ledger as it stands, by channel; nothing where anything is amiss. */
export function keptAnswers(db: Database, build: string): ReadonlyMap<string, KeptAnswer> {
  try {
    const rows = db
      .prepare('SELECT channel, judged_at, answer FROM kept_answer WHERE build = ? AND head = ?')
      .all(build, chainHead(db).hash) as Row[];
    return new Map(
      rows.map(({ channel, judged_at, answer }) => [channel, { answer: JSON.parse(answer), judgedAt: judged_at }]),
    );
  } catch {
    return new Map();
  }
}

/** Keep these answers instead of those kept before. */
export function keepAnswers(db: Database, build: string, answers: ReadonlyMap<string, KeptAnswer>): void {
  const insert = db.prepare('INSERT INTO kept_answer (channel, build, head, judged_at, answer) VALUES (?, ?, ?, ?, ?)');
  db.transaction(() => {
    const { hash } = chainHead(db);
    db.prepare('DELETE FROM kept_answer').run();
    for (const [channel, { answer, judgedAt }] of answers)
      insert.run(channel, build, hash, judgedAt, JSON.stringify(answer));
  }).immediate();
}
