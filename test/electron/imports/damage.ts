/** Fixtures with something wrong in them: a column or field taken out or put in, a value replaced, an end cut off. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { csvRecords } from '../../../shared/imports/text/csv.ts';
import { tableHead } from '../../../shared/imports/text/header.ts';
import { type Fixture, FOLDER } from './fixtures.ts';

/** The text of a fixture, whatever its encoding. */
export function textOf({ file }: Fixture): string {
  const bytes = readFileSync(join(FOLDER, file));
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.subarray(2).toString('utf16le');
  const text = bytes.toString('utf8');
  return (text.includes('\uFFFD') ? bytes.toString('latin1') : text).replace(/^\uFEFF/, '');
}

export type Format = 'table' | 'json' | 'xml' | 'message';

export function formatOf({ file }: Fixture): Format {
  if (file.endsWith('.csv')) return 'table';
  if (file.endsWith('.json')) return 'json';
  return file.endsWith('.xml') ? 'xml' : 'message';
}

interface Table {
  /** The lines before the header. */
  readonly lead: string;
  readonly delimiter: string;
  readonly records: readonly (readonly string[])[];
}

function tableOf(text: string): Table {
  const head = tableHead(text);
  if (head === null) throw new Error('the fixture is no table');
  const records = csvRecords(text.slice(head.skip), head.delimiter);
  return { lead: text.slice(0, head.skip), delimiter: head.delimiter, records };
}

function tableText({ lead, delimiter, records }: Table): string {
  const cell = (value: string): string => `"${value.replaceAll('"', '""')}"`;
  return `${lead}${records.map((record) => record.map(cell).join(delimiter)).join('\n')}\n`;
}

/** Where a value stands in JSON: property names, `[]` for every entry of a list. */
type Visit = (name: string, value: unknown, path: string) => unknown;

const GONE = Symbol('gone');

function walked(value: unknown, visit: Visit, path = ''): unknown {
  if (Array.isArray(value)) return value.map((entry) => walked(entry, visit, path));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).flatMap(([name, inner]) => {
    const own = path === '' ? name : `${path}.${name}`;
    const changed = visit(name, walked(inner, visit, own), own);
    return changed === GONE ? [] : [[name, changed] as const];
  });
  return Object.fromEntries(entries);
}

/** The columns of a table, the fields of JSON by their paths, the fields of KeePass entries. */
export function fieldsOf(fixture: Fixture): readonly string[] {
  const text = textOf(fixture);
  const format = formatOf(fixture);
  if (format === 'table') return tableOf(text).records[0] ?? [];
  if (format === 'xml') return [...new Set([...text.matchAll(/<Key>(.*?)<\/Key>/g)].map((match) => match[1] ?? ''))];
  if (format === 'message') return [];
  const found = new Set<string>();
  walked(JSON.parse(text), (_name, value, path) => {
    found.add(path);
    return value;
  });
  return [...found];
}

/** The fixture without that column or field, in every record. */
export function without(fixture: Fixture, field: string): string {
  const text = textOf(fixture);
  const format = formatOf(fixture);
  if (format === 'table') {
    const table = tableOf(text);
    const at = table.records[0]?.indexOf(field) ?? -1;
    return tableText({ ...table, records: table.records.map((record) => record.filter((_, column) => column !== at)) });
  }
  if (format === 'xml') return text.replace(new RegExp(`<String><Key>${field}</Key>.*?</String>`, 'gs'), '');
  return JSON.stringify(walked(JSON.parse(text), (_name, value, path) => (path === field ? GONE : value)));
}

/** The fixture with that value in a column or field of every record, where there was a text. */
export function withValue(fixture: Fixture, field: string, hostile: string): string {
  const text = textOf(fixture);
  const format = formatOf(fixture);
  if (format === 'table') {
    const table = tableOf(text);
    const at = table.records[0]?.indexOf(field) ?? -1;
    const records = table.records.map((record, row) =>
      row === 0 ? record : record.map((cell, column) => (column === at ? hostile : cell)),
    );
    return tableText({ ...table, records });
  }
  if (format === 'xml') {
    const escaped = hostile.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    return text.replace(new RegExp(`(<Key>${field}</Key><Value[^>]*>).*?(</Value>)`, 'gs'), (_all, before, after) =>
      [before, escaped, after].join(''),
    );
  }
  if (format === 'message') return text;
  return JSON.stringify(
    walked(JSON.parse(text), (_name, value, path) => (path === field && typeof value === 'string' ? hostile : value)),
  );
}

/** The fixture with one more column or field in every record: `value` under the name `name`. */
export function withMore(fixture: Fixture, name: string, value: string): string {
  const text = textOf(fixture);
  const format = formatOf(fixture);
  if (format === 'table') {
    const table = tableOf(text);
    const records = table.records.map((record, row) => [...record, row === 0 ? name : value]);
    return tableText({ ...table, records });
  }
  if (format === 'xml') return text.replaceAll('</Entry>', `<${name}>${value}</${name}></Entry>`);
  if (format === 'message') return `${text.trimEnd()} ${value}\n`;
  // Put in as text: what a program could not write as a property of its own, such as `__proto__`, stands in files all the same.
  return JSON.stringify(JSON.parse(text)).replaceAll('{"', `{${JSON.stringify(name)}:${JSON.stringify(value)},"`);
}
