/** When the next scan is due. Pure: the local calendar decides, so that "every day at 7" survives summer time. */
import type { ScanSchedule } from '../../../shared/ipc/channels/schedule.ts';

/** Long enough that a scan which was just started by hand is not started again. */
const LEAST_APART_MS = 3_600_000;
const DAYS = { day: 1, week: 7 } as const;

/**
 * The next start after the last scan (null: never scanned): at the hour, a day or a week after it. A start that was missed
 * while the app was closed is due at once. `null` when nothing is planned.
 */
export function nextScan(schedule: ScanSchedule, last: Date | null, now: Date): Date | null {
  if (schedule.every === 'never') return null;
  const days = DAYS[schedule.every];
  const due = new Date(last ?? now);
  due.setHours(schedule.hour, 0, 0, 0);
  if (last === null) {
    if (due < now) due.setDate(due.getDate() + 1);
    return due;
  }
  while (due.getTime() - last.getTime() < LEAST_APART_MS) due.setDate(due.getDate() + 1);
  if (days > 1) due.setDate(due.getDate() + days - 1);
  return due < now ? now : due;
}
