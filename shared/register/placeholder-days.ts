/**
 * Days that systems write where they have no day: the ends of their calendars, and years nobody left in.
 *
 * By rule, so that the placeholder of a system nobody thought of is one too: whatever lies at or before the first second
 * of Unix, whatever lies a lifetime ahead, and the first and last days of years that only a form fills in. A day between
 * that merely looks odd stays a day: taking somebody who left for somebody who is here would hide a lockout.
 */

/** The accounts of AWS are younger than this: nobody's last day before it can matter, unless it is a real day. */
const AWS_BEGAN = 2006;
/** From here on a first or last day of a year is a form's "for ever". Contracts do run until a retirement in these years. */
const FAR_AHEAD = 2049;
/** From here on every day is. */
const BEYOND = 2099;

/** Where a counter of seconds, days or bits begins or ends, in UTC and as zones shift it. */
const ENDS_OF_COUNTERS: ReadonlySet<string> = new Set([
  '1980-01-06',
  '2037-12-31',
  '2038-01-01',
  '2038-01-18',
  '2038-01-19',
  '2078-12-31',
  '2079-06-06',
]);

/** Is this date (or instant) a system's way to say that there is none? Text that is no date is not. */
export function isPlaceholderDay(day: string): boolean {
  const parts = /^([+-]?\d{4,6})-(\d{2})-(\d{2})/.exec(day.trim());
  if (parts === null) return false;
  const [, year, month, dayOfMonth] = parts;
  const number = Number(year);
  if (number < 1971 || number >= BEYOND) return true;
  const edge = `${month}-${dayOfMonth}`;
  // An hour or so of a zone takes the first of January into December.
  if ((edge === '01-01' || edge === '12-31') && (number < AWS_BEGAN - 1 || number >= FAR_AHEAD)) return true;
  return ENDS_OF_COUNTERS.has(`${year}-${edge}`);
}
