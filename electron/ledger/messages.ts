/** What main and the ledger worker say to each other. */
import type { Failure, Result } from '../../shared/ipc/result.ts';
import type { LedgerChange } from './host.ts';

/** Given to the worker at its start. The key itself comes in the first message, so that it can be wiped on both sides. */
export interface WorkerSettings {
  readonly folder: string;
  /** Make the database, which must not exist yet. */
  readonly create: boolean;
  /** Evaluate as of this instant instead of the wall clock (ISO 8601). */
  readonly now: string | null;
}

export type ToWorker =
  | { readonly kind: 'open'; readonly dataKey: Uint8Array }
  | {
      readonly kind: 'request';
      readonly id: number;
      readonly channel: string;
      readonly request: unknown;
      readonly actor: string;
    }
  | {
      readonly kind: 'internal';
      readonly id: number;
      readonly name: string;
      readonly request: unknown;
      readonly actor: string;
    }
  | { readonly kind: 'close' };

export type FromWorker =
  | { readonly kind: 'opened' }
  | { readonly kind: 'failed'; readonly error: Failure }
  | { readonly kind: 'answer'; readonly id: number; readonly result: Result<unknown> }
  | { readonly kind: 'changed'; readonly change: LedgerChange }
  | { readonly kind: 'closed' };
