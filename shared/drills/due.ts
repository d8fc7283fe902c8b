/** Which accounts are due for a drill: never rehearsed, failed, or longer ago than the policy allows. */
import type { LedgerDocument } from '../register/document.ts';
import type { Policy } from '../register/policy.ts';
import { type Drill, isLive } from './drill.ts';

export type DueBecause = 'never' | 'failed' | 'overdue' | 'soon';

export interface DrillDue {
  readonly account: string;
  readonly name: string | null;
  readonly because: DueBecause;
  readonly lastAt: string | null;
  readonly lastResult: 'passed' | 'failed' | null;
  /** ISO date: when it was or is due; null where there never was one. */
  readonly dueAt: string | null;
  readonly management: boolean;
  /** The drill that is planned or going on already. */
  readonly planned: string | null;
}

const DAY_MS = 86_400_000;
/** Due within so many days counts as soon. */
export const SOON_DAYS = 14;

const ORDER: readonly DueBecause[] = ['failed', 'never', 'overdue', 'soon'];

/**
 * Accounts that have a root password, or of which that is not known, and whose rehearsal is due: management accounts
 * first, then by how bad it is, then by the day. Where there is no root password there is nothing to rehearse.
 */
export function drillsDue(document: LedgerDocument, drills: readonly Drill[], policy: Policy, now: string): DrillDue[] {
  const live = new Map(drills.filter(isLive).map((one) => [one.account, one.id]));
  const managing = new Set((document.organizations ?? []).flatMap(({ managementAccount }) => managementAccount ?? []));
  const soon = Date.parse(now) + SOON_DAYS * DAY_MS;
  return (document.accounts ?? [])
    .flatMap((account): DrillDue[] => {
      if (account.credentials?.password === 'no') return [];
      if (account.state === 'SUSPENDED' || account.state === 'CLOSED') return [];
      const lastAt = account.lastDrillAt ?? null;
      const due = lastAt === null ? null : Date.parse(lastAt) + policy.drillDays * DAY_MS;
      const because = becauseOf(account.lastDrillResult ?? null, due, Date.parse(now), soon);
      if (because === null) return [];
      return [
        {
          account: account.id,
          name: account.name ?? null,
          because,
          lastAt,
          lastResult: account.lastDrillResult ?? null,
          dueAt: due === null ? null : new Date(due).toISOString().slice(0, 10),
          management: managing.has(account.id),
          planned: live.get(account.id) ?? null,
        },
      ];
    })
    .sort(
      (a, b) =>
        Number(b.management) - Number(a.management) ||
        ORDER.indexOf(a.because) - ORDER.indexOf(b.because) ||
        (a.dueAt ?? '').localeCompare(b.dueAt ?? '') ||
        (a.name ?? a.account).localeCompare(b.name ?? b.account),
    );
}

function becauseOf(
  result: 'passed' | 'failed' | null,
  due: number | null,
  now: number,
  soon: number,
): DueBecause | null {
  if (due === null || Number.isNaN(due)) return 'never';
  if (result === 'failed') return 'failed';
  if (due < now) return 'overdue';
  return due <= soon ? 'soon' : null;
}
