/** What main and the helper that encrypts a copy of the ledger say to each other. */
import type { Failure } from '../../../shared/ipc/result.ts';
import type { CopyStep } from './encrypted-copy.ts';

export interface CopyJob {
  readonly file: string;
  readonly copy: string;
  /** The old key, then the new one, 32 bytes each: sealed for the helper. */
  readonly keys: Uint8Array;
}

export type FromCopyHelper = { readonly step: CopyStep } | { readonly done: Failure | null };
