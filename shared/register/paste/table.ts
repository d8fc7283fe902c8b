/** A table as it was pasted from a spreadsheet: columns and rows of text, with secrets left where they were. */

import { withFormula } from '../../csv/write.ts';
import { isSecretName } from '../../imports/secrets/names.ts';
import { accountIdsIn } from '../../imports/text/account-id.ts';
import { addressOf } from '../../imports/text/address.ts';
import { csvRecords } from '../../imports/text/csv.ts';
import { normalName, shownName, tableHead } from '../../imports/text/header.ts';
import { phoneNumber } from '../../imports/text/phone.ts';
import { PASTE_COLUMNS } from './columns.ts';

export const MOST_PASTED_ROWS = 5000;

export interface PastedTable {
  /** Titles of the columns; `Column A` where the table has no header line. */
  readonly titles: readonly string[];
  /** Columns whose name says that they hold secrets: their cells are empty here. */
  readonly refused: readonly boolean[];
  readonly rows: readonly PastedCells[];
  /** More rows than are read. */
  readonly cut: boolean;
}

export interface PastedCells {
  /** Counted from 1 in the pasted text, the header line included. */
  readonly line: number;
  readonly cells: readonly string[];
}

const KNOWN_NAMES: ReadonlySet<string> = new Set(
  Object.values(PASTE_COLUMNS).flatMap((columns) => columns.flatMap(({ names }) => names)),
);

/** Reads pasted text. `null` where there is no table in it. */
export function readPasted(text: string): PastedTable | null {
  const head = tableHead(text);
  if (head === null) return null;
  const records = csvRecords(text.slice(head.skip), head.delimiter).map((record) =>
    record.map((cell) => withFormula(cell).trim()),
  );
  const first = records[0];
  if (first === undefined) return null;
  const headed = !looksLikeData(first);
  const width = Math.max(...records.slice(0, MOST_PASTED_ROWS + 1).map((record) => record.length));
  const titles = Array.from({ length: width }, (_, at) =>
    headed && first[at] ? shownName(first[at]) : `Column ${letter(at)}`,
  );
  // A name of ours ("Password kept in") says where a secret is, not that the column holds it.
  const refused = titles.map((title) => headed && isSecretName(title) && !KNOWN_NAMES.has(normalName(title)));
  const body = headed ? records.slice(1) : records;
  return {
    titles,
    refused,
    rows: body
      .map((record, at) => ({
        line: at + (headed ? 2 : 1),
        cells: titles.map((_, place) => (refused[place] ? '' : (record[place] ?? ''))),
      }))
      .filter(({ cells }) => cells.some((cell) => cell !== ''))
      .slice(0, MOST_PASTED_ROWS),
    cut: body.length > MOST_PASTED_ROWS,
  };
}

/** A first line with an account id, an address or a number in it is a row, not a header. */
function looksLikeData(cells: readonly string[]): boolean {
  if (cells.some((cell) => KNOWN_NAMES.has(normalName(cell)))) return false;
  return cells.some(
    (cell) => accountIdsIn(cell).length > 0 || addressOf(cell) !== undefined || phoneNumber(cell) !== null,
  );
}

function letter(at: number): string {
  const first = Math.floor(at / 26);
  return `${first > 0 ? String.fromCharCode(64 + first) : ''}${String.fromCharCode(65 + (at % 26))}`;
}
