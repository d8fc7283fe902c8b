/** Which column of a pasted table is which field: by its name, and where that says nothing, by what is in it. */
import { accountIdsIn } from '../../imports/text/account-id.ts';
import { addressOf } from '../../imports/text/address.ts';
import { normalName } from '../../imports/text/header.ts';
import { phoneNumber } from '../../imports/text/phone.ts';
import type { RegisterKind } from '../../ipc/channels/register.ts';
import type { PasteColumn } from './columns.ts';
import { PASTE_COLUMNS } from './columns.ts';
import type { PastedTable } from './table.ts';

/** The column's field for each column of the table; null where it means nothing to us. */
export type Matching = readonly (string | null)[];

const SAMPLE_ROWS = 50;

/** The best guess for a kind. No field is guessed twice. */
export function guessColumns(kind: RegisterKind, table: PastedTable): Matching {
  const columns = PASTE_COLUMNS[kind];
  const matched: (string | null)[] = table.titles.map(() => null);
  const taken = new Set<string>();
  const give = (at: number, id: string): void => {
    matched[at] = id;
    taken.add(id);
  };
  const free = (at: number): boolean => matched[at] === null && table.refused[at] !== true;
  // Exact names first, the most telling name of each field before its lesser ones.
  const depth = Math.max(...columns.map(({ names }) => names.length));
  for (let rank = 0; rank < depth; rank += 1)
    for (const { id, names } of columns)
      for (const [at, title] of table.titles.entries())
        if (!taken.has(id) && free(at) && names[rank] === normalName(title)) give(at, id);
  for (const { id, names } of columns)
    for (const [at, title] of table.titles.entries())
      if (!taken.has(id) && free(at) && names.some((name) => name.length > 4 && normalName(title).includes(name)))
        give(at, id);
  for (const column of columns)
    for (const at of table.titles.keys())
      if (!taken.has(column.id) && free(at) && fitsContent(kind, column, cellsOf(table, at))) give(at, column.id);
  return matched;
}

/** The kind whose columns fit the table best; `preferred` wins a draw. */
export function guessKind(table: PastedTable, preferred: RegisterKind): RegisterKind {
  let best = preferred;
  let most = score(preferred, table);
  for (const kind of Object.keys(PASTE_COLUMNS) as RegisterKind[]) {
    const points = score(kind, table);
    if (points > most) {
      best = kind;
      most = points;
    }
  }
  return best;
}

function score(kind: RegisterKind, table: PastedTable): number {
  const matched = guessColumns(kind, table);
  const columns = PASTE_COLUMNS[kind];
  const key = columns.find(({ is }) => is === 'key');
  if (key === undefined || !matched.includes(key.id)) return 0;
  const title = table.titles[matched.indexOf(key.id)] ?? '';
  // A key column that is called what this kind's key is called counts most; one that only looks like it says little.
  const called = key.names.includes(normalName(title)) ? 2 : 0;
  const nameless = /^Column [A-Z]{1,2}$/.test(title);
  const fits = (called > 0 || nameless) && fitsContent(kind, key, cellsOf(table, matched.indexOf(key.id))) ? 2 : 0;
  return matched.filter((id) => id !== null).length + called + fits;
}

function cellsOf(table: PastedTable, at: number): string[] {
  return table.rows
    .slice(0, SAMPLE_ROWS)
    .map(({ cells }) => cells[at] ?? '')
    .filter((cell) => cell !== '');
}

/** Are the cells of a nameless column what this field holds, unmistakably? */
function fitsContent(kind: RegisterKind, column: PasteColumn, cells: readonly string[]): boolean {
  if (cells.length === 0) return false;
  const all = (test: (cell: string) => boolean): boolean => cells.every(test);
  if (column.is === 'key' && kind === 'account')
    return all((cell) => accountIdsIn(cell)[0] === cell.replaceAll('-', ''));
  if (column.is === 'key' && kind === 'person') return all((cell) => addressOf(cell) !== undefined);
  if (column.is === 'key' && kind === 'phone') return all((cell) => phoneNumber(cell) !== null);
  if (column.id === 'email' && kind === 'account') return all((cell) => addressOf(cell) !== undefined);
  if (column.id === 'phone') return all((cell) => phoneNumber(cell) !== null);
  return false;
}
