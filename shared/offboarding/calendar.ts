/** Due dates as an iCalendar file (RFC 5545), so that they stand in the calendar that people look at anyway. */
import { type Case, progressOf } from './case.ts';
import { dueOf, ownerOf } from './status.ts';

/** Octets per line before a line is folded (RFC 5545 §3.1). */
const LINE_OCTETS = 75;

/** One all-day entry for each open step and for the next drill; titles only, so that a shared calendar gives little away. */
export function calendarOf(cases: readonly Case[], stamp: string): string {
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Root Ledger//Offboarding//EN', 'CALSCALE:GREGORIAN'];
  const entry = (uid: string, day: string, title: string, note: string): void => {
    lines.push(
      'BEGIN:VEVENT',
      `UID:${text(uid)}@root-ledger`,
      `DTSTAMP:${instant(stamp)}`,
      `DTSTART;VALUE=DATE:${day.slice(0, 10).replaceAll('-', '')}`,
      `SUMMARY:${text(title)}`,
      `DESCRIPTION:${text(note)}`,
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    );
  };
  for (const one of cases) {
    if (one.status === 'open')
      for (const step of one.steps)
        if (progressOf(one, step.id).state === 'open')
          entry(
            `${one.id}-${step.id}`,
            dueOf(one, step),
            step.title,
            `${one.id}. ${ownerOf(one, step)}. Keep as proof: ${step.evidence}`,
          );
    if (one.nextDrillAt !== null)
      entry(`${one.id}-drill`, one.nextDrillAt, 'Rehearse recovery of root access', `After ${one.id}`);
  }
  lines.push('END:VCALENDAR');
  return `${lines.map(folded).join('\r\n')}\r\n`;
}

/** SECURITY: a title may hold anything; escaped, it stays one value and starts no property of its own. */
function text(value: string): string {
  return value
    .replace(/[\\;,]/g, (character) => `\\${character}`)
    .replace(/\r\n|\r|\n/g, '\\n')
    .replace(CONTROL, '');
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: iCalendar allows none of them in a value
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f]/g;

function instant(iso: string): string {
  return `${iso.slice(0, 19).replace(/[-:]/g, '')}Z`;
}

/** Lines longer than 75 octets go on in the next one, after a space; never in the middle of a character. */
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
