/** CSV that opens in a spreadsheet as what it says: quoted where needed, and never a formula. Source: RFC 4180. */

/** A byte order mark tells Excel that the text is UTF-8. */
export const BYTE_ORDER_MARK = '\uFEFF';

export type Cell = string | number | boolean | null | undefined;

/** What a table is before it is written: titles, and rows of as many cells. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

export interface CsvOptions {
  /** Begin with a byte order mark. */
  readonly bom?: boolean;
}

/** The table as CSV text: CRLF line ends, one line of titles. */
export function csvText({ columns, rows }: Table, { bom = false }: CsvOptions = {}): string {
  const lines = [columns, ...rows].map((row) => row.map(csvCell).join(','));
  return `${bom ? BYTE_ORDER_MARK : ''}${lines.join('\r\n')}\r\n`;
}

/** The table as text with tabs between the cells: what a spreadsheet takes from the clipboard. */
export function tabText({ columns, rows }: Table): string {
  return [columns, ...rows].map((row) => row.map(tabCell).join('\t')).join('\n');
}

/**
 * SECURITY: a spreadsheet runs a cell that begins with one of these as a formula (full-width forms and a leading blank
 * included). An apostrophe in front makes it text. Source: OWASP, "CSV Injection".
 */
const FORMULA = String.raw`(?:[^\S\t\r\n]|[\u200B"'])*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]`;
/** A cell also begins within a text, where somebody's spreadsheet separates them by semicolons, tabs or lines. */
const CELL_START = String.raw`(?<=^|[;|\t\r\n])`;
const TO_QUOTE = new RegExp(`${CELL_START}(?=${FORMULA})|^(?='*[\\t\\r\\n])`, 'gu');
const TO_UNQUOTE = new RegExp(`${CELL_START}'(?=${FORMULA})|^'(?='*[\\t\\r\\n])`, 'gu');

/** A text that no spreadsheet takes for a formula, whatever it separates cells by. */
export function withoutFormula(text: string): string {
  return text.replace(TO_QUOTE, "'");
}

/** What `withoutFormula` was given: read back from a table, a text is what it was. */
export function withFormula(text: string): string {
  return text.replace(TO_UNQUOTE, '');
}

function csvCell(cell: Cell): string {
  const text = textOf(cell);
  return /[",\r\n\t']|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function tabCell(cell: Cell): string {
  const text = textOf(cell);
  return /[\t\n\r"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function textOf(cell: Cell): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no';
  // A number is no text of somebody else's: a minus sign stays a minus sign.
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  return withoutFormula(cell);
}
