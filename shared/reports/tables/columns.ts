/** A table from rows: each column has a title and says what it shows of a row. */
import type { Cell, Table } from '../../csv/write.ts';

export type ColumnsOf<Row> = readonly (readonly [title: string, cell: (row: Row) => Cell])[];

export function tableOf<Row>(columns: ColumnsOf<Row>, rows: readonly Row[]): Table {
  return { columns: columns.map(([title]) => title), rows: rows.map((row) => columns.map(([, cell]) => cell(row))) };
}
