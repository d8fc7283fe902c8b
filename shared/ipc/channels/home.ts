/** Home: are we safe today, who is leaving, what to do next. */
import { z } from 'zod';
import type { Severity } from '../../gaps/rule.ts';
import { ledgerChannel } from '../channel.ts';
import type { UpcomingLeaver } from './offboarding.ts';

/** The parts of root access whose custody has to be known. */
export const CUSTODY_PARTS = ['inbox', 'password', 'factor', 'phone'] as const;
export type CustodyPart = (typeof CUSTODY_PARTS)[number];

/** How well the custody of a part is known: shown by a reading or a drill, said by a person, said too long ago, not said. */
export const COVERAGE_STANDINGS = ['verified', 'recorded', 'stale', 'unknown'] as const;
export type CoverageStanding = (typeof COVERAGE_STANDINGS)[number];

/** Accounts by how well the custody of one part is known. */
export interface Coverage {
  readonly part: CustodyPart;
  readonly accounts: Readonly<Record<CoverageStanding, number>>;
}

/** One thing to do next, with how much of it there is. */
export type NextStep =
  | { readonly what: 'late-steps'; readonly steps: number }
  | { readonly what: 'gaps'; readonly rule: string; readonly title: string; readonly accounts: number }
  | { readonly what: 'rotations'; readonly owed: number; readonly urgent: number }
  | { readonly what: 'drills'; readonly failed: number; readonly late: number }
  | { readonly what: 'review'; readonly overdue: number; readonly never: boolean }
  | { readonly what: 'unscanned'; readonly accounts: number }
  | { readonly what: 'drift'; readonly changes: number };

/** Something that falls on a day to come, or on one that is over. */
export type Coming = { /** ISO date. */ readonly on: string } & (
  | { readonly what: 'step'; readonly case: string; readonly title: string; readonly more: number }
  | { readonly what: 'drill'; readonly id: string; readonly accountName: string }
  | { readonly what: 'review'; readonly id: string; readonly name: string }
  | { readonly what: 'next-review' }
  | { readonly what: 'waiver'; readonly account: string; readonly accountName: string; readonly title: string }
  | { readonly what: 'domain'; readonly name: string }
);

export interface WorstAccount {
  readonly id: string;
  readonly name: string | null;
  /** Open gaps by severity. */
  readonly gaps: { readonly critical: number; readonly high: number; readonly medium: number; readonly low: number };
  readonly unknowns: number;
}

export interface HomeAnswer {
  readonly accounts: number;
  readonly people: number;
  /** Open gaps, and the readings and rules that nobody can judge. */
  readonly gaps: Readonly<Record<Severity, number>>;
  readonly unknowns: number;
  readonly waived: number;
  /** Accounts: the company gets in the intended way, does not, or it cannot be told. */
  readonly reachable: Readonly<Record<'yes' | 'no' | 'unknown', number>>;
  /** Accounts that one person alone can enter, and those of which it cannot be told. */
  readonly onePersonIn: { readonly accounts: number; readonly unknown: number };
  /** Accounts without any open gap or unknown. */
  readonly clean: number;
  readonly leaving: {
    /** The first ones to leave. */
    readonly first: readonly UpcomingLeaver[];
    readonly total: number;
    readonly cases: number;
    readonly atRisk: number;
  };
  /** Most urgent first. */
  readonly next: readonly NextStep[];
  /** The next days that somebody has to keep, the first ones. */
  readonly coming: readonly Coming[];
  readonly custody: readonly Coverage[];
  readonly worst: readonly WorstAccount[];
  /** When the newest finished scan ended; null if there is none. */
  readonly scannedAt: string | null;
  /** Of what instant all this is, while the figures of today are still being worked out; null when they are those of now. */
  readonly judgedAt: string | null;
}

/** What is waiting, as the sidebar shows it. Asked at every change: nothing in it takes long. */
export interface HomeCounts {
  readonly criticalGaps: number;
  readonly openCases: number;
  /** Steps of open cases that are past their day. */
  readonly lateSteps: number;
  /** Accounts whose drill is due, late or failed. */
  readonly dueDrills: number;
  readonly overdueReviews: number;
}

export const homeChannels = {
  'home.get': ledgerChannel(z.undefined()).answers<HomeAnswer>(),
  'home.counts': ledgerChannel(z.undefined()).answers<HomeCounts>(),
};
