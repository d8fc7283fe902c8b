/** What reading one file gives. Nothing in it is a secret, and nothing of a refused value is in it. */
import type { KindName } from './kind-names.ts';
import type { ImportStatement, Scope } from './statement.ts';
import type { ToldRows } from './told.ts';

export interface FileIdentity {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
}

export interface Problem {
  /** The data record, counted from 1; 0 is the file. */
  readonly row: number;
  readonly reason: string;
}

/** What the user must say with `--for` because the file does not. */
export type Belonging = 'account' | 'group' | 'vault';

export interface ParsedFile {
  readonly file: FileIdentity;
  /** `null` where no kind was recognized. */
  readonly kind: KindName | null;
  /** The instant the file speaks of. */
  readonly at: string;
  /** The file has no date of its own: `at` is when it was imported. */
  readonly undated: boolean;
  /** Somebody wrote it: what it says is declared, not observed. */
  readonly declared: boolean;
  readonly rows: number;
  readonly statements: readonly ImportStatement[];
  readonly scopes: readonly Scope[];
  /** Does the file hold its listing from the first to the last entry, each of them readable? */
  readonly complete: boolean;
  /** There are further pages, says the file: complete only together with them. */
  readonly more: boolean;
  /** As many rows as the tool puts on one page, and nothing that says that there is no other. */
  readonly fullPage: boolean;
  /** What all pages of one listing have in common. */
  readonly listing: string;
  /** Columns and fields with secrets, refused unread. */
  readonly refused: readonly string[];
  /** Columns and fields that are not needed. */
  readonly ignored: readonly string[];
  /** Columns and fields that were read. */
  readonly used: readonly string[];
  readonly problems: readonly Problem[];
  /** The rows that say nothing of use, by reason. Every other row has a statement, or adds to one. */
  readonly leftOut: readonly ToldRows[];
  /** Remarks that are not problems: what was assumed. */
  readonly notes: readonly string[];
  readonly needsFor: Belonging | null;
  /** What the file may be, where only a person can say; empty where nothing is asked. */
  readonly mayBe: readonly KindName[];
  /** Why the whole file is refused; nothing of it is imported then. */
  readonly failure: string | null;
}
