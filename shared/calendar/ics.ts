/** All-day entries as an iCalendar file (RFC 5545), so that due dates stand in the calendar that people look at anyway. */
import { visible } from '../text/invisible.ts';

/** Octets per line before a line is folded (RFC 5545 §3.1). */
const LINE_OCTETS = 75;

export interface CalendarEntry {
  /** Stable: importing the file again moves the entry instead of adding another. */
  readonly id: string;
  /** ISO date. */
  readonly day: string;
  readonly title: string;
  readonly note: string;
}

/** A calendar of all-day entries. `stamp` is the instant it was made, ISO 8601. */
export function icsOf(product: string, entries: readonly CalendarEntry[], stamp: string): string {
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', `PRODID:-//Root Ledger//${product}//EN`, 'CALSCALE:GREGORIAN'];
  for (const { id, day, title, note } of entries)
    lines.push(
      'BEGIN:VEVENT',
      `UID:${text(id)}@root-ledger`,
      `DTSTAMP:${stamp.slice(0, 19).replace(/[-:]/g, '')}Z`,
      `DTSTART;VALUE=DATE:${day.slice(0, 10).replaceAll('-', '')}`,
      `SUMMARY:${text(title)}`,
      `DESCRIPTION:${text(note)}`,
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    );
  lines.push('END:VCALENDAR');
  return `${lines.map(folded).join('\r\n')}\r\n`;
}

/** SECURITY: a title may hold anything; escaped, it stays one value and starts no property of its own. */
function text(value: string): string {
  return value
    .replace(/[\\;,]/g, (character) => `\\${character}`)
    .replace(/\r\n|\r|\n/g, '\\n')
    .replace(CONTROL, '')
    .replace(/[^\t]+/g, visible);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: iCalendar allows none of them in a value
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f]/g;

/** Longer lines go on in the next one, after a space; never in the middle of a character. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const character of line) {
    const size = octetsOf(character);
    if (octets + size > LINE_OCTETS) {
      parts.push(part);
      part = ' ';
      octets = 1;
    }
    part += character;
    octets += size;
  }
  return [...parts, part].join('\r\n');
}

/** UTF-8 octets of one character. */
function octetsOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}
