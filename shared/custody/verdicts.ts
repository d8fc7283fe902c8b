/**
 * What the custody engine answers. Every word here is a contract with the command line, the window and the reports.
 *
 * Emails identify people, account ids are 12-digit strings. `unknown` means that the recorded facts do not settle the
 * question: some completion of the ledger's unknowns gives one answer and another completion gives another.
 * Source: docs/custody.md.
 */
import type { Tristate } from '../register/document.ts';

export type { Tristate };

/** Stands in a list of people for somebody whom the ledger does not name. */
export const UNKNOWN_PERSON = '(unknown)';

/** The five ways to act as root. */
export type PathKind = 'password' | 'reset' | 'recovery' | 'key' | 'central';

/** A part of a path, and so a set of people: who can bring it. */
export type Part = 'password' | 'inbox' | 'factor' | 'phone' | 'key' | 'central';

/**
 * A place in the ledger: `account:ID#field`, `group:KEY`, `vault:KEY`, `place:KEY`, `device:KEY`, `phone:NUMBER`,
 * `organization:ID#field`, `person:EMAIL`.
 */
export type FactRef = string;

/** A fact that nobody has recorded, or a list that may hold somebody unknown. */
export interface MissingFact {
  readonly ref: FactRef;
  /** A noun phrase: "who reads the root inbox". */
  readonly fact: string;
}

/** Why a verdict is what it is: a path and the people on it, or the missing fact that would settle it. */
export interface Witness {
  readonly path: PathKind | null;
  readonly people: readonly string[];
  readonly missing: string | null;
}

export type SeparationKind = 'password-mfa' | 'inbox-phone';

/** People who hold both halves of something that two people should hold. */
export interface Separation {
  readonly kind: SeparationKind;
  readonly people: readonly string[];
}

/** From quick to slow. `none` = none known. */
export type RecoveryWay = 'sign-in' | 'reset' | 'inbox-and-phone' | 'central' | 'support' | 'affidavit' | 'none';

export interface RecoveryEstimate {
  /** The best way that is certainly open. */
  readonly way: RecoveryWay;
  /** In words: "minutes", "six weeks or longer". */
  readonly duration: string;
  readonly assumption: string;
  /** Who the estimate rests on. */
  readonly people: readonly string[];
  /** A better way that is open only if something unrecorded is so; `missing` says what. */
  readonly perhaps: RecoveryWay | null;
  readonly missing: string | null;
}

/** One set of people, as far as it is recorded. */
export interface PartHolders {
  readonly part: Part;
  readonly people: readonly string[];
  /** False: somebody unknown may be in it. */
  readonly complete: boolean;
}

/** A path on an account today, with the people who bring each part of it. */
export interface PathStatus {
  readonly path: PathKind;
  /** Do all people who have not left open it together? */
  readonly open: Tristate;
  readonly intended: Tristate;
  readonly needs: readonly PartHolders[];
  /** Where AWS lets the root user sign in from, in words: `only from vpc-0a1b2c3d`. Absent: from anywhere, or no matter here. */
  readonly from?: string;
}

/** A custody statement that is older than the policy's review interval. It still counts, but is never green. */
export interface StaleFact {
  readonly ref: FactRef;
  readonly ageDays: number;
}

