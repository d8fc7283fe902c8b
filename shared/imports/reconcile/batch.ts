/** The state of one reconciliation: what the files said so far, and the lines that come of it. */
import type { Json, NewFact, Provenance, SubjectKind, SubjectRef } from '../../register/facts.ts';
import type { Register } from '../../register/register.ts';
import type { ParsedFile } from '../parsed-file.ts';
import { Known } from './known.ts';
import type { Completion, Line, MergeProposal, ReconcileOptions } from './lines.ts';

/** What is counted of one file. */
export interface Tally {
  /** Rows from which something was taken: 1 at the row's number. */
  readonly used: Uint8Array;
  readonly matched: Set<number>;
  readonly accounts: Set<string>;
  readonly people: Set<string>;
  readonly groups: Set<string>;
  readonly vaults: Set<string>;
}

/** Where a statement comes from. */
export interface Origin {
  readonly file: number;
  readonly row: number;
  readonly at: string;
}

/** A row of a list of the company's people. */
export interface PersonRow extends Origin {
  /** It is about one of the person's logins, of which there may be several. */
  readonly login: boolean;
}

/** A value that the files want a field to have. */
export interface Wish {
  readonly field: string;
  readonly value: Json;
  readonly origin: Origin;
  /** Comes along with what the row is about. */
  readonly derived: boolean;
  /** Only where the ledger says nothing yet. */
  readonly onlyIfUnrecorded: boolean;
  /** Adds to what earlier files and the ledger have, and so contradicts none of them. */
  readonly cumulative: boolean;
  readonly provenance: Provenance;
}

/** Somebody whom an access list or a group brings and nobody knows. There may be very many: no wishes are kept of them. */
export interface Stranger {
  readonly origin: Origin;
  readonly name: string | undefined;
  readonly aliases: readonly string[];
}

const UNDATED = 'dated by its import';

/** Does the statement bear the date of its import, because its file had none? */
export function isDatedByImport({ detail }: Provenance): boolean {
  return detail?.includes(`(${UNDATED}`) ?? false;
}

export class Batch {
  readonly register: Register;
  readonly files: readonly ParsedFile[];
  readonly options: ReconcileOptions;
  readonly known: Known;
  readonly lines: Line[] = [];
  readonly confirmed: NewFact[] = [];
  readonly completions: Completion[] = [];
  readonly merges: MergeProposal[] = [];
  readonly tallies: readonly Tally[];
  /** Problems found while reconciling, by file. */
  readonly problems: { readonly row: number; readonly reason: string }[][];
  /** Why a row came to nothing, by file and row. */
  private readonly reasons: readonly Map<number, string>[];
  readonly strangers = new Map<string, Stranger>();
  /** Groups and vaults that a file has been heard on already. */
  readonly statedLists = new Set<string>();
  private readonly listings = new Map<string, PersonRow[]>();
  readonly wishes = new Map<string, { readonly ref: SubjectRef; readonly fields: Map<string, Wish[]> }>();
  private readonly provenances = new Map<string, Provenance>();

  constructor(register: Register, files: readonly ParsedFile[], options: ReconcileOptions) {
    this.register = register;
    this.files = files;
    this.options = options;
    this.known = new Known(register, options.sameAs);
    this.tallies = files.map(({ rows }) => ({
      used: new Uint8Array(rows + 1),
      matched: new Set(),
      accounts: new Set(),
      people: new Set(),
      groups: new Set(),
      vaults: new Set(),
    }));
    this.reasons = files.map(() => new Map());
    this.problems = files.map(() => []);
  }

  origin(file: number, row: number, at?: string): Origin {
    return { file, row, at: at ?? this.files[file]?.at ?? this.options.now };
  }

  /** Does nothing in the file say when it was written? It may be of any age then. */
  isUndated(origin: Origin): boolean {
    const file = this.files[origin.file];
    return file?.undated === true && origin.at === file.at;
  }

