/** Imports: files the person gave, what they would change line by line, and writing what is accepted as one change. */
import { z } from 'zod';
import { KIND_NAMES, type KindName } from '../../imports/kind-names.ts';
import { columnMapping } from '../../imports/mapping.ts';
import type { OpenEntry, Settled } from '../../imports/open-entries.ts';
import type { Belonging, Problem } from '../../imports/parsed-file.ts';
import type { ChangeCount } from '../../imports/reconcile/lines.ts';
import type { Json, SubjectKind } from '../../register/facts.ts';
import { SUBJECT_KINDS } from '../../register/kinds.ts';
import { ledgerChannel, mainChannel } from '../channel.ts';
import type { WorkProgress } from '../events.ts';
import type { Page } from '../page.ts';
import { MOST_ROWS_PER_PAGE } from '../page.ts';

/** Files of one import. */
export const MOST_IMPORT_FILES = 100;
/** Lines that are decided upon by name at once; more are decided upon as a group. */
const MOST_LINES_AT_ONCE = 5000;

export const LINE_CHANGES = ['added', 'changed', 'gone', 'unmatched', 'conflicting'] as const;
export type LineChange = (typeof LINE_CHANGES)[number];

export const LINE_SORTS = ['title', 'kind', 'file', 'row'] as const;

/** How a file is read, where its content does not say. */
const fileOptions = z.strictObject({
  kind: z.enum(KIND_NAMES).nullable(),
  /** An account id, a group's address or key, a vault's key. */
  belongsTo: z.string().trim().min(1).max(320).nullable(),
  mapping: columnMapping.nullable(),
});
export type FileOptions = z.output<typeof fileOptions>;
export type Mapping = z.output<typeof columnMapping>;

/** Names or problems, of which the first are given. */
export interface Some<Entry> {
  readonly total: number;
  readonly first: readonly Entry[];
}

/** Rows that nothing is taken from, by reason; `at` says which, shortened where they are many. */
export interface ToldView {
  readonly reason: string;
  readonly rows: number;
  readonly at: string;
}

/** What an import left open, and whether it is settled since. */
export interface OpenView extends Omit<OpenEntry, 'slots'> {
  /** The import, and which of its open entries. */
  readonly receipt: string;
  readonly entry: number;
  /** When the import was written, ISO 8601, and by whom. */
  readonly at: string;
  readonly by: string | null;
  readonly settled: Settled | null;
}

export interface PendingFile {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
  readonly options: FileOptions;
  readonly kind: KindName | null;
  /** `usedRows` and the rows of `told` are all `rows`. */
  readonly rows: number;
  readonly usedRows: number;
  readonly told: Some<ToldView>;
  readonly matchedRows: number;
  readonly accounts: number;
  readonly people: number;
  readonly groups: number;
  readonly vaults: number;
  readonly changes: readonly ChangeCount[];
  readonly added: number;
  readonly changed: number;
  readonly gone: number;
  readonly unmatched: number;
  readonly conflicting: number;
  /** Columns and fields with secrets: by name, never read. */
  readonly refused: Some<string>;
  readonly ignored: Some<string>;
  readonly used: Some<string>;
  readonly problems: Some<Problem>;
  readonly notes: readonly string[];
  readonly failure: string | null;
  readonly needsFor: Belonging | null;
  /** What the file may be, where only a person can say. */
  readonly mayBe: readonly KindName[];
}

export interface LineCount {
  readonly lines: number;
  readonly acceptable: number;
  readonly accepted: number;
}

export interface MergeView {
  readonly address: string;
  readonly name: string;
  readonly person: string;
}

/** An import that waits for its decisions. */
export interface PendingView {
  readonly id: string;
  readonly files: readonly PendingFile[];
  readonly counts: Readonly<Record<LineChange, LineCount>>;
  /** Kinds of subject that its lines are about. */
  readonly kinds: readonly SubjectKind[];
  /** Statements that say what the ledger knows already: they become fresh. */
  readonly confirmed: number;
  readonly merges: Some<MergeView>;
  /** Addresses taken as another one of a known person. */
  readonly sameAs: readonly { readonly address: string; readonly person: string }[];
}

export interface FieldChange {
  readonly field: string;
  readonly label: string;
  readonly before: Json;
  readonly after: Json;
}

export interface LineView {
  readonly id: string;
  readonly change: LineChange;
  readonly kind: SubjectKind;
  readonly key: string;
  readonly title: string;
  readonly reason: string | null;
  /** The file's name, and its data record (0: the file). */
  readonly file: string;
  readonly row: number;
  readonly acceptable: boolean;
  readonly accepted: boolean;
  /** Side by side, shortened where it is long; `more` fields are left out. */
  readonly fields: readonly FieldChange[];
  readonly more: number;
}

/** The head of a table and how its first rows read under a mapping. */
export interface TablePreview {
  readonly delimiter: string;
  readonly columns: readonly { readonly name: string; readonly refused: boolean }[];
  /** The first rows, as people. Only what passes the gate is here. */
  readonly people: readonly {
    readonly row: number;
    readonly email: string;
    readonly name: string | null;
    readonly aliases: readonly string[];
    readonly fields: Readonly<Record<string, Json>>;
  }[];
  readonly problems: readonly Problem[];
  readonly failure: string | null;
}

export interface ReceiptRow {
  readonly id: string;
  readonly at: string;
  readonly by: string | null;
  readonly files: readonly string[];
  readonly fileCount: number;
  readonly rows: number;
  readonly added: number;
  readonly changed: number;
  readonly gone: number;
  readonly refused: number;
  /** Rows that nothing was taken from; null where the import is from before they were counted. */
  readonly told: number | null;
  /** Entries that wait for somebody still. */
  readonly open: number;
}