/** Everything the engine says about one account today. */
export interface AccountVerdict {
  readonly account: string;
  readonly reachable: Tristate;
  readonly busFactor: number | 'unknown';
  /** Least and greatest value in any completion; `null` as greatest = no limit. Equal ends = known. */
  readonly busFactorRange: readonly [number, number | null];
  /** `null` = impossible, 1 = one person alone. */
  readonly breakIn: number | null | 'unknown';
  /** Least and greatest value in any completion; `null` = impossible. */
  readonly breakInRange: readonly [number | null, number | null];
  /** The sets of exactly `breakIn` people, each sorted, sorted; at most `BREAK_IN_SETS_LISTED`. */
  readonly breakInSets: readonly (readonly string[])[] | 'unknown';
  /** How many sets there are, listed or not. */
  readonly breakInSetCount: number | 'unknown';
  readonly centralReach: Tristate;
  readonly separation: readonly Separation[] | 'unknown';
  /** Each kind by itself: the people in both halves, or unknown; `atLeast` are in both in every completion. */
  readonly separationByKind: Readonly<
    Record<SeparationKind, { readonly people: readonly string[] | 'unknown'; readonly atLeast: readonly string[] }>
  >;
  readonly recovery: RecoveryEstimate;
  readonly paths: readonly PathStatus[];
  readonly witness: {
    readonly reachable: Witness;
    readonly busFactor: Witness;
    readonly breakIn: Witness;
  };
  readonly missing: readonly MissingFact[];
  readonly stale: readonly StaleFact[];
}

/** So that an account that half the company can break into does not list a million pairs. */
export const BREAK_IN_SETS_LISTED = 2000;

export type CompanyVerdict = 'unreachable' | 'lost' | 'fragile' | 'fine' | 'unknown';
export type LeaverSideVerdict = 'still-in' | 'in-with-help' | 'out' | 'unknown';

/** What becomes of one account when the leavers go, without the reasons. */
export interface WhatIfVerdict {
  readonly account: string;
  readonly company: CompanyVerdict;
  readonly leaver: LeaverSideVerdict;
}

/** The same with the reasons. */
export interface LeaverVerdict extends WhatIfVerdict {
  /** The witness of the graver of the two verdicts. */
  readonly witness: Witness;
  readonly companyWitness: Witness;
  readonly leaverWitness: Witness;
}

/** Accounts that one thing opens or loses together. */
export interface SharedFate {
  readonly kind: 'inbox' | 'phone' | 'device' | 'vault';
  /** The key of the group, person, phone, device or vault. */
  readonly key: string;
  readonly name: string;
  readonly accounts: readonly string[];
}

/** Why somebody without access may still know a secret. */
export interface StillKnows {
  readonly person: string;
  /** What they could read: the root password, or a seed. */
  readonly what: 'password' | 'seed';
  readonly device: string | null;
  /** `left` and `leaving` people count even while they are still listed. */
  readonly because: 'left' | 'leaving' | 'access-removed';
}

/** A rotation or re-enrolment that would make old knowledge worthless. */
export interface RotationOwed {
  readonly account: string;
  readonly what: 'password' | 'seed';
  readonly device: string | null;
  /** ISO instant of the last rotation or enrolment, or null when unrecorded (then: for ever). */
  readonly since: string | null;
  readonly people: readonly StillKnows[];
  /** Does the old knowledge open a path today, by itself or with one colleague? The greater the more useful. */
  readonly usefulness: number;
}

export type CustodyNodeKind = 'person' | 'group' | 'vault' | 'device' | 'place' | 'phone' | 'organization' | 'account';

export interface CustodyNode {
  /** `kind:key`, unique in a picture. */
  readonly id: string;
  readonly kind: CustodyNodeKind;
  readonly key: string;
  readonly label: string;
  /** False: somebody unknown may be behind it. */
  readonly complete: boolean;
  /** For people: have they left? */
  readonly left?: boolean;
}

export interface CustodyEdge {
  readonly from: string;
  readonly to: string;
  /** What `from` does for `to`, in words: "receives", "manages", "reveals", "can grant", "holds", "answers", "opens". */
  readonly meaning: string;
  /** The part of a path that this edge carries. */
  readonly part: Part;
  /** False: past access, counts as knowledge only. */
  readonly now: boolean;
}

/** The custody graph of one account. */
export interface CustodyPicture {
  readonly account: string;
  readonly nodes: readonly CustodyNode[];
  readonly edges: readonly CustodyEdge[];
  readonly paths: readonly {
    readonly path: PathKind;
    readonly open: Tristate;
    /** Ids of nodes and people that are on this path. */
    readonly nodes: readonly string[];
    readonly people: readonly string[];
  }[];
}
