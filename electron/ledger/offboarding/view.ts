/** A case as its page shows it. */
import type { CaseView, StepView } from '../../../shared/ipc/channels/offboarding.ts';
import { MOST_LISTED_ITEMS } from '../../../shared/ipc/channels/offboarding.ts';
import { MOST_LISTED_ACCOUNTS } from '../../../shared/ipc/channels/whatif.ts';
import {
  type Case,
  dueOf,
  focusedOn,
  isOverdue,
  obstaclesTo,
  openPoints,
  ownerOf,
  type PlannedStep,
  progressOf,
  snapshotOf,
  type World,
} from '../../../shared/offboarding/index.ts';
import type { Assessment } from '../assessment.ts';
import type { Ledger } from '../ledger.ts';
import { accountsIn, overlapsOf, rowOf, worldOfCase } from './cases.ts';

export function viewOf(ledger: Ledger, assessment: Assessment, one: Case): CaseView {
  const everything = worldOfCase(ledger, assessment, one);
  const accounts = accountsIn(everything, one);
  const world = focusedOn(everything, accounts);
  const today = snapshotOf(everything, accounts);
  const live = { company: today.company, leaver: today.leaver };
  const { steps, progress: _progress, ...rest } = one;
  return {
    row: rowOf(ledger, assessment, one, live),
    case: {
      ...rest,
      snapshot: { ...one.snapshot, accounts: one.snapshot.accounts.slice(0, MOST_LISTED_ACCOUNTS) },
      unsolved: one.unsolved.slice(0, MOST_LISTED_ACCOUNTS),
    },
    snapshotTotal: one.snapshot.accounts.length,
    steps: steps.map((step) => stepView(one, step, world, ledger.now())),
    accounts: today.accounts.slice(0, MOST_LISTED_ACCOUNTS),
    accountsTotal: today.accounts.length,
    live,
    overlaps: overlapsOf(ledger, one),
    openPoints: openPoints(one, live),
  };
}

function stepView(one: Case, step: PlannedStep, world: World, now: Date): StepView {
  const progress = progressOf(one, step.id);
  const done = new Set(progress.state === 'done' ? step.items.map(({ key }) => key) : progress.doneItems);
  const items = step.items.map(({ key, label, note, accounts }) => ({
    key,
    label,
    note,
    accounts: accounts.length,
    done: done.has(key),
  }));
  const listed = items.length > MOST_LISTED_ITEMS ? items.toSorted((a, b) => Number(a.done) - Number(b.done)) : items;
  return {
    ...step,
    items: listed.slice(0, MOST_LISTED_ITEMS),
    itemsTotal: items.length,
    itemsDone: done.size,
    accounts: step.accounts.length,
    progress,
    ownerNow: ownerOf(one, step),
    dueNow: dueOf(one, step),
    overdue: isOverdue(one, step, now),
    obstacles: one.status === 'open' && progress.state === 'open' ? obstaclesTo(one, step, world) : [],
  };
}
