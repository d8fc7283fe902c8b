/**
 * What a gap rule is: one question about one account, answered in four ways.
 *
 * A rule never guesses. What it cannot know it answers with `unknown` and the reason; what does not concern the account
 * it answers with `not-applicable`. Reasons are sentences for a manager and name people.
 */
import type { SubjectRef, UnknownReason } from '../register/facts.ts';
import type { RuleContext } from './context.ts';

/** From worst to mildest: the order in which gaps are shown. */
export const SEVERITIES = ['critical', 'high', 'medium', 'low', 'info'] as const;
export type Severity = (typeof SEVERITIES)[number];

export interface GapFinding {
  readonly status: 'gap';
  /** One or two whole sentences. */
  readonly reason: string;
  /** Emails of the people it is about. */
  readonly people?: readonly string[];
  /** Where this case is graver or milder than the rule in general. */
  readonly severity?: Severity;
  /** What the reader should look at beside the account. */
  readonly refs?: readonly SubjectRef[];
  /** Since when it has been so, where the rule knows better than the dates of the statements it read. */
  readonly since?: string;
}

export interface UnknownFinding {
  readonly status: 'unknown';
  readonly cause: UnknownReason;
  readonly reason: string;
  readonly people?: readonly string[];
  readonly severity?: Severity;
  readonly refs?: readonly SubjectRef[];
  readonly since?: string;
  /** Another rule says of the same account that this fact is missing; listing both would only be noise. */
  readonly coveredBy?: string;
}

export type OpenFinding = GapFinding | UnknownFinding;
export type Finding =
  | { readonly status: 'fine' }
  | { readonly status: 'not-applicable'; readonly reason: string }
  | OpenFinding;

export interface GapRule {
  /** kebab-case; a contract with the command line and with waivers. */
  readonly id: string;
  /** What is wrong when it fails, in a few words. */
  readonly title: string;
  readonly severity: Severity;
  /** Does it rest on what AWS says, or on what people recorded? Only the former goes stale with the scan. */
  readonly about: 'aws' | 'custody';
  /** Why it matters: one paragraph that a manager understands. */
  readonly why: string;
  /** What to do about this finding, in the imperative. */
  whatToDo(finding: OpenFinding): string;
  /** Related controls, as `FRAMEWORK:ITEM`. Related, not a compliance verdict. */
  readonly controls: readonly string[];
  evaluate(ctx: RuleContext): Finding;
}

export const FINE: Finding = { status: 'fine' };

export function notApplicable(reason: string): Finding {
  return { status: 'not-applicable', reason };
}

export function gap(reason: string, more: Omit<GapFinding, 'status' | 'reason'> = {}): Finding {
  return { status: 'gap', reason, ...more };
}

export function unknown(
  cause: UnknownReason,
  reason: string,
  more: Omit<UnknownFinding, 'status' | 'reason' | 'cause'> = {},
): Finding {
  return { status: 'unknown', cause, reason, ...more };
}

export function isOpen(finding: Finding): finding is OpenFinding {
  return finding.status === 'gap' || finding.status === 'unknown';
}
