/** Reads one file into statements: recognizes its kind, lets the kind's reader at its permitted values, keeps nothing else. */

import { LedgerError } from '../ipc/result.ts';
import { lacksBelonging, MISSING } from './belonging.ts';
import type { Circumstances, ColumnMapping } from './collector.ts';
import { Collector } from './collector.ts';
import type { ImportKind } from './kind.ts';
import type { KindName } from './kind-names.ts';
import type { FileIdentity, ParsedFile } from './parsed-file.ts';
import { NO_RECORDS, parseJson, prunedJson } from './read-json.ts';
import { tableSink } from './read-table.ts';
import { kindOf, recognized } from './recognize.ts';
import { tellableName } from './secrets/file-names.ts';
import { secretIn } from './secrets/values.ts';
import { severalInOne } from './several-documents.ts';
import type { Shape } from './shape.ts';
import { awsErrorIn, formatOf, tableShape, xmlRoot } from './shape.ts';
import { questionAbout } from './table-evidence.ts';
import { readAccountId } from './text/account-id.ts';
import { addressOf } from './text/address.ts';

/** As much of a file's beginning as is looked at to recognize it. */
const HEAD_CHARS = 131_072;
/** JSON is read as a whole; this much of it at most. */
const MAX_JSON_CHARS = 400_000_000;

export interface ImportSource {
  readonly file: FileIdentity;
  /** The decoded text in pieces of any size, from the beginning at each call. */
  text(): Iterable<string> | AsyncIterable<string>;
}

export interface ReadOptions {
  /** The instant of the import, ISO 8601. */
  readonly now: string;
  /** Overrides what the content looks like. */
  readonly kind?: KindName | undefined;
  /** What the file belongs to and does not say: an account id, a group's address or key, a vault's key. */
  readonly belongsTo?: string | undefined;
  readonly mapping?: ColumnMapping | undefined;
  readonly signal?: { readonly aborted: boolean } | undefined;
  /** Told now and then how many characters were read. */
  readonly onProgress?: ((chars: number) => void) | undefined;
}

export class ImportCancelled extends Error {
  constructor() {
    super('The import was cancelled.');
    this.name = 'ImportCancelled';
  }
}

/** What a file says. Never throws for what is in a file (`failure` says why it is refused); throws `ImportCancelled`. */
export async function readImport(source: ImportSource, options: ReadOptions): Promise<ParsedFile> {
  const secret = secretIn(options.belongsTo ?? '', 'id') !== null;
  const to = new Collector(circumstances(source.file, secret ? { ...options, belongsTo: undefined } : options));
  if (secret) {
    to.fail('What the file is said to belong to looks like a secret.');
    return parsedFile(to, null);
  }
  let kind: ImportKind | null = null;
  try {
    kind = await readInto(to, source, options);
  } catch (error) {
    if (error instanceof ImportCancelled) throw error;
    if (error instanceof LedgerError) to.fail(error.message);
    // Whatever went wrong may quote the file: only that it did is told.
    to.fail('The file cannot be read: its content is damaged or not what it seems to be.');
  }
  return parsedFile(to, kind);
}

function circumstances(file: FileIdentity, options: ReadOptions): Circumstances {
  const given = options.belongsTo?.trim();
  const reading = given === undefined ? null : readAccountId(given);
  const inName = /(?<!\d)(\d{12})(?!\d)/.exec(file.name)?.[1] ?? null;
  return {
    file: { ...file, name: tellableName(file.name) },
    now: options.now,
    belongsTo: given === undefined || given === '' ? null : (addressOf(given) ?? given),
    account: reading !== null && 'id' in reading ? reading.id : inName,
    mapping: options.mapping ?? {},
  };
}

async function readInto(to: Collector, source: ImportSource, options: ReadOptions): Promise<ImportKind | null> {
  const pieces = cancellable(source, options);
  const head: string[] = [];
  let headChars = 0;
  while (headChars < HEAD_CHARS) {
    const piece = await pieces.next();
    if (piece === null) break;
    head.push(piece);
    headChars += piece.length;
  }
  const start = head.join('');
  const format = formatOf(start);
  if (format === 'json') {
    const text = [start];
    let chars = start.length;
    for (let piece = await pieces.next(); piece !== null; piece = await pieces.next()) {
      chars += piece.length;
      if (chars > MAX_JSON_CHARS) {
        to.fail('The file is too large for JSON: split it and give the parts together.');
        return null;
      }
      text.push(piece);
    }
    const parsed = parseJson(text.join(''));
    if ('problem' in parsed) {
      to.fail(parsed.problem);
      return options.kind === undefined ? null : kindOf(options.kind);
    }
    return readValue(to, parsed.value, options, parsed.documents);
  }
  const shape: Shape =
    format === 'table'
      ? tableShape(start, options.mapping?.delimiter)
      : format === 'xml'
        ? { format: 'xml', root: xmlRoot(start) }
        : format === 'error-text'
          ? { format: 'error-text', code: awsErrorIn(start) ?? '' }
          : { format: 'empty' };
  const kind = choose(to, shape, options);
  if (kind === null) return null;
  if (shape.format === 'empty') {
    to.complete = false;
    to.problem(0, 'The file is empty.');
    return kind;
  }
  if (lacksBelonging(to, kind, shape)) return kind;
  if (shape.format === 'error-text') {
    if (kind.text) kind.text(start, to);
    else to.fail(`The file holds an error message of AWS (${shape.code}) instead of an answer.`);
    return kind;
  }
  const sink =
    shape.format === 'table' && kind.table
      ? tableSink(kind.table, to)
      : shape.format === 'xml' && kind.xml
        ? kind.xml.open(to)
        : null;
  if (sink === null) {
    to.fail(`The file is not in the format of ${kind.title}.`);
    return kind;
  }
  sink.write(start);
  for (let piece = await pieces.next(); piece !== null && to.failure === null; piece = await pieces.next())
    sink.write(piece);
  sink.end();
  if (to.rows === 0 && to.failure === null) {
    to.complete = false;
    to.problem(0, 'The file has a header and no rows: it says nothing about what is gone.');
  }
  return kind;
}

