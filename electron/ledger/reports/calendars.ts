/** Due dates as iCalendar files, so that they stand in the calendar that people look at anyway. */
import { type CalendarEntry, icsOf } from '../../../shared/calendar/ics.ts';
import { drillsIn } from '../../../shared/drills/index.ts';
import type { CalendarRequest } from '../../../shared/ipc/channels/reports.ts';
import { dueDates } from '../../../shared/offboarding/index.ts';
import { campaignsIn, progressOfReview } from '../../../shared/reviews/index.ts';
import { drillRow } from '../drills/views.ts';
import { mustBeCase, openCases } from '../offboarding/cases.ts';
import type { LedgerContext } from '../requests/handler.ts';

export interface NamedCalendar {
  /** Of the file, without extension. */
  readonly name: string;
  readonly text: string;
}

/** Throws `not-found` for a case that the ledger does not have. */
export function calendarFor(context: LedgerContext, wanted: CalendarRequest): NamedCalendar {
  const stamp = context.ledger.now().toISOString();
  switch (wanted.of) {
    case 'offboarding': {
      const cases = wanted.id === undefined ? openCases(context.ledger) : [mustBeCase(context.ledger, wanted.id)];
      return { name: `${wanted.id ?? 'offboarding'}-due-dates`, text: icsOf('Offboarding', dueDates(cases), stamp) };
    }
    case 'reviews':
      return { name: 'access-reviews', text: icsOf('Reviews', reviewsDue(context, stamp), stamp) };
    case 'drills':
      return { name: 'drills', text: icsOf('Drills', drillsPlanned(context), stamp) };
  }
}

function reviewsDue({ ledger }: LedgerContext, now: string): CalendarEntry[] {
  return campaignsIn(ledger.register)
    .filter(({ status }) => status === 'open')
    .map((one) => ({
      id: one.id,
      day: one.dueAt,
      title: `Access review due: ${one.name}`,
      note: `${progressOfReview(one, now).open} questions open. ${one.owner}`,
    }));
}

function drillsPlanned(context: LedgerContext): CalendarEntry[] {
  return drillsIn(context.ledger.register)
    .filter(({ status }) => status === 'planned')
    .map((one) => {
      const { people } = drillRow(context, one);
      const who = Object.values(people).flatMap((person) => person?.name ?? []);
      // No account name or id: calendars are shared, and this one would tell which root is rehearsed when.
      return { id: one.id, day: one.plannedFor, title: `Rehearse recovery (${one.id})`, note: who.join(', ') };
    });
}
