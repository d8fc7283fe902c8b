/** What main and the thread that reads files say to each other. */
import type { FileOptions, Mapping, TablePreview } from '../../shared/ipc/channels/imports.ts';
import type { Failure } from '../../shared/ipc/result.ts';
import type { ToImport } from './read-files.ts';

export interface FileToRead {
  readonly id: string;
  readonly given: ToImport;
  readonly options: FileOptions;
}

export type ReadingJob =
  | { readonly kind: 'read'; readonly now: string; readonly files: readonly FileToRead[] }
  | { readonly kind: 'columns'; readonly now: string; readonly given: ToImport; readonly mapping: Mapping | null };

export type FromReader =
  | {
      readonly kind: 'progress';
      /** Which file, counted from 0. */
      readonly at: number;
      readonly done: number;
      readonly total: number;
    }
  /** A `ParsedFile`, packed: main passes it on to the ledger unopened. */
  | { readonly kind: 'parsed'; readonly id: string; readonly parsed: Uint8Array }
  | { readonly kind: 'columns'; readonly preview: TablePreview }
  | { readonly kind: 'finished' }
  | { readonly kind: 'failed'; readonly error: Failure };
