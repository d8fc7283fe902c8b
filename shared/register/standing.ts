/**
 * Is somebody here, leaving or gone? The one place that reads a status and a last day.
 *
 * A last day is a date in UTC. On the day itself the person is still here, from the next day on gone, whatever the status
 * says. Source: docs/custody.md, "Facts".
 */
import type { PersonRecord, PersonStatus } from './document.ts';
import { isPlaceholderDay } from './placeholder-days.ts';
import type { Subject } from './register.ts';

/** What a standing is read from. */
export type Standing = Pick<PersonRecord, 'status' | 'lastDay'>;

/** What is recorded of where a person stands. */
export function standingIn(person: Subject): Standing {
  return { status: person.value<PersonStatus>('status'), lastDay: person.value<string>('lastDay') };
}

const DAY_MS = 86_400_000;

/** The last day of somebody as a date in UTC (`2026-12-31`); null where none is recorded or what is recorded is no date. */
export function lastDayOf(person: Standing | undefined): string | null {
  const said = person?.lastDay;
  if (typeof said !== 'string' || isPlaceholderDay(said)) return null;
  const at = instantOfDay(said);
  return at === null || isPlaceholderDay(at) ? null : at.slice(0, 10);
}

/** The first instant at which the last day is over, in milliseconds; null where there is no last day. */
export function goneFrom(person: Standing | undefined): number | null {
  const day = lastDayOf(person);
  return day === null ? null : Date.parse(`${day}T00:00:00Z`) + DAY_MS;
}

/**
 * Where somebody stands at an instant (milliseconds): a last day that is over means gone whatever the status says, one that is to come means leaving, and
 * a status `left` stands whatever the last day.
 */
export function standingOf(person: Standing | undefined, now: number): PersonStatus {
  const status = person?.status ?? 'active';
  if (status === 'left') return 'left';
  const over = goneFrom(person);
  if (over === null) return status;
  return over <= now ? 'left' : 'leaving';
}

/** Is the person gone at this instant (milliseconds)? Somebody without a record is not: nothing says so. */
export function isGone(person: Standing | undefined, now: number): boolean {
  return standingOf(person, now) === 'left';
}

/** The next instant (milliseconds) at which one of these people is gone because the last day is over, or null. */
export function nextTurn(people: readonly Standing[], now: number): number | null {
  let next: number | null = null;
  for (const person of people) {
    const over = goneFrom(person);
    if (over !== null && over > now && person.status !== 'left' && (next === null || over < next)) next = over;
  }
  return next;
}

/** How status and last day contradict each other: gone by the day and not by the status, or the other way round. */
export type Contradiction = 'gone-by-last-day' | 'left-before-last-day';

/** What contradicts at this instant (milliseconds), or null. Who has no status recorded is said to be here by nobody. */
export function contradictionOf(person: Standing | undefined, now: number): Contradiction | null {
  const over = goneFrom(person);
  if (over === null) return null;
  if (person?.status === 'left') return over > now ? 'left-before-last-day' : null;
  return over <= now && person?.status != null ? 'gone-by-last-day' : null;
}

function instantOfDay(text: string): string | null {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return Number.isNaN(Date.parse(text)) ? null : text;
  const zoned = /(Z|[+-]\d{2}:?\d{2})$/i.test(text);
  const ms = Date.parse(zoned ? text : `${text}Z`);
  return Number.isNaN(ms) ? null : new Date(ms).toISOString();
}
