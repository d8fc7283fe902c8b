/** Days of a report: chosen as days, asked as instants. */

/** Today in UTC, as the ledger's days are. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}

/** The last instant of a day; undefined for today, which means now. */
export function instantOf(day: string): string | undefined {
  return day === '' || day >= today() ? undefined : `${day}T23:59:59.999Z`;
}

/** So many days before today. */
export function daysAgo(days: number): string {
  const date = new Date();
  date.setUTCDate(date.getUTCDate() - days);
  return date.toISOString().slice(0, 10);
}
