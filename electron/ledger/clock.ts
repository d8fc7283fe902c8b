/**
 * What to make of the computer's clock. An entry that is written with a clock far ahead would be the newest of the log for
 * ever, and everything after it would bear its date.
 */
import { LedgerError } from '../../shared/ipc/result.ts';

const DAY_MS = 86_400_000;
/** A clock may be off by so much, and computers in two zones by a little more, without anybody being asked. */
export const CLOCK_TOLERANCE_MS = DAY_MS;
/** Nobody leaves a ledger alone for so long without noticing; a clock that starts in another decade does it at once. */
const LONGEST_PAUSE_MS = 400 * DAY_MS;

export interface ClockDoubt {
  /** `future-head`: the last entry is of a day that has not come. `long-pause`: the clock says that more than a year passed. */
  readonly kind: 'future-head' | 'long-pause';
  /** When the last entry was written, and what the clock says now. ISO 8601. */
  readonly head: string;
  readonly now: string;
}

/** Is the clock, or was it when the last entry was written, likely to be wrong? Null where there is nothing to ask. */
export function clockDoubt(head: string | null, now: Date): ClockDoubt | null {
  if (head === null) return null;
  const passed = now.getTime() - Date.parse(head);
  if (passed < -CLOCK_TOLERANCE_MS) return { kind: 'future-head', head, now: now.toISOString() };
  return passed > LONGEST_PAUSE_MS ? { kind: 'long-pause', head, now: now.toISOString() } : null;
}

/** What is asked, in words. */
export function doubtInWords({ kind, head, now }: ClockDoubt): string {
  return kind === 'future-head'
    ? `The last entry of the log is of ${head}, and this computer’s clock says ${now}: one of the two is wrong.`
    : `The last entry of the log is of ${head}, and this computer’s clock says ${now}: is that the right date?`;
}

/** Throws `clock` where the last entry is more than a day ahead of the clock: an entry now would take its date. */
export function refuseFutureHead(head: string | null, now: Date): void {
  const doubt = clockDoubt(head, now);
  if (doubt?.kind !== 'future-head') return;
  throw new LedgerError('clock', doubtInWords(doubt), {
    hint: 'Set the clock. If it is right now and was wrong then, accept it once, and the log goes on with the true time. Nothing was changed.',
  });
}
