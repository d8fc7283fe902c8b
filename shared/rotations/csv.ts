/** The list of rotations owed as CSV that a spreadsheet opens without running or spoiling anything. */
import type { RotationRow } from './owed.ts';

const BECAUSE = { left: 'left', leaving: 'leaving', 'access-removed': 'access ended' } as const;
const WORTH = {
  'still-in': 'opens the account',
  'in-with-help': 'opens the account with one colleague’s help',
  unknown: 'not known',
  out: 'opens nothing by itself',
} as const;

const TITLES = ['What', 'Kind', 'Accounts', 'Account ids', 'Kept in', 'Last changed', 'Who could know it', 'Worth'];

/** RFC 4180, one line per row. Ids are grouped by dashes, so that no spreadsheet takes them for numbers. */
export function rotationsCsv(rows: readonly RotationRow[]): string {
  const lines = rows.map((row) => [
    row.title,
    row.what,
    row.accounts.map(({ id, name }) => name ?? id).join('; '),
    row.accounts.map(({ id }) => id.replace(/^(\d{4})(\d{4})(\d{4})$/, '$1-$2-$3')).join('; '),
    row.kept.join('; '),
    row.since ?? 'not recorded',
    row.people.map((one) => `${one.name} (${BECAUSE[one.because]}${dated(one.since)})`).join('; '),
    WORTH[row.worth],
  ]);
  return [TITLES, ...lines].map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('');
}

function dated(since: string | null): string {
  return since === null ? '' : ` ${since.slice(0, 10)}`;
}

/**
 * SECURITY: a cell that starts with a sign of a formula would run in a spreadsheet; an apostrophe keeps it a text.
 * Everything is quoted, so that separators inside a name stay inside.
 */
export function csvCell(text: string): string {
  const safe = /^[\s]*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
