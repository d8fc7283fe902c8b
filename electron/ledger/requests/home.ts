/** Home: what the ledger amounts to today, in one small answer. */

import type { CustodyModel } from '../../../shared/custody/index.ts';
import type { Coverage, HomeAnswer, HomeCounts, homeChannels, NextStep } from '../../../shared/ipc/channels/home.ts';
import { isOverdue } from '../../../shared/offboarding/index.ts';
import { comingDays } from '../home/coming.ts';
import { coverageOf } from '../home/coverage.ts';
import { openCases } from '../offboarding/cases.ts';
import { upcoming } from '../offboarding/upcoming.ts';
import { accountHandlers } from './accounts.ts';
import { drillHandlers } from './drills.ts';
import { gapHandlers } from './gaps.ts';
import type { LedgerContext, LedgerHandlers } from './handler.ts';
import { reviewHandlers } from './reviews.ts';
import { rotationHandlers } from './rotations.ts';
import { scanHandlers } from './scan.ts';

const MOST_LEAVERS_SHOWN = 4;
const MOST_RULES_SHOWN = 3;
const MOST_WORST_SHOWN = 4;

export const homeHandlers: LedgerHandlers<typeof homeChannels> = {
  'home.get': (context): HomeAnswer => {
    const { assessment } = context;
    const rows = assessment.rows();
    const { totals, rules } = gapHandlers['gaps.rules'](context, undefined);
    const { leavers, overdue, atRisk, open } = upcoming(context);
    const reachable = { yes: 0, no: 0, unknown: 0 };
    const onePersonIn = { accounts: 0, unknown: 0 };
    let unscanned = 0;
    for (const row of rows) {
      reachable[row.reachable] += 1;
      if (row.breakIn === 1) onePersonIn.accounts += 1;
      else if (row.breakIn === 'unknown') onePersonIn.unknown += 1;
      if (row.scannedAt === null) unscanned += 1;
    }
    const { scannedAt, changes } = lastScan(context);
    const worst = accountHandlers['accounts.page'](context, {
      search: '',
      filters: [],
      sort: { by: 'gaps', descending: false },
      offset: 0,
      limit: MOST_WORST_SHOWN,
    }).rows;
    const next: NextStep[] = [];
    if (overdue.length > 0) next.push({ what: 'late-steps', steps: overdue.length });
    for (const { id, title, counts } of rules
      .filter(({ severity, counts }) => severity === 'critical' && counts.gap > 0)
      .sort((a, b) => b.counts.gap - a.counts.gap)
      .slice(0, MOST_RULES_SHOWN))
      next.push({ what: 'gaps', rule: id, title, accounts: counts.gap });
    next.push(...owed(context));
    if (unscanned > 0) next.push({ what: 'unscanned', accounts: unscanned });
    if (changes > 0) next.push({ what: 'drift', changes });
    return {
      accounts: totals.accounts,
      people: assessment.impacts().length,
      gaps: totals.bySeverity,
      unknowns: totals.unknown,
      waived: totals.waived,
      reachable,
      onePersonIn,
      clean: totals.clean,
      leaving: {
        first: leavers.slice(0, MOST_LEAVERS_SHOWN),
        total: leavers.length,
        cases: open,
        atRisk: atRisk.length,
      },
      next,
      coming: comingDays(context),
      custody: coverage(context),
      worst: worst
        .filter(({ gaps, unknowns }) => gaps.critical + gaps.high + gaps.medium + gaps.low + unknowns > 0)
        .map(({ id, name, gaps, unknowns }) => ({ id, name, gaps, unknowns })),
      scannedAt,
      judgedAt: null,
    };
  },
  'home.counts': (context): HomeCounts => {
    const { ledger, assessment } = context;
    const cases = openCases(ledger);
    const drills = drillHandlers['drills.summary'](context, undefined);
    return {
      criticalGaps: assessment.briefGaps().filter(({ said }) => said.status === 'gap' && said.severity === 'critical')
        .length,
      openCases: cases.length,
      lateSteps: cases.reduce(
        (sum, one) => sum + one.steps.filter((step) => isOverdue(one, step, ledger.now())).length,
        0,
      ),
      dueDrills: drills.failed + drills.never + drills.overdue,
      overdueReviews: reviewHandlers['reviews.summary'](context, undefined).overdue,
    };
  },
};

/** Work that falls due by the calendar: rotations, drills, reviews. */
function owed(context: LedgerContext): NextStep[] {
  const steps: NextStep[] = [];
  const rotations = rotationHandlers['rotations.summary'](context, undefined);
  if (rotations.owed > 0) steps.push({ what: 'rotations', owed: rotations.owed, urgent: rotations.urgent });
  const drills = drillHandlers['drills.summary'](context, undefined);
  const late = drills.never + drills.overdue;
  if (drills.failed + late > 0) steps.push({ what: 'drills', failed: drills.failed, late });
  const review = reviewHandlers['reviews.summary'](context, undefined);
  const anything = context.assessment.accountIds().length > 0;
  if (anything && (review.overdue > 0 || (review.late && review.open === 0)))
    steps.push({ what: 'review', overdue: review.overdue, never: review.lastClosedAt === null });
  return steps;
}

/** The newest finished scan, and what it read differently than the one before. */
function lastScan(context: LedgerContext): { scannedAt: string | null; changes: number } {
  const { runs } = scanHandlers['scan.runs'](context, { limit: 2 });
  const newest = runs.find(({ finished }) => finished !== null);
  if (newest === undefined) return { scannedAt: null, changes: 0 };
  // A first scan has nothing to differ from.
  const changes =
    runs.length < 2
      ? 0
      : scanHandlers['scan.drift'](context, { search: '', since: newest.started, offset: 0, limit: 1 }).total;
  return { scannedAt: newest.finished, changes };
}

const remembered = new WeakMap<CustodyModel, readonly Coverage[]>();

/** Worked out once per state of the ledger. */
function coverage({ ledger, assessment }: LedgerContext): readonly Coverage[] {
  const { model, policy, ages } = assessment;
  let of = remembered.get(model);
  if (of === undefined) {
    of = coverageOf(ledger.register, ages, policy, ledger.now(), (address) => assessment.isNoPerson(address));
    remembered.set(model, of);
  }
  return of;
}
