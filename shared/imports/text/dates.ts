/** Dates as files write them, to instants in UTC. */
import { isPlaceholderDay } from '../../register/placeholder-days.ts';

/** By the first letters: three, or as many as it takes. */
const MONTHS: Readonly<Record<string, number>> = {
  jan: 1,
  feb: 2,
  mar: 3,
  apr: 4,
  may: 5,
  jun: 6,
  jul: 7,
  aug: 8,
  sep: 9,
  oct: 10,
  nov: 11,
  dec: 12,
  // German, French, Spanish, Italian, Portuguese and Dutch where they differ.
  mär: 3,
  mai: 5,
  okt: 10,
  dez: 12,
  fév: 2,
  fev: 2,
  avr: 4,
  juin: 6,
  juil: 7,
  aoû: 8,
  aou: 8,
  déc: 12,
  ene: 1,
  abr: 4,
  ago: 8,
  dic: 12,
  gen: 1,
  mag: 5,
  giu: 6,
  lug: 7,
  set: 9,
  ott: 10,
  out: 10,
  mrt: 3,
  mei: 5,
};

function monthOf(word: string): number | undefined {
  const letters = word.normalize('NFC').toLowerCase();
  return MONTHS[letters.slice(0, 4)] ?? MONTHS[letters.slice(0, 3)];
}

export type DateReading = { readonly at: string } | { readonly problem: string } | null;

/**
 * The instant of a date as written, `null` where the field is empty or says that there is none.
 *
 * `format` settles the order of day and month (`dd.MM.yyyy`, `MM/dd/yyyy`, …). Without it `03/04/2026` is ambiguous, and
 * that is a problem, never a guess.
 */
export function readDate(text: string | number | null | undefined, format?: string): DateReading {
  if (text === null || text === undefined) return null;
  if (typeof text === 'number') return fromEpoch(text);
  const value = text.trim();
  if (value === '' || /^(n\/?a|no_information|not_supported|never|none|null|-)$/i.test(value)) return null;
  if (/^\d{9,10}(\.\d+)?$/.test(value) || /^\d{12,13}$/.test(value)) return fromEpoch(Number(value));
  const iso =
    /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(\.\d+)?)?\s*(Z|UTC|[+-]\d{2}:?\d{2})?)?$/i.exec(
      value,
    );
  if (iso) return fromParts(iso[1], iso[2], iso[3], iso);
  const ymd = /^(\d{4})[./](\d{1,2})[./](\d{1,2})\b/.exec(value);
  if (ymd) return fromParts(ymd[1], ymd[2], ymd[3]);
  const numeric = /^(\d{1,2})([./-])(\d{1,2})[./-](\d{4}|\d{2})\b/.exec(value);
  if (numeric) return fromNumeric(numeric, format);
  const named = /^(\d{1,2})[.\s-]+([\p{L}]{3,})\.?[\s-]+(\d{4})\b/u.exec(value) ?? swapped(value);
  const month = named ? monthOf(named[2] ?? '') : undefined;
  if (named && month !== undefined) return fromParts(named[3], String(month), named[1]);
  return { problem: 'is not a date that can be read' };
}

function swapped(value: string): (string | undefined)[] | null {
  const match = /^([\p{L}]{3,})\.?\s+(\d{1,2}),?\s+(\d{4})\b/u.exec(value);
  return match ? [match[0], match[2], match[1], match[3]] : null;
}

function fromNumeric(match: RegExpExecArray, format: string | undefined): DateReading {
  const [, first, mark, second, year] = match;
  const full = year?.length === 2 ? `20${year}` : year;
  const order = format?.toLowerCase().replace(/[^dmy]/g, '') ?? '';
  const [a, b] = [Number(first), Number(second)];
  if (order.startsWith('m')) return fromParts(full, first, second);
  if (order.startsWith('d') || mark === '.' || a > 12) return fromParts(full, second, first);
  if (b > 12) return fromParts(full, first, second);
  if (a === b) return fromParts(full, first, second);
  return { problem: 'may be read in two ways: say which by a date format such as dd/MM/yyyy' };
}

function fromParts(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
  time?: RegExpExecArray,
): DateReading {
  const pad = (text: string | undefined): string => String(text ?? '').padStart(2, '0');
  const date = `${year}-${pad(month)}-${pad(day)}`;
  const zone =
    time?.[8] === undefined || /^(z|utc)$/i.test(time[8]) ? 'Z' : time[8].replace(/^(.\d\d)(\d\d)$/, '$1:$2');
  const clock = time?.[4] === undefined ? '00:00:00' : `${time[4]}:${time[5]}:${time[6] ?? '00'}`;
  const instant = new Date(`${date}T${clock}${zone}`);
  // A day such as 31 February silently becomes March: compare.
  const plain = new Date(`${date}T00:00:00Z`);
  if (Number.isNaN(instant.getTime()) || Number.isNaN(plain.getTime()) || !plain.toISOString().startsWith(date))
    return { problem: 'is not a date of the calendar' };
  return { at: isoSeconds(instant) };
}

function fromEpoch(number: number): DateReading {
  const ms = number > 1e11 ? number : number * 1000;
  const instant = new Date(ms);
  if (!Number.isFinite(ms) || Number.isNaN(instant.getTime()) || ms <= 0)
    return { problem: 'is not a date that can be read' };
  return { at: isoSeconds(instant) };
}

/**
 * The instant of something that has happened: a system's placeholder is none, and what lies ahead of `now` (ISO 8601) by
 * more than a day of time zones cannot have happened.
 */
export function readPastDate(text: string | null | undefined, now: string, format?: string): DateReading {
  const reading = readDate(text, format);
  if (reading === null || 'problem' in reading) return reading;
  if (isPlaceholderDay(reading.at)) return { problem: 'is a placeholder for no date' };
  return Date.parse(reading.at) > Date.parse(now) + 86_400_000 ? { problem: 'lies in the future' } : reading;
}

/** ISO 8601 in UTC; milliseconds only where there are some. */
export function isoSeconds(instant: Date): string {
  return instant.toISOString().replace(/\.000Z$/, 'Z');
}

/** The instant of a date, or undefined where there is none or it cannot be read. */
export function instantOf(text: string | number | null | undefined, format?: string): string | undefined {
  const reading = readDate(text, format);
  return reading !== null && 'at' in reading ? reading.at : undefined;
}
