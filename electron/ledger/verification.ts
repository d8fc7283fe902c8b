/** Everything that checking a ledger tells: what is wrong, what is worth knowing, in words. */
import { notesOnAttachments } from './attachments.ts';
import { CLOCK_TOLERANCE_MS } from './clock.ts';
import type { Ledger } from './ledger.ts';
import { CLOCK, type Head } from './log.ts';
import { headProblem } from './sealing/chain.ts';
import { verifyLedger } from './verify.ts';
import type { WitnessDoubt } from './witnessed.ts';

export interface Verification {
  /** What does not fit; empty for a whole ledger. */
  readonly problems: readonly string[];
  /** What is explained, or cannot be told from an accident: dates that jump. */
  readonly notes: readonly string[];
}

export interface Checked {
  /** Heads that were noted elsewhere, each of which has to be an entry of the chain. */
  readonly heads?: readonly Head[];
  readonly doubt?: WitnessDoubt | null;
  /** By the computer's clock. */
  readonly now: Date;
}

export function verification(ledger: Ledger, { heads = [], doubt = null, now }: Checked): Verification {
  const problems = verifyLedger(ledger);
  // With another schema the log is not one to be asked.
  if (problems.some((problem) => problem.startsWith('database:'))) return { problems, notes: [] };
  const noted = heads.flatMap((head) => headProblem(ledger.db, head) ?? []).map((words) => `noted head: ${words}`);
  const times = timesOf(ledger, now);
  return {
    problems: [...problems, ...(doubt === null ? [] : [`witness: ${doubt.words}`]), ...noted, ...times.problems],
    notes: [...notesOnAttachments(ledger.db), ...times.notes],
  };
}

interface Timed {
  readonly seq: number;
  readonly at: string;
  readonly wall: string | null;
  readonly action: string;
}

const HOUR_MS = 3_600_000;

/** Entries of days that have not come, and clocks that went back. An entry that accepts a clock explains what is before it. */
function timesOf({ db }: Ledger, now: Date): Verification {
  const problems: string[] = [];
  const notes: string[] = [];
  let ahead: Timed[] = [];
  let before: Timed | null = null;
  const told = (explained: boolean): void => {
    const [first] = ahead;
    const last = ahead.at(-1);
    if (first === undefined || last === undefined) return;
    const which = first === last ? `entry ${first.seq} is` : `entries ${first.seq} to ${last.seq} are`;
    const words = `clock: ${which} of a day that has not come (${last.at})`;
    if (explained) notes.push(`${words}: the clock was wrong, as a later entry says`);
    else problems.push(words);
    ahead = [];
  };
  const rows = db.prepare('SELECT seq, at, wall, action FROM log ORDER BY seq').iterate() as Iterable<Timed>;
  for (const row of rows) {
    if (row.action === CLOCK) told(true);
    else if (before !== null && row.at < before.at)
      problems.push(`clock: entry ${row.seq} is earlier than the one before it`);
    else if (before?.wall && row.wall && Date.parse(before.wall) - Date.parse(row.wall) > HOUR_MS)
      notes.push(`clock: it went back before entry ${row.seq}, from ${before.wall} to ${row.wall}`);
    if (Date.parse(row.at) - now.getTime() > CLOCK_TOLERANCE_MS) ahead.push(row);
    before = row;
  }
  told(false);
  return { problems, notes };
}
