/** Days of a report: chosen as days, asked as instants. */

import { today } from '../design/dates.ts';

/** The last instant of a day; undefined for today, which means now. */
export function instantOf(day: string): string | undefined {
  return day === '' || day >= today() ? undefined : `${day}T23:59:59.999Z`;
}
