/** What main and the ledger's helper say to each other. */
import type { Failure, Result } from '../../shared/ipc/result.ts';
import type { LedgerChange } from './host.ts';

/** Given to the helper at its start. The key itself comes sealed in the first message. */
export interface WorkerSettings {
  readonly folder: string;
  /** Make the database, which must not exist yet. */
  readonly create: boolean;
  /** Open it although its last entries are missing; the log says who decided so. */
  readonly lossAccepted: boolean;
  /** Evaluate as of this instant instead of the wall clock (ISO 8601). */
  readonly now: string | null;
  /** Who is asking, for the log of changes. */
  readonly actor: string;
}

export type ToWorker =
  | { readonly kind: 'open'; readonly dataKey: Uint8Array }
  /** A line comes with it: for the window, which may ask every channel of the ledger, … */
  | { readonly kind: 'window-line' }
  /** … or for a helper, which may ask what begins with the prefix. */
  | { readonly kind: 'helper-line'; readonly line: number; readonly prefix: string }
  | { readonly kind: 'end-helper-line'; readonly line: number }
  | { readonly kind: 'internal'; readonly id: number; readonly name: string; readonly request: unknown }
  | { readonly kind: 'close' };

export type FromWorker =
  | { readonly kind: 'opened' }
  | { readonly kind: 'failed'; readonly error: Failure }
  | { readonly kind: 'answer'; readonly id: number; readonly result: Result<unknown> }
  | { readonly kind: 'changed'; readonly change: LedgerChange }
  /** For the app's log: the error by its name only. */
  | { readonly kind: 'notice'; readonly what: string; readonly channel: string; readonly error: string | null }
  | { readonly kind: 'closed' };
