/** Words for reasons: numbers, lists, dates and ages as a person would say them. Times in UTC. */
import type { UnknownReason } from '../register/facts.ts';

export const DAY_MS = 86_400_000;
/** Longer lists of names are cut here; the rest is counted. */
const NAMES_LISTED = 4;

const NUMBERS = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** `3, 'account'` → "three accounts"; above twelve in digits. */
export function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${NUMBERS[number] ?? String(number)} ${number === 1 ? noun : plural}`;
}

/** "one person", "two people". */
export function people(number: number): string {
  return count(number, 'person', 'people');
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "Ada Byrne", "Ada Byrne and Bo Lind", "Ada Byrne, Bo Lind and 3 others". */
export function listed(words: readonly string[], most: number = NAMES_LISTED): string {
  if (words.length <= 1) return words[0] ?? '';
  const shown = words.length > most ? words.slice(0, most - 1) : words.slice(0, -1);
  const rest = words.length - shown.length;
  return `${shown.join(', ')} and ${rest === 1 ? words.at(-1) : `${rest} others`}`;
}

/** "12 March 2026". */
export function day(iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

/** Whole days from one instant to another; negative when `from` is later. */
export function daysBetween(from: string, to: string): number {
  return Math.floor((Date.parse(to) - Date.parse(from)) / DAY_MS);
}

/** "today", "yesterday", "41 days ago", "in 9 days". */
export function ago(iso: string, now: string): string {
  const days = daysBetween(iso, now);
  if (days === 0) return 'today';
  if (days === 1) return 'yesterday';
  if (days < 0) return days === -1 ? 'tomorrow' : `in ${-days} days`;
  return days < 730 ? `${days} days ago` : `${Math.floor(days / 365)} years ago`;
}

/** Singular or plural verb: `verb(people, 'has', 'have')`. */
export function verb(number: number, one: string, many: string): string {
  return number === 1 ? one : many;
}

const BECAUSE: Record<UnknownReason, string> = {
  'not-recorded': 'nobody has recorded it',
  'not-scanned': 'it has not been scanned yet',
  'access-denied': 'AWS denied us access to it',
  'scp-denied': 'a service control policy denies access to it',
  throttled: 'AWS turned our requests away as too many',
  'account-suspended': 'the account is suspended or closed',
  'partition-unsupported': 'AWS does not offer this check in the account’s partition',
  'key-missing': 'the answer did not contain it',
  'not-management': 'only the management account or a delegated administrator may ask',
  'unsupported-endpoint': 'the endpoint does not know this request',
  failed: 'the request failed',
  stale: 'what we know is too old',
  conditional: 'it hangs on a condition that nobody can check from here',
};

/** The cause of an unknown, to follow "because". */
export function because(reason: UnknownReason): string {
  return BECAUSE[reason] ?? BECAUSE.failed;
}
