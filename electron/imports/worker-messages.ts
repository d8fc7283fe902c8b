/** What main and the helper that reads files say to each other. */
import type { FileOptions, Mapping, TablePreview } from '../../shared/ipc/channels/imports.ts';
import type { Failure } from '../../shared/ipc/result.ts';
import type { ToImport } from './read-files.ts';

export interface FileToRead {
  readonly id: string;
  readonly given: ToImport;
  readonly options: FileOptions;
}

export type ReadingJob =
  | {
      readonly kind: 'read';
      /** The import that they belong to. */
      readonly id: string;
      readonly now: string;
      readonly files: readonly FileToRead[];
    }
  | { readonly kind: 'columns'; readonly now: string; readonly given: ToImport; readonly mapping: Mapping | null };

export type FromReader =
  | {
      readonly kind: 'progress';
      /** Which file, counted from 0. */
      readonly at: number;
      readonly done: number;
      readonly total: number;
    }
  /** The ledger has heard what that file says. */
  | { readonly kind: 'held'; readonly id: string }
  | { readonly kind: 'columns'; readonly preview: TablePreview }
  | { readonly kind: 'finished' }
  | { readonly kind: 'failed'; readonly error: Failure };
