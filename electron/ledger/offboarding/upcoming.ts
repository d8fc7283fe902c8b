/** What the home screen shows: who leaves soon, what is overdue, which cases are at risk. */
import type { DueStep, Upcoming, UpcomingLeaver } from '../../../shared/ipc/channels/offboarding.ts';
import { dueOf, isOverdue, ownerOf } from '../../../shared/offboarding/index.ts';
import type { LedgerContext } from '../requests/handler.ts';
import { openCases, rowOf } from './cases.ts';

export function upcoming({ ledger, assessment }: LedgerContext): Upcoming {
  const now = ledger.now();
  const cases = openCases(ledger);
  const rows = cases.map((one) => rowOf(ledger, assessment, one));
  const caseOf = new Map(cases.flatMap((one) => one.leavers.map(({ email }) => [email, one.id] as const)));
  const leavers = assessment
    .impacts()
    .filter(({ status }) => status === 'leaving')
    .map(
      (impact): UpcomingLeaver => ({
        email: impact.email,
        name: impact.name,
        lastDay: impact.lastDay,
        case: caseOf.get(impact.email) ?? null,
        lost: impact.lost,
        stillIn: impact.stillIn,
      }),
    )
    .sort((a, b) => (a.lastDay ?? '9').localeCompare(b.lastDay ?? '9'));
  const overdue = cases
    .flatMap((one) =>
      one.steps
        .filter((step) => isOverdue(one, step, now))
        .map(
          (step): DueStep => ({
            case: one.id,
            step: step.id,
            title: step.title,
            due: dueOf(one, step),
            owner: ownerOf(one, step),
          }),
        ),
    )
    .sort((a, b) => a.due.localeCompare(b.due));
  return { leavers, overdue, atRisk: rows.filter(({ risks }) => risks.length > 0), open: cases.length };
}
