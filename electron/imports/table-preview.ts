/** The head of a table of people, and how its first rows read under a column mapping. */
import { Collector } from '../../shared/imports/collector.ts';
import { readImport } from '../../shared/imports/read-import.ts';
import { isSecretName } from '../../shared/imports/secrets/names.ts';
import { formatOf } from '../../shared/imports/shape.ts';
import { tableHead } from '../../shared/imports/text/header.ts';
import type { Mapping, TablePreview } from '../../shared/ipc/channels/imports.ts';
import { LedgerError } from '../../shared/ipc/result.ts';
import { openImportFile, pastedText } from './import-file.ts';
import type { ToImport } from './read-files.ts';

/** The header and more rows than are shown. */
const HEAD_CHARS = 131_072;
const MOST_ROWS = 8;
const MOST_PROBLEMS = 5;
const MOST_COLUMNS = 300;

/**
 * Names of columns that look like no name are left out, and no cell is shown but through the gate.
 * @throws LedgerError `refused` where the file is no table or cannot be read.
 */
export async function tablePreview(given: ToImport, mapping: Mapping | null, now: string): Promise<TablePreview> {
  const source = 'path' in given ? await openImportFile(given.path) : pastedText(given.text, given.name);
  const head = await headOf(source.text());
  const found = formatOf(head) === 'table' ? tableHead(head, mapping?.delimiter) : null;
  if (found === null) throw new LedgerError('refused', 'The file is not a table: it has no columns to match.');
  const parsed = await readImport(pastedText(head, source.file.name), { now, kind: 'people', mapping: mapping ?? {} });
  return {
    delimiter: found.delimiter,
    columns: found.columns.slice(0, MOST_COLUMNS).flatMap((cell) => {
      const name = safeName(cell, now);
      return name === null ? [] : [{ name, refused: isSecretName(cell) }];
    }),
    people: parsed.statements
      .flatMap((said) => (said.about === 'person' ? [said] : []))
      .slice(0, MOST_ROWS)
      .map(({ row, who, fields }) => ({
        row,
        email: who.addresses[0] ?? '',
        name: who.name ?? null,
        aliases: who.addresses.slice(1),
        fields,
      })),
    problems: parsed.problems.filter(({ row }) => row > 0).slice(0, MOST_PROBLEMS),
    failure: parsed.failure,
  };
}

async function headOf(text: Iterable<string> | AsyncIterable<string>): Promise<string> {
  let head = '';
  for await (const piece of text) {
    head += piece;
    if (head.length > HEAD_CHARS) break;
  }
  if (head.length <= HEAD_CHARS) return head;
  // A row that was cut would be told as damaged.
  const cut = head.slice(0, HEAD_CHARS);
  return cut.slice(0, cut.lastIndexOf('\n') + 1);
}

/** The name of a column as it may be shown, or null: without a header line, the first row's data stands in its place. */
function safeName(cell: string, now: string): string | null {
  if (cell.trim() === '') return null;
  const file = { name: '', size: 0, sha256: '' };
  const to = new Collector({ file, now, belongsTo: null, account: null, mapping: {} });
  to.name('used', cell);
  const [name] = to.used;
  return name === undefined || name.startsWith('(') ? null : name;
}
