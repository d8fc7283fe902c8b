/** What a runbook is: steps with the account's own facts, whom to call, and what is not known. No secret is in any of it. */
import type { Named } from './sheet.ts';

export const RUNBOOK_KINDS = [
  'lost-mfa',
  'lost-password',
  'lost-mailbox',
  'lost-phone',
  'changed-domain',
  'compromised-root',
  'administrator-gone',
  'management-recovery',
] as const;
export type RunbookKind = (typeof RUNBOOK_KINDS)[number];

export const RUNBOOK_TITLES: Readonly<Record<RunbookKind, string>> = {
  'lost-mfa': 'Lost MFA device',
  'lost-password': 'Lost password',
  'lost-mailbox': 'Lost mailbox',
  'lost-phone': 'Lost phone',
  'changed-domain': 'Changed or lost domain',
  'compromised-root': 'Compromised root user',
  'administrator-gone': 'Administrator gone',
  'management-recovery': 'Recovering the management account',
};

export interface Link {
  readonly label: string;
  readonly url: string;
}

export interface RunbookStep {
  readonly title: string;
  /** What to do, in order. */
  readonly lines: readonly string[];
  /** The account's own facts that help here, as whole sentences. */
  readonly facts: readonly string[];
  readonly links: readonly Link[];
}

export interface Call {
  /** What for: "opens the vault". */
  readonly for: string;
  readonly people: readonly Named[];
}

export interface Runbook {
  readonly kind: RunbookKind;
  readonly title: string;
  readonly account: string;
  readonly accountName: string;
  /** When to use it, in one sentence. */
  readonly when: string;
  readonly steps: readonly RunbookStep[];
  readonly calls: readonly Call[];
  /** Facts that nobody has recorded and that this page would need, as noun phrases. */
  readonly unknown: readonly string[];
  /** ISO 8601. */
  readonly asOf: string;
}
