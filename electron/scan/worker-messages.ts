/** What main and the AWS worker say to each other. */
import type { ScanProgress } from '../../shared/ipc/events.ts';
import type { Failure } from '../../shared/ipc/result.ts';
import type { InternalName } from '../ledger/internal.ts';
import type { Pacing } from './engine/rates.ts';
import type { Which } from './engine/selection.ts';
import type { ScanSummary } from './engine/store.ts';

/** A question about AWS that needs no ledger, answered in the environment of the scan's thread. */
export type AwsQuestion =
  | { readonly kind: 'profiles' }
  | { readonly kind: 'caller'; readonly profile: string | null; readonly roleName: string };

/** What to scan: all that can cross to a thread. Credentials are read by the SDK inside it and stay in its memory. */
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
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'refused'; readonly id: number; readonly error: Failure }
  | { readonly kind: 'cancel' }
  /** The person says that the session is renewed. */
  | { readonly kind: 'continue' };

export type FromScanWorker =
  | { readonly kind: 'ask'; readonly id: number; readonly name: InternalName; readonly request: unknown }
  | { readonly kind: 'progress'; readonly progress: ScanProgress }
  | { readonly kind: 'finished'; readonly summary: ScanSummary }
  | { readonly kind: 'told'; readonly answer: unknown }
  | { readonly kind: 'failed'; readonly error: Failure };
