/** How a case stands: how much is done, what is overdue, whether it is at risk. */
import type { CompanyVerdict, LeaverSideVerdict } from '../custody/verdicts.ts';
import { type Case, type PlannedStep, progressOf } from './case.ts';

export interface CaseProgress {
  /** Steps that a verdict or the signatures wait for, without the signatures themselves. */
  readonly needed: number;
  readonly done: number;
  readonly steps: number;
  readonly stepsDone: number;
  readonly overdue: readonly string[];
  /** ISO date of the next open step. */
  readonly nextDue: string | null;
  readonly reopened: number;
  readonly overridden: number;
}

export interface LiveCounts {
  readonly company: Readonly<Record<CompanyVerdict, number>>;
  readonly leaver: Readonly<Record<LeaverSideVerdict, number>>;
}

export function dueOf(one: Case, step: PlannedStep): string {
  return progressOf(one, step.id).due ?? step.due;
}

export function ownerOf(one: Case, step: PlannedStep): string {
  return progressOf(one, step.id).owner ?? step.owner ?? one.owner;
}

export function isOverdue(one: Case, step: PlannedStep, now: Date): boolean {
  return (
    one.status === 'open' &&
    progressOf(one, step.id).state === 'open' &&
    dueOf(one, step) < now.toISOString().slice(0, 10)
  );
}

export function progressIn(one: Case, now: Date): CaseProgress {
  const steps = one.steps.filter(({ kind }) => kind !== 'sign-off');
  const needed = steps.filter(({ needed }) => needed === 'must');
  const isOpen = (step: PlannedStep): boolean => progressOf(one, step.id).state === 'open';
  const open = one.status === 'open' ? one.steps.filter(isOpen) : [];
  const all = [...one.progress.values()];
  return {
    needed: needed.length,
    done: needed.filter((step) => !isOpen(step)).length,
    steps: steps.length,
    stepsDone: steps.filter((step) => !isOpen(step)).length,
    overdue: one.steps.filter((step) => isOverdue(one, step, now)).map(({ id }) => id),
    nextDue: open.map((step) => dueOf(one, step)).sort()[0] ?? null,
    reopened: all.filter(({ state, reopened }) => state === 'open' && reopened !== null).length,
    overridden: all.filter(({ override }) => override !== null).length,
  };
}

const DAY_MS = 86_400_000;
/** A case with something lost or still in this near to the last day is at risk. */
const RISK_DAYS = 3;

/** Why a case is at risk, in sentences; empty = it is not. */
export function risksOf(one: Case, live: LiveCounts, now: Date): string[] {
  if (one.status !== 'open') return [];
  const { overdue, reopened } = progressIn(one, now);
  const risks: string[] = [];
  const daysLeft = (Date.parse(one.lastDay) - Date.parse(now.toISOString().slice(0, 10))) / DAY_MS;
  const stillIn = live.leaver['still-in'];
  if (overdue.length > 0) risks.push(`${overdue.length === 1 ? 'A step is' : `${overdue.length} steps are`} overdue.`);
  if (reopened > 0) risks.push(`${reopened === 1 ? 'A step was' : `${reopened} steps were`} reopened by newer facts.`);
  if (daysLeft <= RISK_DAYS && live.company.lost > 0) risks.push(`${accounts(live.company.lost)} would still be lost.`);
  if (daysLeft < 0 && stillIn > 0)
    risks.push(`The last day is over, and ${accounts(stillIn)} can still be opened with what they keep.`);
  return risks;
}

function accounts(count: number): string {
  return `${count} account${count === 1 ? '' : 's'}`;
}

/** What stands against signing, in sentences; empty = ready. */
export function openPoints(one: Case, live: LiveCounts): string[] {
  const points: string[] = [];
  const open = one.steps.filter(
    (step) => step.needed === 'must' && step.kind !== 'sign-off' && progressOf(one, step.id).state === 'open',
  );
  for (const step of open.slice(0, MOST_POINTS)) points.push(`Not done: ${step.title}.`);
  if (open.length > MOST_POINTS) points.push(`Not done: ${open.length - MOST_POINTS} more steps.`);
  const { company, leaver } = live;
  if (company.lost > 0) points.push(`${accounts(company.lost)} would be lost.`);
  if (leaver['still-in'] > 0) points.push(`${accounts(leaver['still-in'])} can still be opened with what they keep.`);
  const unknown = Math.max(company.unknown, leaver.unknown);
  if (unknown > 0) points.push(`For ${accounts(unknown)} the recorded facts do not settle it.`);
  return points;
}

const MOST_POINTS = 5;
