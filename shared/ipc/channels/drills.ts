/** Drills: planning, running and finishing rehearsals of getting into accounts. */
import { z } from 'zod';
import { type Drill, type DrillDue, type DrillRole, STEP_RESULTS } from '../../drills/index.ts';
import { ledgerChannel } from '../channel.ts';

export interface DrillPerson {
  readonly email: string;
  readonly name: string;
}

export interface DrillRow extends Omit<Drill, 'steps' | 'roles'> {
  readonly accountName: string | null;
  readonly people: Readonly<Record<DrillRole, DrillPerson | null>>;
  readonly stepsDone: number;
  readonly stepsTotal: number;
  readonly troubles: number;
  /** Planned for a day that has passed. */
  readonly late: boolean;
}

export interface DrillView {
  readonly row: DrillRow;
  readonly steps: Drill['steps'];
  /** What is wrong with the casting, in sentences. */
  readonly problems: readonly string[];
  /** People of the account, for choosing parts. */
  readonly candidates: readonly DrillPerson[];
  /** The ledger's own clock, for the timer. */
  readonly now: string;
}

export interface DrillsView {
  readonly due: readonly DrillDue[];
  /** All that are due; `due` lists the first ones. */
  readonly dueTotal: number;
  readonly live: readonly DrillRow[];
  readonly past: readonly DrillRow[];
  readonly drillDays: number;
}

/** For the home screen. */
export interface DrillsSummary {
  readonly failed: number;
  readonly never: number;
  readonly overdue: number;
  readonly soon: number;
  readonly planned: number;
  readonly next: { readonly id: string; readonly accountName: string; readonly plannedFor: string } | null;
}

export const MOST_LISTED_DUE = 500;

const id = z.string().min(1).max(40);
const person = z.string().trim().min(1).max(320).nullable();
const roles = z.strictObject({ password: person, factor: person, witness: person });
const account = z.string().regex(/^\d{12}$/);
const note = z.string().trim().max(4000);

export const drillChannels = {
  'drills.list': ledgerChannel(z.undefined()).answers<DrillsView>(),
  'drills.summary': ledgerChannel(z.undefined()).answers<DrillsSummary>(),
  /** Plan a drill for each account; without roles, the people who fit best are proposed. */
  'drills.plan': ledgerChannel(
    z.strictObject({ accounts: z.array(account).min(1).max(500), plannedFor: z.iso.date(), roles: roles.optional() }),
  ).answers<{ ids: readonly string[]; seq: number }>(),
  'drills.get': ledgerChannel(z.strictObject({ id })).answers<DrillView>(),
  'drills.change': ledgerChannel(
    z.strictObject({ id, plannedFor: z.iso.date().optional(), roles: roles.optional() }),
  ).answers<{ seq: number }>(),
  /** The timer starts; the steps are taken from the facts of today. */
  'drills.start': ledgerChannel(z.strictObject({ id })).answers<{ seq: number }>(),
  'drills.step': ledgerChannel(
    z.strictObject({ id, step: z.string().max(40), result: z.enum(STEP_RESULTS).nullable(), note: note.optional() }),
  ).answers<{ seq: number }>(),
  /** Record the result as tested: it resets the account's drill clock. Refused while a step has no result. */
  'drills.finish': ledgerChannel(
    z.strictObject({ id, result: z.enum(['passed', 'failed']), wentWrong: note.default('') }),
  ).answers<{ seq: number }>(),
  'drills.cancel': ledgerChannel(z.strictObject({ id, reason: z.string().trim().min(3).max(2000) })).answers<{
    seq: number;
  }>(),
};