  /** The provenance of what a file says; one object for all facts alike, because there may be many. */
  provenance(origin: Origin, remark = ''): Provenance {
    const key = `${origin.file}\n${origin.at}\n${remark}`;
    const made = this.provenances.get(key);
    if (made !== undefined) return made;
    const file = this.files[origin.file];
    const undated = this.isUndated(origin) ? UNDATED : '';
    const remarks = [undated, remark].filter((text) => text !== '').join('; ');
    const provenance: Provenance = {
      basis: file?.declared ? 'declared' : 'observed',
      source: `file:${file?.kind ?? 'unknown'}`,
      detail: remarks === '' ? (file?.file.name ?? '') : `${file?.file.name ?? ''} (${remarks})`,
      at: origin.at,
      ...(this.options.by === undefined ? {} : { by: this.options.by }),
    };
    this.provenances.set(key, provenance);
    return provenance;
  }

  /** A file wants a field of a record to have a value. */
  wish(
    ref: SubjectRef,
    field: string,
    value: Json,
    origin: Origin,
    more: { derived?: boolean; onlyIfUnrecorded?: boolean; cumulative?: boolean; remark?: string } = {},
  ): void {
    const wish: Wish = {
      field,
      value,
      origin,
      derived: more.derived ?? false,
      onlyIfUnrecorded: more.onlyIfUnrecorded ?? false,
      cumulative: more.cumulative ?? false,
      provenance: this.provenance(origin, more.remark),
    };
    const fields = this.fieldsOf(ref);
    const wishes = fields.get(field);
    if (wishes === undefined) fields.set(field, [wish]);
    else wishes.push(wish);
  }

  private fieldsOf(ref: SubjectRef): Map<string, Wish[]> {
    const key = `${ref.kind}\n${ref.key}`;
    const made = this.wishes.get(key);
    if (made !== undefined) return made.fields;
    const fields = new Map<string, Wish[]>();
    this.wishes.set(key, { ref: { kind: ref.kind, key: ref.key }, fields });
    return fields;
  }

  isWished(kind: SubjectKind, key: string): boolean {
    return this.wishes.has(`${kind}\n${key}`);
  }

  /** The value of a field as it will be: wished last, else recorded. */
  valueOf(ref: SubjectRef, field: string): Json | undefined {
    const wishes = this.wishes.get(`${ref.kind}\n${ref.key}`)?.fields.get(field);
    return wishes?.at(-1)?.value ?? this.register.get(ref)?.value(field);
  }

  /** A row of a list of the company's people is about this person. */
  listed(person: string, row: PersonRow): void {
    const rows = this.listings.get(person);
    if (rows === undefined) this.listings.set(person, [row]);
    else rows.push(row);
  }

  rowsOf(person: string): readonly PersonRow[] {
    return this.listings.get(person) ?? [];
  }

  matched(origin: Origin): void {
    if (origin.row > 0) this.tallies[origin.file]?.matched.add(origin.row);
  }

  /** The row is one of those from which something was taken. */
  used(origin: Origin): void {
    const used = this.tallies[origin.file]?.used;
    if (used !== undefined) used[origin.row] = 1;
  }

  /** Nothing is taken from the row; where another statement of it is used, that counts. */
  leftOut(origin: Origin, reason: string): void {
    const reasons = this.reasons[origin.file];
    if (origin.row > 0 && reasons?.has(origin.row) === false) reasons.set(origin.row, reason);
  }

  /** Why a row of a file came to nothing; undefined where nobody said. */
  reasonOf(file: number, row: number): string | undefined {
    return this.reasons[file]?.get(row);
  }

  problem(origin: Origin, reason: string): void {
    this.leftOut(origin, reason);
    const list = this.problems[origin.file];
    if (list !== undefined && list.length < 200) list.push({ row: origin.row, reason });
  }
}

/** The id of the line about a record as a file changes it. */
export function recordLineId(ref: SubjectRef, file: number): string {
  return `${ref.kind}:${ref.key}:${file}`;
}
