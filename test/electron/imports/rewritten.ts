/** Fixtures written anew: the same table with other rows, columns or line ends. */
import { csvRecords } from '../../../shared/imports/text/csv.ts';
import { tableHead } from '../../../shared/imports/text/header.ts';
import { textOf } from './damage.ts';
import type { Fixture } from './fixtures.ts';

export type Records = readonly (readonly string[])[];

/** The text of a fixture that is a table, after a change of its records; each cell in quotes. */
export function tableOf(
  fixture: Fixture,
  change: (header: readonly string[], rows: Records) => Records,
  lineEnd = '\n',
): string {
  const text = textOf(fixture);
  const head = tableHead(text);
  if (head === null) throw new Error('the fixture is no table');
  const [header = [], ...rows] = csvRecords(text.slice(head.skip), head.delimiter);
  const cell = (value: string): string => `"${value.replaceAll('"', '""')}"`;
  const lines = change(header, rows).map((record) => record.map(cell).join(head.delimiter));
  return `${text.slice(0, head.skip)}${lines.join(lineEnd)}${lineEnd}`;
}
