/** Offboarding cases: opening, following, doing and signing them. */
import { z } from 'zod';
import type {
  Case,
  CaseKind,
  CaseLeaver,
  CaseProgress,
  CaseStatus,
  LiveCounts,
  Obstacle,
  Phase,
  PlannedStep,
  Snapshot,
  SnapshotAccount,
  StepKind,
  StepProgress,
  Unsolved,
} from '../../offboarding/index.ts';
import { instant } from '../../register/document.ts';
import { ledgerChannel, mainChannel } from '../channel.ts';
import type { SavedFile } from './reports.ts';
import { MOST_LEAVERS } from './whatif.ts';

/** Evidence is proof, not an archive: a scanned page, screenshots or an export fit. */
export const MOST_EVIDENCE_BYTES = 10 * 1024 * 1024;
/** Items of one step that a page lists, open ones first. */
export const MOST_LISTED_ITEMS = 400;

/** A case in the list. Counts are of today; null once the case is over. */
export interface CaseRow {
  readonly id: string;
  readonly kind: CaseKind;
  readonly status: CaseStatus;
  readonly leavers: readonly CaseLeaver[];
  readonly lastDay: string;
  readonly owner: string;
  readonly openedAt: string;
  readonly progress: CaseProgress;
  readonly live: LiveCounts | null;
  readonly risks: readonly string[];
  readonly signatures: number;
}

export interface StepItemView {
  readonly key: string;
  readonly label: string;
  readonly note: string;
  readonly accounts: number;
  readonly done: boolean;
}

/** A step as the case page shows it: the plan, what happened, and what stands against doing it now. */
export interface StepView extends Omit<PlannedStep, 'items' | 'accounts'> {
  readonly items: readonly StepItemView[];
  readonly itemsTotal: number;
  readonly itemsDone: number;
  readonly accounts: number;
  readonly progress: StepProgress;
  readonly ownerNow: string;
  readonly dueNow: string;
  readonly overdue: boolean;
  readonly obstacles: readonly Obstacle[];
}

export interface Overlap {
  readonly id: string;
  readonly leavers: readonly CaseLeaver[];
  readonly accounts: number;
}

export interface CaseView {
  readonly row: CaseRow;
  readonly case: Omit<Case, 'progress' | 'steps'>;
  /** How many accounts the snapshot lists in all. */
  readonly snapshotTotal: number;
  readonly steps: readonly StepView[];
  /** What becomes of accounts today, worst first; those that are not fine or not out. */
  readonly accounts: readonly SnapshotAccount[];
  readonly accountsTotal: number;
  readonly live: LiveCounts;
  /** Other open cases that concern some of the same accounts. */
  readonly overlaps: readonly Overlap[];
  /** What stands against signing. */
  readonly openPoints: readonly string[];
}

export interface CasePreview {
  readonly snapshot: Snapshot;
  readonly orderWhy: string;
  readonly steps: readonly {
    readonly id: string;
    readonly phase: Phase;
    readonly kind: StepKind;
    readonly title: string;
    readonly accounts: number;
    readonly needed: 'must' | 'should';
    readonly due: string;
  }[];
  readonly unsolved: readonly Unsolved[];
  readonly successors: readonly CaseLeaver[];
  /** Open cases of these very people. */
  readonly already: readonly string[];
}

export interface UpcomingLeaver {
  readonly email: string;
  readonly name: string;
  readonly lastDay: string | null;
  /** The last day is over, and the status does not say so yet. */
  readonly gone: boolean;
  readonly case: string | null;
  readonly lost: number;
  readonly stillIn: number;
}

export interface DueStep {
  readonly case: string;
  readonly step: string;
  readonly title: string;
  readonly due: string;
  readonly owner: string;
}

export interface Upcoming {
  readonly leavers: readonly UpcomingLeaver[];
  readonly overdue: readonly DueStep[];
  readonly atRisk: readonly CaseRow[];
  readonly open: number;
}

const id = z.string().min(1).max(40);
const step = z.string().min(1).max(700);
const person = z.string().trim().min(1).max(320);
const reason = z.string().trim().min(3).max(2000);
const note = z.string().trim().max(4000);
const people = z.array(person).min(1).max(MOST_LEAVERS);
const plan = {
  leavers: people,
  kind: z.enum(['planned', 'immediate']),
  lastDay: instant,
  successors: z.array(person).max(MOST_LEAVERS).default([]),
};
const ofCase = z.strictObject({ id });
const ofStep = { id, step };

export interface CaseChanged {
  readonly seq: number;
}

export const offboardingChannels = {
  'offboarding.list': ledgerChannel(z.undefined()).answers<{ rows: readonly CaseRow[] }>(),
  'offboarding.get': ledgerChannel(ofCase).answers<CaseView>(),
  'offboarding.upcoming': ledgerChannel(z.undefined()).answers<Upcoming>(),
  /** What a case would be; nothing changes. */
  'offboarding.preview': ledgerChannel(z.strictObject(plan)).answers<CasePreview>(),
  'offboarding.open': ledgerChannel(
    z.strictObject({ ...plan, owner: person.optional(), note: note.optional() }),
  ).answers<{ id: string; seq: number }>(),
  /** Plan again from the facts of today; what is done stays done. */
  'offboarding.refresh': ledgerChannel(ofCase).answers<{ seq: number; added: number; dropped: number }>(),
  /** Say that a step, or some items of it, is done. `unsafe` while something stands against it, unless overridden. */
  'offboarding.step': ledgerChannel(
    z.strictObject({
      ...ofStep,
      items: z.array(step).max(10_000).optional(),
      how: z.enum(['declared', 'tested']).default('declared'),
      by: person.optional(),
      note: note.optional(),
      override: z.strictObject({ by: person, reason }).optional(),
    }),
  ).answers<CaseChanged>(),
  'offboarding.skip': ledgerChannel(z.strictObject({ ...ofStep, by: person, reason })).answers<CaseChanged>(),
  'offboarding.reopen-step': ledgerChannel(z.strictObject({ ...ofStep, reason })).answers<CaseChanged>(),
  'offboarding.assign': ledgerChannel(
    z.strictObject({ ...ofStep, owner: person.optional(), due: z.iso.date().optional() }),
  ).answers<CaseChanged>(),
  'offboarding.evidence': ledgerChannel(
    z.strictObject({
      ...ofStep,
      kind: z.enum(['note', 'link']),
      /** The note or the address. */
      text: z.string().trim().min(1).max(4000),
    }),
  ).answers<CaseChanged>(),
  /** Have the person choose a file and keep it in the ledger as evidence; null if they changed their mind. */
  'offboarding.attach': mainChannel(z.strictObject(ofStep)).answers<CaseChanged | null>(),
  /** Save a copy of a file that was kept as evidence where the person chooses. */
  'offboarding.save-attachment': mainChannel(
    z.strictObject({ hash: z.string().regex(/^[0-9a-f]{64}$/) }),
  ).answers<SavedFile | null>(),
  /** Sign. The second signature, of somebody else, closes the case. Open points have to be accepted with a note. */
  'offboarding.sign': ledgerChannel(
    z.strictObject({ id, by: person, note: note.default(''), accept: z.boolean().default(false) }),
  ).answers<CaseChanged & { readonly closed: boolean }>(),
  'offboarding.cancel': ledgerChannel(z.strictObject({ id, reason })).answers<CaseChanged>(),
  'offboarding.reopen': ledgerChannel(z.strictObject({ id, reason })).answers<CaseChanged>(),
  'offboarding.handover': ledgerChannel(z.strictObject({ id, to: person, reason })).answers<CaseChanged>(),
};
