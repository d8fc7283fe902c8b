/** Collects what a reader finds in one file. */
import type { KindName } from './kind-names.ts';
import type { FileIdentity, Problem } from './parsed-file.ts';
import { secretIn } from './secrets/values.ts';
import { type ImportStatement, onlyNames, type Scope } from './statement.ts';
import { shownName } from './text/header.ts';
import { EVERY, type ToldRows, toldRows } from './told.ts';

/** A receipt is read by people: more problems than this are counted, not listed. */
const MAX_PROBLEMS = 200;
const MAX_NAMES = 300;
const NOTHING_OF_USE = 'The row holds nothing that is read from such a file.';

/** A table's columns or a date format, where the file's own names do not say enough. */
export interface ColumnMapping {
  readonly columns?: Readonly<Record<string, string>> | undefined;
  readonly delimiter?: string | undefined;
  readonly dateFormat?: string | undefined;
}

export interface Circumstances {
  readonly file: FileIdentity;
  /** The instant of the import. */
  readonly now: string;
  /** What the file belongs to (`--for`), as given. */
  readonly belongsTo: string | null;
  /** An account id in the file's name or given. */
  readonly account: string | null;
  readonly mapping: ColumnMapping;
}

export class Collector {
  readonly around: Circumstances;
  readonly statements: ImportStatement[] = [];
  readonly scopes: Scope[] = [];
  readonly problems: Problem[] = [];
  readonly notes: string[] = [];
  readonly refused = new Set<string>();
  readonly ignored = new Set<string>();
  readonly used = new Set<string>();
  rows = 0;
  complete = true;
  more = false;
  /** The file would say so if there were more. */
  saysItsEnd = false;
  listing = '';
  /** Somebody wrote the file; it is no tool's answer. */
  declared = false;
  failure: string | null = null;
  /** What a person has to choose from before anything is read. */
  mayBe: readonly KindName[] = [];
  /** The file's own date. */
  at: string | null = null;
  groupName: string | null = null;
  private unlisted = 0;
  /** The first problem of each row, also of those that are no longer listed. */
  private readonly reasons = new Map<number, string>();
  /** Rows that add to the statement of another row. */
  private readonly adding = new Set<number>();

  constructor(around: Circumstances) {
    this.around = around;
  }

  state(statement: ImportStatement): void {
    this.statements.push(statement);
  }

  /** The row adds to what another row states, or is that the list is not whole: it is used without a statement of its own. */
  adds(row: number): void {
    this.adding.add(row);
  }

  /** Such a row is none that a file of this kind is read for: nothing is wrong with it, and it is told all the same. */
  leaveOut(row: number, reason: string): void {
    if (row > 0 && !this.reasons.has(row)) this.reasons.set(row, reason);
  }

  /** Something to tell of a row; reading goes on. `row` 0 is the file. */
  problem(row: number, reason: string): void {
    this.leaveOut(row, reason);
    if (this.problems.length < MAX_PROBLEMS) this.problems.push({ row, reason });
    else this.unlisted += 1;
  }

  /** The row cannot be read: it is told, and the listing is not whole any more. */
  skip(row: number, reason: string): void {
    this.problem(row, reason);
    this.complete = false;
  }

  /** Nothing of this file may be imported. The first reason counts. */
  fail(reason: string): void {
    this.failure ??= reason;
  }

  /** Nothing is read until a person says what the file is. */
  ask(reason: string, mayBe: readonly KindName[]): void {
    this.fail(reason);
    this.mayBe = mayBe;
  }

  /** The file has no such column or field at all, which others of its kind have. */
  lacks(what: 'column' | 'field', name: string): void {
    this.problem(0, `The ${what} ${name} is missing: what it would say is not known.`);
  }

  note(text: string): void {
    if (!this.notes.includes(text)) this.notes.push(text);
  }

  name(list: 'refused' | 'ignored' | 'used', written: string): void {
    const set = this[list];
    if (set.size >= MAX_NAMES) return;
    set.add(isNameLike(written) ? shownName(written) : '(a column without a readable name)');
  }

  /** The rows without a statement, each with why; of a refused file all rows that were met. */
  leftOut(): readonly ToldRows[] {
    const { failure } = this;
    if (failure !== null) return toldRows(this.rows, () => failure);
    const stating = new Uint8Array(this.rows + 1);
    for (const said of this.statements) if (!onlyNames(said)) stating[said.row] = 1;
    return toldRows(
      this.rows,
      (row) => (stating[row] === 1 || this.adding.has(row) ? null : (this.reasons.get(row) ?? NOTHING_OF_USE)),
      EVERY,
    );
  }

  finish(): void {
    if (this.unlisted > 0) this.problems.push({ row: 0, reason: `${this.unlisted} more problems of this kind.` });
  }
}

/** A header that is none has data in its cells: what looks like no name is not repeated. */
function isNameLike(written: string): boolean {
  if (written.length > 80 || /:\/\/|=|\S@\S+\.\S/.test(written)) return false;
  return secretIn(written, 'text') === null;
}