export interface ReceiptFile {
  readonly file: string;
  readonly size: number;
  readonly sha256: string;
  readonly kind: KindName | null;
  readonly rows: number;
  /** Null where the import is from before rows were told. */
  readonly usedRows: number | null;
  readonly told: Some<ToldView>;
  readonly matchedRows: number;
  readonly changes: readonly ChangeCount[];
  readonly added: number;
  readonly changed: number;
  readonly gone: number;
  readonly refused: readonly string[];
  readonly ignored: readonly string[];
  readonly problems: Some<Problem>;
  readonly notes: readonly string[];
  readonly failure: string | null;
}

export interface CatalogueEntry {
  readonly kind: KindName;
  readonly title: string;
  readonly howTo: string;
  readonly belongsTo: Belonging | null;
}

const id = z.string().min(1).max(80);
const newMappingName = z.string().trim().min(1).max(80);
const mappingName = z.string().min(1).max(80);
const fileId = z.strictObject({ file: id });

/** Which lines: as the grid is filtered. */
const lineFilter = z.strictObject({
  id,
  search: z.string().max(200).default(''),
  change: z.enum(LINE_CHANGES).optional(),
  kind: z.string().max(40).optional(),
  file: id.optional(),
});
export type LineFilter = z.output<typeof lineFilter>;

const nothing = z.undefined();

export const importChannels = {
  /** Main asks with the system's own dialog; the window learns how many files were chosen, never a path. */
  'imports.choose': mainChannel(nothing).answers<{ added: number }>(),
  /** Main reads the clipboard: what was copied does not pass through the window. */
  'imports.paste': mainChannel(nothing).answers<{ added: number }>(),
  'imports.state': mainChannel(nothing).answers<{ progress: WorkProgress | null }>(),
  'imports.cancel': mainChannel(nothing).answers<null>(),
  /** Read a file again, as another kind, for somebody else, or through a mapping. */
  'imports.reread': mainChannel(fileId.extend({ options: fileOptions })).answers<null>(),
  'imports.remove': mainChannel(fileId).answers<null>(),
  'imports.discard': mainChannel(nothing).answers<null>(),
  'imports.columns': mainChannel(fileId.extend({ mapping: columnMapping.nullable() })).answers<TablePreview>(),
  'imports.apply': mainChannel(z.strictObject({ id })).answers<{ seq: number; facts: number }>(),
  'imports.catalogue': mainChannel(nothing).answers<{
    kinds: readonly CatalogueEntry[];
    /** Our names of the columns of a table of people. */
    roles: readonly { role: string; names: readonly string[] }[];
  }>(),
  /** Saves the CSV template for the first fill where the person chooses. */
  'imports.template': mainChannel(nothing).answers<{ saved: boolean }>(),

  'imports.pending': ledgerChannel(nothing).answers<{ pending: PendingView | null }>(),
  'imports.lines': ledgerChannel(
    lineFilter.extend({
      sort: z.strictObject({ by: z.enum(LINE_SORTS), descending: z.boolean() }).optional(),
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(MOST_ROWS_PER_PAGE).default(MOST_ROWS_PER_PAGE),
    }),
  ).answers<Page<LineView>>(),
  /** One line with all its fields. */
  'imports.line': ledgerChannel(z.strictObject({ id, line: z.string().min(1).max(2000) })).answers<{
    line: LineView | null;
  }>(),
  /** Accept or leave out lines by name, or all that a filter shows. */
  'imports.decide': ledgerChannel(
    z.strictObject({
      id,
      lines: z.union([
        z.array(z.string().min(1).max(2000)).min(1).max(MOST_LINES_AT_ONCE),
        lineFilter.omit({ id: true }),
      ]),
      accept: z.boolean(),
    }),
  ).answers<{ decided: number }>(),
  /** Take an address as another one of a known person (`null`: not any more). */
  'imports.same-as': ledgerChannel(
    z.strictObject({ id, address: z.string().min(1).max(320), person: z.string().min(1).max(320).nullable() }),
  ).answers<null>(),
  'imports.receipts': ledgerChannel(
    z.strictObject({ offset: z.number().int().min(0).default(0), limit: z.number().int().min(1).max(200).default(50) }),
  ).answers<Page<ReceiptRow>>(),
  'imports.receipt': ledgerChannel(z.strictObject({ receipt: id })).answers<{
    id: string;
    at: string;
    by: string | null;
    files: readonly ReceiptFile[];
    open: Some<OpenView>;
  }>(),
  /** What imports left open about one record, waiting before settled, newest first; the same in a later import stands for the older. */
  'imports.left-open': ledgerChannel(
    z.strictObject({ kind: z.enum(SUBJECT_KINDS), key: z.string().min(1).max(320) }),
  ).answers<{ open: readonly OpenView[] }>(),
  /** Settles an entry: somebody looked, and says what is right. */
  'imports.settle': ledgerChannel(
    z.strictObject({ receipt: id, entry: z.number().int().min(0), note: z.string().trim().min(1).max(500) }),
  ).answers<{ seq: number }>(),
  'imports.mappings': ledgerChannel(nothing).answers<{
    mappings: readonly { name: string; mapping: Mapping }[];
  }>(),
  'imports.save-mapping': ledgerChannel(z.strictObject({ name: newMappingName, mapping: columnMapping })).answers<{
    seq: number;
  }>(),
  'imports.rename-mapping': ledgerChannel(z.strictObject({ name: mappingName, to: newMappingName })).answers<{
    seq: number;
  }>(),
  'imports.remove-mapping': ledgerChannel(z.strictObject({ name: mappingName })).answers<{
    seq: number;
  }>(),
};
