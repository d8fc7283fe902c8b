/** What falls due in cases, as calendar entries. */
import type { CalendarEntry } from '../calendar/ics.ts';
import { type Case, progressOf } from './case.ts';
import { dueOf, ownerOf } from './status.ts';

/** One entry for each open step and for the next drill; titles only, so that a shared calendar gives little away. */
export function dueDates(cases: readonly Case[]): CalendarEntry[] {
  return cases.flatMap((one) => {
    const steps = one.status === 'open' ? one.steps.filter(({ id }) => progressOf(one, id).state === 'open') : [];
    const entries: CalendarEntry[] = steps.map((step) => ({
      id: `${one.id}-${step.id}`,
      day: dueOf(one, step),
      title: step.title,
      note: `${one.id}. ${ownerOf(one, step)}. Keep as proof: ${step.evidence}`,
    }));
    if (one.nextDrillAt !== null)
      entries.push({
        id: `${one.id}-drill`,
        day: one.nextDrillAt,
        title: 'Rehearse recovery of root access',
        note: `After ${one.id}`,
      });
    return entries;
  });
}
