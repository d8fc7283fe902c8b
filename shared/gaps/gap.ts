/** What a gap is, to the command line, the window and the reports. */
import type { UnknownReason } from '../register/facts.ts';

export const SEVERITIES = ['critical', 'high', 'medium', 'low', 'info'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** `gap`: the rule fails. `unknown`: a fact it needs is not known. `waived`: it fails and somebody accepted that. */
export const GAP_STATUSES = ['gap', 'unknown', 'waived'] as const;
export type GapStatus = (typeof GAP_STATUSES)[number];

export interface GapWaiver {
  readonly owner: string;
  readonly reason: string;
  /** The waiver ends with this day. */
  readonly expiresAt: string;
}

export interface Gap {
  readonly rule: string;
  readonly title: string;
  readonly severity: Severity;
  readonly account: string;
  readonly status: GapStatus;
  /** One sentence that names what and who. */
  readonly reason: string;
  /** Why it matters, for a manager. */
  readonly why: string;
  /** What to do about it. */
  readonly whatToDo: string;
  /** Which kind of not knowing, where the status is `unknown`. */
  readonly cause: UnknownReason | null;
  /** People it is about, by email. */
  readonly people: readonly string[];
  /** Since when, as far as the ledger knows; null if it cannot tell. */
  readonly since: string | null;
  /** Ids in the catalogue of controls. */
  readonly controls: readonly string[];
  readonly waiver: GapWaiver | null;
}
