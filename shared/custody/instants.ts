/** Instants of the ledger as milliseconds. */

/**
 * Milliseconds since 1970 of an ISO 8601 instant; a plain date is its first instant, and an instant without a zone is
 * in UTC, as every time in the ledger is. `null` when there is none or it cannot be read.
 */
export function instantMs(iso: string | null | undefined): number | null {
  if (!iso) return null;
  const zoned = /T.*(Z|[+-]\d{2}:?\d{2})$/.test(iso);
  const ms = Date.parse(zoned || !iso.includes('T') ? iso : `${iso}Z`);
  return Number.isNaN(ms) ? null : ms;
}

/** An entry of a custody list: start included, end not; no start = since for ever, no end = still. */
export interface Interval {
  readonly from?: string | null | undefined;
  readonly until?: string | null | undefined;
}

/** Start of an interval in milliseconds; since for ever = `-Infinity`. */
export function startMs(entry: Interval): number {
  return instantMs(entry.from) ?? Number.NEGATIVE_INFINITY;
}

/** Is the entry in force at this instant (milliseconds)? Start included, end not. */
export function isToday(entry: Interval, now: number): boolean {
  return startMs(entry) <= now && goesOn(entry, now);
}

/** Is it in force at this instant (milliseconds), or yet to begin? */
export function goesOn(entry: Interval, now: number): boolean {
  return endMs(entry, now) === Number.POSITIVE_INFINITY;
}

/**
 * End of an interval in milliseconds, seen from `now`: what goes on after `now` has no end yet (`Infinity`), so that
 * "is it so today" is "has it no end".
 */
export function endMs(entry: Interval, now: number): number {
  const until = instantMs(entry.until);
  return until === null || until > now ? Number.POSITIVE_INFINITY : until;
}
