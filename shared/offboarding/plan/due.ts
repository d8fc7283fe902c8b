/** When a step is due: counted from the last day, never before the day the case is planned. */
import type { CaseKind, Phase } from '../case.ts';

const DAY_MS = 86_400_000;

/** Days from the last day; a planned case has a week for successors. */
const PLANNED_DAYS: Record<Phase, number> = { successor: -7, close: 0, factors: 0, verify: 1, sign: 7 };
/** Days from now: someone who goes at once is closed out at once. */
const IMMEDIATE_DAYS: Record<Phase, number> = { successor: 0, close: 0, factors: 0, verify: 1, sign: 2 };

/** ISO date. */
export function dueOn(phase: Phase, kind: CaseKind, lastDay: string, plannedAt: string): string {
  const today = Date.parse(plannedAt.slice(0, 10));
  const base = kind === 'planned' ? Date.parse(lastDay.slice(0, 10)) : today;
  const days = (kind === 'planned' ? PLANNED_DAYS : IMMEDIATE_DAYS)[phase];
  return new Date(Math.max(today, base + days * DAY_MS)).toISOString().slice(0, 10);
}
