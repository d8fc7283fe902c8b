/** Unique secrets: planted in every kind of file, and looked for in every byte below a folder. */
import { lstatSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { csvRecords } from '../../shared/imports/text/csv.ts';
import { tableHead } from '../../shared/imports/text/header.ts';
import { FOLDER, fixtureText } from '../electron/imports/fixtures.ts';

/** Every planted secret has this in it, those of the fixtures too. */
export const MARK = 'CANARY';
/** Columns and fields that hold secrets, in whatever kind of file they stand. */
const SECRET_FIELDS = ['password', 'totp', 'notes', 'recovery code', 'private key', 'secret'] as const;

let planted = 0;

function canary(file: string): string {
  planted += 1;
  return `${MARK}-${planted}-${basename(file).replace(/\W+/g, '-')}`;
}

/**
 * Writes every fixture into a folder, with further secrets in every record: columns in tables, fields in each object of JSON,
 * and what only looks like a secret where it is permitted. Answers the files.
 */
export function plantEverywhere(folder: string): readonly string[] {
  const files = readdirSync(FOLDER).map((name) => {
    const text = fixtureText(name);
    const path = join(folder, name);
    if (name.endsWith('.json')) writeFileSync(path, JSON.stringify(inJson(JSON.parse(text), name)));
    else if (name.endsWith('.csv')) writeFileSync(path, inTable(text, name));
    else if (name.endsWith('.xml')) writeFileSync(path, text.replaceAll('</Entry>', `${xmlField(name)}</Entry>`));
    else writeFileSync(path, `${text.trim()} ${canary(name)}\n`);
    return path;
  });
  return [...files, reportInJson(folder)];
}

/** A credential report as the AWS CLI gives it: the table in base64. */
function reportInJson(folder: string): string {
  const report = fixtureText('aws-credential-report.csv');
  const path = join(folder, 'credential-report.json');
  const Content = Buffer.from(inTable(report, path)).toString('base64');
  writeFileSync(path, JSON.stringify({ Content, ReportFormat: 'text/csv', GeneratedTime: '2026-11-20T08:00:00Z' }));
  return path;
}

function inJson(value: unknown, file: string, field = ''): unknown {
  if (Array.isArray(value)) return value.map((entry) => inJson(entry, file));
  if (typeof value !== 'object' || value === null) return value;
  const parts = Object.entries(value).map(([name, part]) => [name, inJson(part, file, name)] as const);
  // There the open ledger format says whether there is a password: `yes`, `no` or `unknown`.
  if (field === 'credentials' && file === 'root-ledger.json') return Object.fromEntries(parts);
  return { ...Object.fromEntries(parts), ...Object.fromEntries(SECRET_FIELDS.map((name) => [name, canary(file)])) };
}

function inTable(text: string, file: string): string {
  const head = tableHead(text);
  if (head === null) throw new Error(`${file} is not a table`);
  const have = new Set(head.columns.map((column) => column.toLowerCase()));
  const more = SECRET_FIELDS.filter((field) => !have.has(field));
  const [titles, ...records] = csvRecords(text.slice(head.skip), head.delimiter);
  const line = (cells: readonly string[]): string =>
    cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(head.delimiter);
  const rows = records
    .filter((cells) => cells.length > 1)
    .map((cells) => line([...cells, ...more.map(() => canary(file))]));
  return `${text.slice(0, head.skip)}${[line([...(titles ?? []), ...more]), ...rows].join('\n')}\n`;
}

function xmlField(file: string): string {
  return SECRET_FIELDS.map((field) => `<String><Key>${field}</Key><Value>${canary(file)}</Value></String>`).join('');
}

/** The mark as it may stand in bytes: in other encodings, and in base64 at each of its three places. */
const FORMS: readonly (readonly [string, Buffer])[] = [
  ['utf-8', Buffer.from(MARK)],
  ['utf-16le', Buffer.from(MARK, 'utf16le')],
  ['utf-16be', Buffer.from(MARK, 'utf16le').swap16()],
  ['hexadecimal', Buffer.from(Buffer.from(MARK).toString('hex'))],
  ...[0, 1, 2].map((shift): readonly [string, Buffer] => {
    const text = Buffer.from('\0'.repeat(shift) + MARK).toString('base64');
    // Characters at the edges depend on the bytes beside the mark.
    return [`base64 at ${shift}`, Buffer.from(text.slice(shift === 0 ? 0 : shift + 1).replace(/.{0,2}=*$/, ''))];
  }),
];

/** How planted secrets stand in these bytes, if they do. */
export function formsIn(bytes: Uint8Array): readonly string[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return FORMS.filter(([, form]) => buffer.includes(form)).map(([name]) => name);
}

/** Every file below a folder with planted secrets in its bytes or its name, and in which form. */
export function findCanaries(folder: string): readonly string[] {
  return filesBelow(folder).flatMap((path) => {
    const forms = [...formsIn(readFileSync(path)), ...(path.includes(MARK) ? ['name'] : [])];
    return forms.map((form) => `${path} (${form})`);
  });
}

export function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => lstatSync(path).isFile());
}
