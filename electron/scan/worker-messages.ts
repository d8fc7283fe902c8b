/** What main and the AWS helper say to each other. What a scan reads goes to the ledger over a line of their own. */
import type { ScanProgress } from '../../shared/ipc/events.ts';
import type { Failure } from '../../shared/ipc/result.ts';
import type { Pacing } from './engine/rates.ts';
import type { Which } from './engine/selection.ts';
import type { ScanSummary } from './engine/store.ts';

/** A question about AWS that needs no ledger, answered in the environment of the scan's helper. */
export type AwsQuestion =
  | { readonly kind: 'profiles' }
  | { readonly kind: 'caller'; readonly profile: string | null; readonly roleName: string };

/** What to scan: all that can cross to a helper. Credentials are read by the SDK inside it and stay in its memory. */
export interface ScanJob {
  readonly kind: 'scan';
  readonly profile: string | null;
  readonly roleName: string;
  readonly ownAccountOnly: boolean;
  readonly accounts: readonly string[] | null;
  readonly which: Which;
  readonly resume: boolean;
  readonly deepAudit: boolean;
  /** `none` only for the sample's simulated AWS, which has no limits. */
  readonly pacing: Pacing;
}

export type AwsJob = ScanJob | AwsQuestion;

export type ToScanWorker =
  | { readonly kind: 'cancel' }
  /** The person says that the session is renewed. */
  | { readonly kind: 'continue' };

export type FromScanWorker =
  | { readonly kind: 'progress'; readonly progress: ScanProgress }
  | { readonly kind: 'finished'; readonly summary: ScanSummary }
  | { readonly kind: 'told'; readonly answer: unknown }
  | { readonly kind: 'failed'; readonly error: Failure };
