/** What the home screen shows: who leaves soon, what is overdue, which cases are at risk. */
import type { DueStep, Upcoming, UpcomingLeaver } from '../../../shared/ipc/channels/offboarding.ts';
import type { PersonImpact } from '../../../shared/ipc/channels/whatif.ts';
import { dueOf, isOverdue, ownerOf } from '../../../shared/offboarding/index.ts';
import type { LedgerContext } from '../requests/handler.ts';
import { openCases, rowOf } from './cases.ts';

export function upcoming({ ledger, assessment }: LedgerContext): Upcoming {
  const now = ledger.now();
  const cases = openCases(ledger);
  // Gone by the last day and not by the status, and with a way back: still to be closed by somebody, so not dropped on
  // the day after.
  const isOwed = ({ email, status, stillIn, withHelp }: PersonImpact): boolean =>
    status === 'left' &&
    ledger.register.get({ kind: 'person', key: email })?.value('status') !== 'left' &&
    (stillIn > 0 || withHelp > 0 || caseOf.has(email));
  const rows = cases.map((one) => rowOf(ledger, assessment, one));
  const caseOf = new Map(cases.flatMap((one) => one.leavers.map(({ email }) => [email, one.id] as const)));
  const leavers = assessment
    .impacts()
    .filter((impact) => impact.status === 'leaving' || isOwed(impact))
    .map(
      (impact): UpcomingLeaver => ({
        email: impact.email,
        name: impact.name,
        lastDay: impact.lastDay,
        gone: impact.status === 'left',
        case: caseOf.get(impact.email) ?? null,
        lost: impact.lost,
        stillIn: impact.stillIn,
      }),
    )
    .sort((a, b) => Number(a.gone) - Number(b.gone) || (a.lastDay ?? '9').localeCompare(b.lastDay ?? '9'));
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
