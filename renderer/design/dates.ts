/** Dates, ages and durations, as the reader's region writes them. */
import { LOCALE } from './locale.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

// Made once: making one takes longer than formatting a column with it.
const DAY = new Intl.DateTimeFormat(LOCALE, { dateStyle: 'medium' });
const MOMENT = new Intl.DateTimeFormat(LOCALE, { dateStyle: 'medium', timeStyle: 'short' });
const RELATIVE = new Intl.RelativeTimeFormat(LOCALE, { numeric: 'auto' });

/** `24 Nov 2026`; an empty string for nothing. */
export function day(iso: string | null | undefined): string {
  const at = parse(iso);
  return at === null ? '' : DAY.format(at);
}

/** `24 Nov 2026, 11:32`. */
export function moment(iso: string | null | undefined): string {
  const at = parse(iso);
  return at === null ? '' : MOMENT.format(at);
}

/** Today in UTC, as the ledger's days are, or the day so many days from it: `2026-11-24`. */
export function today(days = 0): string {
  return new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
}

/** How long ago, short: `now`, `5 min`, `3 h`, `12 d`, `4 mo`, `2 y`. For columns and marks. */
export function age(iso: string | null | undefined, now: number = Date.now()): string {
  const at = parse(iso);
  if (at === null) return '';
  return span(now - at.getTime());
}

/** A length of time, short. */
export function span(milliseconds: number): string {
  if (milliseconds < MINUTE_MS) return 'now';
  if (milliseconds < HOUR_MS) return `${Math.floor(milliseconds / MINUTE_MS)} min`;
  if (milliseconds < DAY_MS) return `${Math.floor(milliseconds / HOUR_MS)} h`;
  const days = Math.floor(milliseconds / DAY_MS);
  if (days < 60) return `${days} d`;
  if (days < 730) return `${Math.floor(days / 30.44)} mo`;
  return `${Math.floor(days / 365.25)} y`;
}

/** `3 days ago`, `in 2 weeks`. */
export function ago(iso: string | null | undefined, now: number = Date.now()): string {
  const at = parse(iso);
  if (at === null) return '';
  const difference = at.getTime() - now;
  const size = Math.abs(difference);
  if (size < HOUR_MS) return RELATIVE.format(Math.round(difference / MINUTE_MS), 'minute');
  if (size < DAY_MS) return RELATIVE.format(Math.round(difference / HOUR_MS), 'hour');
  if (size < 60 * DAY_MS) return RELATIVE.format(Math.round(difference / DAY_MS), 'day');
  if (size < 730 * DAY_MS) return RELATIVE.format(Math.round(difference / (30.44 * DAY_MS)), 'month');
  return RELATIVE.format(Math.round(difference / (365.25 * DAY_MS)), 'year');
}

/** A wait, exact to the second: `45 s`, `2 min 5 s`, `1 h 10 min`. */
export function duration(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return seconds % 60 === 0 ? `${minutes} min` : `${minutes} min ${seconds % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** A day without a time is that day wherever the reader is; read as a moment it would be the day before in the Americas. */
const DAY_ALONE = /^\d{4}-\d\d-\d\d$/;

function parse(iso: string | null | undefined): Date | null {
  if (!iso) return null;
  const at = new Date(DAY_ALONE.test(iso) ? `${iso}T00:00` : iso);
  return Number.isNaN(at.getTime()) ? null : at;
}
