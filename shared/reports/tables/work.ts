/** Rotations owed and the answers of an access review, as tables for a spreadsheet. */
import type { Table } from '../../csv/write.ts';
import type { Answered } from '../../reviews/index.ts';
import type { RotationRow } from '../../rotations/index.ts';
import { type ColumnsOf, tableOf } from './columns.ts';

const BECAUSE = { left: 'left', leaving: 'leaving', 'access-removed': 'access ended' } as const;
const WORTH = {
  'still-in': 'opens the account',
  'in-with-help': 'opens the account with one colleague’s help',
  unknown: 'not known',
  out: 'opens nothing by itself',
} as const;

const ROTATION_COLUMNS: ColumnsOf<RotationRow> = [
  ['What', ({ title }) => title],
  ['Kind', ({ what }) => what],
  ['Accounts', ({ accounts }) => accounts.map(({ id, name }) => name ?? id).join('; ')],
  // Grouped by dashes, so that no spreadsheet takes an id for a number.
  [
    'Account ids',
    ({ accounts }) => accounts.map(({ id }) => id.replace(/^(\d{4})(\d{4})(\d{4})$/, '$1-$2-$3')).join('; '),
  ],
  ['Kept in', ({ kept }) => kept.join('; ')],
  ['Last changed', ({ since }) => since ?? 'not recorded'],
  [
    'Who could know it',
    ({ people }) =>
      people
        .map(({ name, because, since }) => `${name} (${BECAUSE[because]}${since === null ? '' : ` ${day(since)}`})`)
        .join('; '),
  ],
  ['Worth', ({ worth }) => WORTH[worth]],
];

export function rotationsTable(rows: readonly RotationRow[]): Table {
  return tableOf(ROTATION_COLUMNS, rows);
}

const REVIEW_COLUMNS: ColumnsOf<Answered> = [
  ['Who', ({ whoName }) => whoName],
  ['Address', ({ who }) => who],
  ['Is', ({ as }) => as],
  ['On', ({ name }) => name],
  ['Kind', ({ kind }) => kind],
  ['Accounts', ({ accounts }) => accounts],
  ['Since', ({ since }) => since ?? 'not recorded'],
  ['Speaks against it', ({ hint }) => hint],
  ['Still needed', ({ decision }) => decision ?? 'no answer'],
  ['Answered by', ({ by }) => by],
  ['Answered on', ({ at }) => (at === null ? null : day(at))],
  ['Note', ({ note }) => note],
];

export function reviewTable(rows: readonly Answered[]): Table {
  return tableOf(REVIEW_COLUMNS, rows);
}

function day(iso: string): string {
  return iso.slice(0, 10);
}