function readValue(to: Collector, value: unknown, options: ReadOptions, documents = 1): ImportKind | null {
  const shape: Shape = { format: 'json', value };
  if (value === null && options.kind === undefined) {
    to.fail('The file holds only `null`: say with --kind what it is.');
    return null;
  }
  if (Array.isArray(value) && value.length === 0 && options.kind === undefined) {
    to.fail('The file holds only an empty list: say with --kind what it is.');
    return null;
  }
  if (documents > 1 && options.kind === undefined && recognized(shape, options.mapping) === null)
    to.fail(severalInOne(documents));
  const kind = choose(to, shape, options);
  if (kind === null) return null;
  if (kind.json === undefined) {
    to.fail(`The file is not in the format of ${kind.title}.`);
    return kind;
  }
  if (lacksBelonging(to, kind, shape)) return kind;
  const more = kind.json.more === undefined ? undefined : (value as Record<string, unknown> | null)?.[kind.json.more];
  to.more = typeof more === 'string' && more !== '';
  to.saysItsEnd = kind.json.more !== undefined && !Array.isArray(value);
  const pruned = value === null || kind.json.whole ? value : prunedJson(value, kind.json, to);
  kind.json.read(pruned, to);
  if (to.rows === 0) {
    to.complete = false;
    if (to.failure === null && kind.json.records !== NO_RECORDS && to.problems.length === 0)
      to.problem(0, 'The file lists nothing: it says nothing about what is gone.');
  }
  return kind;
}

function choose(to: Collector, shape: Shape, options: ReadOptions): ImportKind | null {
  const kind = options.kind === undefined ? recognized(shape, options.mapping) : kindOf(options.kind);
  if (kind !== null) return kind;
  const question = questionAbout(shape);
  if (shape.format === 'empty') to.fail('The file is empty.');
  else if (question !== null) to.ask(question.reason, question.mayBe);
  else
    to.fail(
      'The file is of no kind that Root Ledger knows. If it is, say which with --kind; any table of people can be read with a column mapping.',
    );
  return null;
}

function cancellable(source: ImportSource, options: ReadOptions): { next(): Promise<string | null> } {
  const text = source.text();
  const iterator = Symbol.asyncIterator in text ? text[Symbol.asyncIterator]() : text[Symbol.iterator]();
  let chars = 0;
  return {
    next: async () => {
      if (options.signal?.aborted) throw new ImportCancelled();
      const step = await iterator.next();
      if (step.done === true) return null;
      chars += step.value.length;
      options.onProgress?.(chars);
      return step.value;
    },
  };
}

function parsedFile(to: Collector, kind: ImportKind | null): ParsedFile {
  to.finish();
  const failed = to.failure !== null;
  const needs =
    failed && kind?.belongsTo !== undefined && to.failure === MISSING[kind.belongsTo] ? kind.belongsTo : null;
  return {
    file: to.around.file,
    kind: kind?.kind ?? null,
    at: to.at ?? to.around.now,
    undated: to.at === null,
    declared: to.declared,
    rows: to.rows,
    statements: failed ? [] : to.statements,
    scopes: failed ? [] : to.scopes,
    complete: to.complete && !failed,
    more: to.more,
    fullPage: !to.saysItsEnd && (kind?.pageRows?.includes(to.rows) ?? false),
    listing: `${kind?.kind ?? ''}|${to.listing}`,
    refused: [...to.refused],
    ignored: [...to.ignored],
    used: [...to.used],
    problems: failed ? [...to.problems, { row: 0, reason: to.failure ?? '' }] : to.problems,
    leftOut: to.leftOut(),
    notes: to.notes,
    needsFor: needs,
    mayBe: to.mayBe,
    failure: to.failure,
  };
}

/** A file of which nothing could be read, with the reason. */
export function refusedFile(name: string, reason: string, now: string): ParsedFile {
  const to = new Collector(circumstances({ name, size: 0, sha256: '' }, { now }));
  to.fail(reason);
  return parsedFile(to, null);
}
