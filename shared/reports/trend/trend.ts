/** How things stood on one day, and the days to look at. */
import type { Severity } from '../../gaps/rule.ts';

export interface TrendPoint {
  /** ISO 8601: the instant it speaks of. */
  readonly at: string;
  readonly accounts: number;
  readonly open: Readonly<Record<Severity, number>>;
  readonly unknown: number;
  readonly waived: number;
  /** Gaps that were not there at the point before, and those that are gone since; null at the first point. */
  readonly opened: number | null;
  readonly closed: number | null;
  /** Days; null without custody statements. */
  readonly medianAgeDays: number | null;
}

const DAY_MS = 86_400_000;

/**
 * The instants of a trend: the ends of days in UTC, `every` so many days apart, up to the last one that is over, and not
 * before `first`. They fall on the same days whenever one asks, so that what was worked out once can be kept.
 */
export function trendInstants(now: Date, first: Date, days: number, every: number): string[] {
  const today = Math.floor(now.getTime() / DAY_MS);
  const begin = Math.max(today - days, Math.floor(first.getTime() / DAY_MS));
  const instants: string[] = [];
  for (let day = today - 1; day >= begin; day -= 1)
    if (day % every === 0) instants.push(new Date((day + 1) * DAY_MS - 1).toISOString());
  return instants.reverse();
}

/** The day on which a ledger that is kept since `now` has its first past point, ISO date. */
export function firstTrendDay(now: Date, every: number): string {
  const today = Math.floor(now.getTime() / DAY_MS);
  return new Date((today + 1 + ((every - (today % every)) % every)) * DAY_MS).toISOString().slice(0, 10);
}

/** How many of the gaps appeared and how many went between two sets. */
export function movement(before: ReadonlySet<number>, after: ReadonlySet<number>): { opened: number; closed: number } {
  let opened = 0;
  for (const gap of after) if (!before.has(gap)) opened += 1;
  return { opened, closed: before.size - (after.size - opened) };
}
