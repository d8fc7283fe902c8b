/** One account, read: its sets of people, its states, and what is open about them. */
import type { AccountRecord } from '../register/document.ts';
import type { FactRef, LeaverVerdict, MissingFact, WhatIfVerdict } from './verdicts.ts';

/** 0 no, 1 yes, 2 unknown. */
export type State = 0 | 1 | 2;

/**
 * People by the parts they bring: everybody in `sets[i]` brings exactly the pattern `patterns[i]`. The sets are disjoint,
 * and nobody outside them brings anything.
 */
export interface Classes {
  readonly patterns: readonly number[];
  readonly sets: readonly number[];
}

/** What somebody brings who is gained by an open list. Pairs: with devices of unrecorded kind read as not copyable, copyable. */
export interface AccountList {
  readonly list: number;
  /** Parts today. */
  now: number;
  /** Parts that count for the break-in number: knowledge and rights to grant included. */
  know: [number, number];
  /** Parts that they keep when they go. */
  keep: [number, number];
  /** Is it the unrecorded inbox, which may be a group's or one person's mailbox? */
  readonly inbox: boolean;
}

/** Sets with everybody in them, left people too; pairs as in `AccountList`. */
export interface KnownSets {
  /** `Pk ∪ P+` */
  readonly password: number;
  /** `E ∪ E+` without mail and domain administrators */
  readonly inbox: number;
  /** `Mk ∪ M+` of any device */
  readonly factor: readonly [number, number];
  readonly phone: number;
  readonly key: number;
  readonly central: number;
}

export interface CompiledAccount {
  readonly id: string;
  readonly record: AccountRecord;
  /** Is it in an organization, and not its management account? */
  readonly member: boolean;
  readonly password: State;
  readonly mfa: State;
  readonly keys: State;
  /** Central root management, where it can matter: `no` unless it is a member account. */
  readonly central: State;
  /** Does AWS refuse the root user's sign-in to the console? */
  readonly refused: State;
  /** Is the root email in a company domain? Unknown where the email is unrecorded. */
  readonly company: State;
  /** The person whose mailbox the inbox is, or -1. */
  readonly mailbox: number;
  /** Keys of the devices that count: those recorded, as far as AWS does not list others (see `listed-devices.ts`). */
  readonly devices: readonly string[];
  /** The sets of today: `P`, `E`, `M`, `F`, `K`, `C`. */
  readonly partSets: readonly number[];
  /** People who have not left, by what they bring today. */
  readonly today: Classes;
  readonly known: KnownSets;
  /** What leavers keep: `Pk`, the factors, the phone, the access keys. Left people included. */
  readonly kept: {
    readonly password: number;
    readonly factor: readonly [number, number];
    readonly phone: number;
    readonly key: number;
  };
  /** Open lists that some verdict can depend on. */
  readonly lists: readonly AccountList[];
  /** Are there devices whose kind is unrecorded and matters? */
  readonly kindsOpen: boolean;
  /** Parts whose list of people may be incomplete, whether or not a verdict depends on it. */
  readonly openParts: number;
  readonly missing: readonly MissingFact[];
  /** Records that were read. */
  readonly refs: readonly (readonly FactRef[])[];
  /** Has it anything unknown that a verdict can depend on? */
  readonly open: boolean;
  /** Answers given already for leavers who are in none of its sets: some of them present, or all of them left. */
  readonly strangers: Record<'present' | 'left', { verdict?: WhatIfVerdict; reasoned?: LeaverVerdict }>;
}
