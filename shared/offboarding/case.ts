/**
 * An offboarding case, as the register keeps it: a subject of kind `case` whose plan (`steps`) and what happened to it
 * (`progress`) are itemized lists, so that history, log, undo and export come with them.
 */
import type { CompanyVerdict, LeaverSideVerdict } from '../custody/verdicts.ts';
import type { Basis } from '../register/facts.ts';
import type { Change } from './change.ts';

export type CaseKind = 'planned' | 'immediate';
export type CaseStatus = 'open' | 'signed' | 'cancelled';

/** In the order of a planned case: successors first, then channels, then factors, then proof. */
export const PHASES = ['successor', 'close', 'factors', 'verify', 'sign'] as const;
export type Phase = (typeof PHASES)[number];

export interface Link {
  readonly label: string;
  readonly url: string;
}

/** One thing of a step that can be ticked by itself: an account, a group, a device. */
export interface StepItem {
  readonly key: string;
  readonly label: string;
  /** Facts that help to do it: where the vault item is, the device's serial, the safe. */
  readonly note: string;
  readonly accounts: readonly string[];
  /** What the ledger says once this is done. */
  readonly changes: readonly Change[];
}

/** What a step does, for grouping and icons; also the first part of its id. */
export const STEP_KINDS = [
  'add-reader',
  'grant-vault',
  'add-controller',
  'register-device',
  'move-inbox',
  'leave-group',
  'end-admin',
  'leave-vault',
  'hand-over-phone',
  'replace-phone',
  'leave-place',
  'leave-organization',
  'leave-domain',
  'other-access',
  'ledger-keys',
  'delete-credentials',
  'change-password',
  'hand-over-device',
  'remove-device',
  're-enrol-seed',
  'delete-keys',
  'find-out',
  'test-sign-in',
  'test-mail',
  'test-phone',
  'review-events',
  'record-left',
  'sign-off',
] as const;
export type StepKind = (typeof STEP_KINDS)[number];

export interface PlannedStep {
  /** Made of what it does and to what, so that planning again finds it again. */
  readonly id: string;
  readonly order: number;
  readonly phase: Phase;
  readonly kind: StepKind;
  readonly title: string;
  /** Why it is needed, and why here. */
  readonly why: string;
  readonly instructions: readonly string[];
  readonly links: readonly Link[];
  readonly items: readonly StepItem[];
  /** Every account it concerns, sorted. */
  readonly accounts: readonly string[];
  /** Steps that have to be done before, or this one closes nothing. */
  readonly after: readonly string[];
  /** `should`: good practice that no verdict waits for. */
  readonly needed: 'must' | 'should';
  /** Who does it, by email; null = the owner of the case. */
  readonly owner: string | null;
  /** ISO date. */
  readonly due: string;
  /** What to keep as proof. */
  readonly evidence: string;
}

export interface Evidence {
  readonly id: string;
  readonly kind: 'note' | 'link' | 'file';
  /** The note, the address, or the file's name. */
  readonly text: string;
  /** Of a file: SHA-256 in hexadecimal; the bytes are an attachment of the ledger. */
  readonly hash?: string;
  readonly sizeBytes?: number;
  readonly at: string;
  readonly by: string;
}

/** Why a step was done or left out against advice. */
export interface Override {
  readonly by: string;
  readonly reason: string;
  readonly at: string;
  /** What stood against it then. */
  readonly against: readonly string[];
}

export type StepState = 'open' | 'done' | 'skipped';

/** What happened to a step. */
export interface StepProgress {
  readonly id: string;
  readonly state: StepState;
  /** Keys of items that are done, while the step is open. */
  readonly doneItems: readonly string[];
  /** How it is known that it is done. */
  readonly how: Basis | null;
  readonly by: string | null;
  readonly at: string | null;
  readonly note: string | null;
  readonly override: Override | null;
  readonly evidence: readonly Evidence[];
  /** Something showed later that it is not so. */
  readonly reopened: { readonly at: string; readonly reason: string } | null;
  readonly owner: string | null;
  readonly due: string | null;
}

export function untouched(id: string): StepProgress {
  return {
    id,
    state: 'open',
    doneItems: [],
    how: null,
    by: null,
    at: null,
    note: null,
    override: null,
    evidence: [],
    reopened: null,
    owner: null,
    due: null,
  };
}

export interface CaseLeaver {
  readonly email: string;
  readonly name: string;
}

/** One account that is not fine when they go, told when the case was opened. */
export interface SnapshotAccount {
  readonly account: string;
  readonly name: string | null;
  readonly company: CompanyVerdict;
  readonly leaver: LeaverSideVerdict;
  readonly weLose: string;
  readonly theyKeep: string;
}

export interface Snapshot {
  readonly at: string;
  /** Accounts that no record ties them to, but whose own facts are too incomplete to say so for certain. */
  readonly elsewhereUnknown: number;
  readonly accounts: readonly SnapshotAccount[];
  readonly company: Readonly<Record<CompanyVerdict, number>>;
  readonly leaver: Readonly<Record<LeaverSideVerdict, number>>;
}

/** What the recorded facts do not let the plan solve; said in advance. */
export interface Unsolved {
  readonly account: string;
  readonly reason: string;
}

/** Who entered something, as the computer tells it. */
export interface EnteredBy {
  /** The account of the operating system. */
  readonly actor: string;
  readonly host: string;
  /** The same for everything that is entered while the ledger is open once. */
  readonly session: string;
}

export interface Signature {
  readonly by: string;
  /** Not there in signatures of before it was kept. */
  readonly enteredBy?: EnteredBy;
  readonly at: string;
  readonly note: string;
  /** What was still open and accepted by this signature; empty as a rule. */
  readonly accepted: readonly string[];
}

/** The plan of a case, before anything is done. */
export interface CasePlan {
  readonly kind: CaseKind;
  readonly leavers: readonly CaseLeaver[];
  /** ISO date. */
  readonly lastDay: string;
  readonly plannedAt: string;
  /** Why the steps stand in this order. */
  readonly orderWhy: string;
  readonly snapshot: Snapshot;
  readonly steps: readonly PlannedStep[];
  readonly unsolved: readonly Unsolved[];
  /** People who take over, by email, most suitable first. */
  readonly successors: readonly string[];
}

export interface Case extends CasePlan {
  readonly id: string;
  readonly status: CaseStatus;
  /** Who runs the case: an email or a name. */
  readonly owner: string;
  readonly openedAt: string;
  readonly openedBy: string;
  readonly note: string | null;
  readonly progress: ReadonlyMap<string, StepProgress>;
  readonly signatures: readonly Signature[];
  readonly closedAt: string | null;
  readonly closedReason: string | null;
  /** ISO date of the next drill, from the second signature on. */
  readonly nextDrillAt: string | null;
}

export function progressOf(one: Case, step: string): StepProgress {
  return one.progress.get(step) ?? untouched(step);
}
