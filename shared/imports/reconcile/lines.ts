/** What an import would change, line by line. */
import type { Basis, Json, NewFact, SubjectKind, SubjectRef } from '../../register/facts.ts';
import type { KindName } from '../kind-names.ts';
import type { Belonging, FileIdentity, Problem } from '../parsed-file.ts';
import type { ToldRows } from '../told.ts';

export type Change = 'added' | 'changed' | 'gone' | 'unmatched' | 'conflicting';

/** Names a current fact that ends. */
export interface EndedSlot extends SubjectRef {
  readonly field: string;
  readonly item: string;
  readonly basis: Basis;
}

export interface Line {
  /** The same for the same change when the same files are given again. */
  readonly id: string;
  readonly change: Change;
  readonly subject: SubjectRef;
  /** What it is about, in words. */
  readonly title: string;
  /** What the ledger says now and what it would say: fields of a record, or an entry of a list. `null`: nothing. */
  readonly before: Json;
  readonly after: Json;
  /** Why it is unmatched, conflicting or gone. */
  readonly reason: string | null;
  /** Which of the files, and which of its data records (0: the file). */
  readonly file: number;
  readonly row: number;
  /** Is it a record that a row of the file is about (and not one that comes along with it)? These are counted. */
  readonly counted: boolean;
  /** Can it be accepted at all? */
  readonly acceptable: boolean;
  /** Is it among what is applied unless somebody says otherwise? Never what is gone. */
  readonly byDefault: boolean;
  readonly facts: readonly NewFact[];
  readonly ended: readonly EndedSlot[];
  /** Lines without which it makes no sense: a member's person and group. */
  readonly needs: readonly string[];
}

/** A sort of record: a kind of subject, or an entry of a list. */
export type Counted = SubjectKind | 'member' | 'grantee';

export interface ChangeCount {
  readonly of: Counted;
  readonly added: number;
  readonly changed: number;
  readonly gone: number;
}

/** One entry per file, as the command line prints it. */
export interface FileSummary {
  readonly file: string;
  readonly kind: KindName | null;
  /** `rows` = `usedRows` + the rows of `told`, for every file. */
  readonly rows: number;
  /** Rows from which something was taken, or that confirm what the ledger has. */
  readonly usedRows: number;
  /** All other rows, by reason. */
  readonly told: readonly ToldRows[];
  /** Used rows that speak of something that the ledger had before. */
  readonly matchedRows: number;
  /** How many accounts, people, groups and vaults the rows speak of, or `--for` says that they belong to. */
  readonly accounts: number;
  readonly people: number;
  readonly groups: number;
  readonly vaults: number;
  /** What was added, changed or is gone, of each sort of record. */
  readonly changes: readonly ChangeCount[];
  readonly added: number;
  readonly changed: number;
  readonly gone: number;
  readonly refused: readonly string[];
  readonly ignored: readonly string[];
  readonly problems: readonly Problem[];
  /** Ours: rows left for a decision, and statements that something else contradicts. */
  readonly unmatched: number;
  readonly conflicting: number;
  readonly used: readonly string[];
  readonly notes: readonly string[];
  readonly failure: string | null;
  readonly needsFor: Belonging | null;
  readonly mayBe: readonly KindName[];
  readonly size: number;
  readonly sha256: string;
}

/** Two names for one person, perhaps: proposed, never done by itself. */
export interface MergeProposal {
  readonly address: string;
  readonly name: string;
  /** The known person of the same name. */
  readonly person: string;
}

/** What a list is complete as, once what it lists is accepted. */
export interface Completion {
  readonly fact: NewFact;
  /** If one of these is left out, the list is not complete. */
  readonly lines: readonly Line[];
}

export interface Reconciliation {
  readonly files: readonly FileSummary[];
  readonly identities: readonly FileIdentity[];
  readonly lines: readonly Line[];
  /** Facts that the files confirm: same statement, newer date. */
  readonly confirmed: readonly NewFact[];
  readonly completions: readonly Completion[];
  readonly merges: readonly MergeProposal[];
}

export interface ReconcileOptions {
  /** The instant of the import, ISO 8601. */
  readonly now: string;
  /** Who imports; kept with every fact. */
  readonly by?: string | undefined;
  /** The ledger has a past of its own: what a file in the open format says is the file's claim, and not what was seen or done here. */
  readonly asClaims?: boolean | undefined;
  /** Addresses that are to be taken as another one of a known person (accepted merges). */
  readonly sameAs?: ReadonlyMap<string, string> | undefined;
}
