/** Reading tables: which columns are read, refused and ignored is settled by the header, before any value. */

import { withFormula } from '../csv/write.ts';
import type { Collector } from './collector.ts';
import { guarded } from './guard.ts';
import type { ColumnSpec, Nature, TableSpec } from './kind.ts';
import { isSecretName } from './secrets/names.ts';
import { secretIn } from './secrets/values.ts';
import { addressOf } from './text/address.ts';
import { csvParser } from './text/csv.ts';
import { normalName, shownName, tableHead } from './text/header.ts';

interface Column {
  readonly role: string;
  readonly at: number;
  readonly nature: Nature;
  readonly name: string;
}

export interface TextSink {
  write(text: string): void;
  end(): void;
}

/** A sink for the text of a table of this kind. The header must be in the first chunk. */
export function tableSink(spec: TableSpec, to: Collector): TextSink {
  let parser: TextSink | null = null;
  return {
    write: (text) => {
      if (to.failure !== null) return;
      if (parser !== null) return parser.write(text);
      const head = tableHead(text, to.around.mapping.delimiter);
      if (head === null) return;
      to.groupName = head.groupName;
      parser = recordSink(spec, head.delimiter, to);
      parser.write(text.slice(head.skip));
    },
    end: () => parser?.end(),
  };
}

function recordSink(spec: TableSpec, delimiter: string, to: Collector): TextSink {
  let columns: readonly Column[] | null = null;
  let header: readonly string[] = [];
  /** Does what was read so far end within a line? */
  let open = false;
  const reader = { current: null as ReturnType<TableSpec['open']> | null };
  const record = (fields: readonly string[], torn: boolean): void => {
    if (to.failure !== null) return;
    if (columns === null) {
      if (torn) return void to.fail('The header line has misplaced quotes and cannot be read.');
      header = fields.map(normalName);
      columns = columnsFor(spec, fields, to);
      if (to.failure === null) reader.current = spec.open(to);
      return;
    }
    if (fields.length === header.length && fields.every((field, at) => normalName(field) === header[at])) {
      to.fail(
        'The header line is repeated further down: the file was put together from several. Give them one by one.',
      );
      return;
    }
    to.rows += 1;
    const row = to.rows;
    if (torn || fields.length < header.length) {
      // A row of another length has shifted columns: a password could be where a title belongs.
      if (torn || !blankTail(fields.length, header)) {
        to.skip(row, 'The row has fewer columns than the header or misplaced quotes, and was skipped.');
        return;
      }
    }
    if (fields.length > header.length && fields.slice(header.length).some((field) => field.trim() !== '')) {
      to.skip(row, 'The row has more columns than the header, and was skipped.');
      return;
    }
    const values: Record<string, string> = Object.create(null) as Record<string, string>;
    for (const role of Object.keys(spec.columns)) values[role] = '';
    for (const column of columns)
      values[column.role] = guarded(withFormula(fields[column.at] ?? '').trim(), column.nature, row, column.name, to);
    reader.current?.row(values, row);
  };
  const parser = csvParser(delimiter, {
    record,
    trouble: (trouble) => {
      to.rows += 1;
      to.skip(
        to.rows,
        trouble === 'unclosed-quote'
          ? 'A quote is opened and never closed: the file seems to be cut off. What comes after it was not read.'
          : 'The record is too long to be one. It and what comes after it were not read.',
      );
      if (columns === null) to.fail('The header line cannot be read.');
    },
  });
  return {
    write: (text) => {
      if (text !== '') open = !/[\r\n]$/.test(text);
      parser.push(text);
    },
    end: () => {
      parser.end();
      if (open && to.rows > 0)
        to.note(
          'The last line has no line break at its end, as some tools write it. If the file was cut off, its last row may not be whole.',
        );
      if (to.failure === null) reader.current?.end?.();
    },
  };
}

/** May the missing columns at the end of a short row be left empty? Only where none before them is refused for shifting. */
function blankTail(length: number, header: readonly string[]): boolean {
  return length >= header.length - 1 && header.at(-1) === '';
}

/** No column is called like an address, a number, a date, a URL or a secret: what is there is a row's value. */
function isData(cell: string): boolean {
  const text = cell.trim();
  return (
    addressOf(text) !== undefined || /^\d{4}[\d\s./:T-]*$/.test(text) || text.includes('://') || secretIn(text) !== null
  );
}

function columnsFor(spec: TableSpec, written: readonly string[], to: Collector): readonly Column[] {
  const names = written.map(normalName);
  if (written.some(isData)) {
    to.fail('The header line holds data: a line break seems to be missing, or the header is.');
    return [];
  }
  const seen = new Set<string>();
  for (const [at, cell] of written.entries()) {
    const exact = shownName(cell).toLowerCase();
    if (exact === '' || !seen.has(exact)) {
      seen.add(exact);
      continue;
    }
    // A cell of a header that is none may be anything: only a column that is known is named.
    const own = Object.values(spec.columns).some((column) =>
      column.names.some((name) => normalName(name) === names[at]),
    );
    to.fail(
      `${own ? `The column ${shownName(written[at] ?? '')}` : 'A column'} is there more than once: it cannot be told which one counts.`,
    );
    return [];
  }
  const mapped = to.around.mapping.columns ?? {};
  const columns: Column[] = [];
  const taken = new Set<number>();
  const missing: string[] = [];
  for (const [role, column] of Object.entries(spec.columns)) {
    const at = placeOf(column, mapped[role], names, taken);
    if (at === undefined) {
      if (column.required) missing.push(column.names[0] ?? role);
      else if (column.expected) to.lacks('column', column.names[0] ?? role);
      continue;
    }
    taken.add(at);
    columns.push({ role, at, nature: column.nature, name: shownName(written[at] ?? role) });
  }
  if (missing.length > 0) {
    to.fail(`The column ${missing.join(', ')} is missing.`);
    return [];
  }
  const harmless = new Set((spec.harmless ?? []).map(normalName));
  const secret = new Set((spec.secret ?? []).map(normalName));
  for (const [at, name] of names.entries()) {
    const cell = written[at] ?? '';
    if (name === '') continue;
    if (taken.has(at)) to.name('used', cell);
    else if (!harmless.has(name) && (secret.has(name) || isSecretName(cell))) to.name('refused', cell);
    else to.name('ignored', cell);
  }
  return columns;
}

function placeOf(
  column: ColumnSpec,
  mapped: string | undefined,
  names: readonly string[],
  taken: ReadonlySet<number>,
): number | undefined {
  for (const name of mapped === undefined ? column.names : [mapped]) {
    const at = names.indexOf(normalName(name));
    // A mapping may name a wrong column; a secret one is never read, whoever asks.
    if (at >= 0 && !taken.has(at) && !(mapped !== undefined && isSecretName(name))) return at;
  }
  return undefined;
}
