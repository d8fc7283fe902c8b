/** The shape of a file's content, which is all that its kind is recognized by. */
import { csvRecords } from './text/csv.ts';
import { normalName, tableHead } from './text/header.ts';

export type Shape =
  | { readonly format: 'empty' }
  | {
      readonly format: 'table';
      readonly delimiter: string;
      /** Normalized column names. */
      readonly columns: ReadonlySet<string>;
      readonly written: readonly string[];
      /** The first records: looked at for what they are of, never repeated. */
      readonly sample: readonly (readonly string[])[];
      readonly groupName: string | null;
    }
  | { readonly format: 'json'; readonly value: unknown }
  | { readonly format: 'xml'; readonly root: string }
  | { readonly format: 'error-text'; readonly code: string };

/** What the AWS CLI says where it did not come to ask AWS. */
const NOT_ASKED =
  /^\s*(?:aws(?:\.exe)?\s*: )?(?:\[ERROR\]: )?(Unable to locate credentials|Partial credentials found|The config profile|Could not connect to the endpoint URL|Error when retrieving token|SSL validation failed|usage: aws \[options\])/;

/** The error code in an error message of the AWS CLI, or its first words where there is none, if the text is one. */
export function awsErrorIn(text: string): string | null {
  return (
    /^\s*(?:aws(?:\.exe)?\s*: )?(?:\[ERROR\]: )?An error occurred \((\w+)\)/.exec(text)?.[1] ??
    NOT_ASKED.exec(text)?.[1] ??
    null
  );
}

/** Which of the formats a text is in, from its beginning. JSON needs the whole text: see `jsonShape`. */
export function formatOf(head: string): 'empty' | 'json' | 'xml' | 'table' | 'error-text' {
  const text = head.replace(/^\uFEFF/, '').trimStart();
  if (text === '') return 'empty';
  if (/^[{[]/.test(text) || /^null\s*$/.test(text)) return 'json';
  if (/^<(\?xml|!DOCTYPE|!--|[A-Za-z][\w.:-]*[\s>/])/.test(text)) return 'xml';
  if (awsErrorIn(text) !== null) return 'error-text';
  return 'table';
}

/** The shape of a table's head. */
export function tableShape(head: string, delimiter?: string): Shape {
  const found = tableHead(head, delimiter);
  if (found === null) return { format: 'empty' };
  return {
    format: 'table',
    delimiter: found.delimiter,
    columns: new Set(found.columns.map(normalName)),
    written: found.columns,
    sample: sampleOf(head.slice(found.skip), found.delimiter),
    groupName: found.groupName,
  };
}

const SAMPLE_CHARS = 65_536;
const SAMPLE_RECORDS = 100;

/** Records after the header line; the last may be cut off where the text is, and does not count then. */
function sampleOf(text: string, delimiter: string): readonly (readonly string[])[] {
  const records = csvRecords(text.slice(0, SAMPLE_CHARS), delimiter);
  return records.slice(1, text.length > SAMPLE_CHARS ? -1 : undefined).slice(0, SAMPLE_RECORDS);
}

/** The name of an XML text's root element, or '' where there is none. */
export function xmlRoot(head: string): string {
  return /<([A-Za-z_][\w.:-]*)/.exec(head.replace(/<!--[\s\S]*?-->/g, ''))?.[1] ?? '';
}

/** The share of the wanted columns that a table has; 0 for every other shape. */
export function columnsOf(shape: Shape, ...wanted: readonly string[]): number {
  if (shape.format !== 'table') return 0;
  return wanted.filter((name) => shape.columns.has(normalName(name))).length / wanted.length;
}

/** The first entry of the array at a property of the root (or of the root itself), for a look at its keys. */
export function firstEntry(shape: Shape, property?: string): Readonly<Record<string, unknown>> | null {
  if (shape.format !== 'json') return null;
  const list = property === undefined ? shape.value : asObject(shape.value)?.[property];
  return Array.isArray(list) ? asObject(list[0]) : null;
}

export function rootObject(shape: Shape): Readonly<Record<string, unknown>> | null {
  return shape.format === 'json' ? asObject(shape.value) : null;
}

export function asObject(value: unknown): Readonly<Record<string, unknown>> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : null;
}

/** Does the object have all of these keys? */
export function hasKeys(value: Readonly<Record<string, unknown>> | null, ...keys: readonly string[]): boolean {
  return value !== null && keys.every((key) => Object.hasOwn(value, key));
}
