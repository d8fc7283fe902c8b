/** A table from a spreadsheet, as statements about the register: reading, matching columns, and the way back. */
export { PASTE_COLUMNS, type PasteColumn } from './columns.ts';
export { columnTitle, tableRows, tableText } from './copy.ts';
export { KnownSubjects } from './known.ts';
export { guessColumns, guessKind, type Matching } from './match.ts';
export { type PastedRow, pastedRows } from './rows.ts';
export { MOST_PASTED_ROWS, type PastedTable, readPasted } from './table.ts';
