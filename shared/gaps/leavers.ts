/** Leavers in words. */
import { lastDayOf } from '../register/standing.ts';
import type { Listing } from './listings.ts';
import { day, listed } from './sentence.ts';
import type { RuleWorld } from './world.ts';

/** Places named per person before the rest is counted. */
const PLACES_NAMED = 3;
const PEOPLE_NAMED = 3;

/** "Ada Byrne, who left on 3 March 2026, still holds the MFA device YubiKey 7; Bo Lind, who left, still …". */
export function clauses(
  world: RuleWorld,
  found: readonly Listing[],
  status: 'left' | 'leaving',
  still: string,
): string {
  const byPerson = new Map<string, string[]>();
  for (const { person, where } of found) {
    const places = byPerson.get(person) ?? [];
    if (!places.includes(where)) places.push(where);
    byPerson.set(person, places);
  }
  const sentences = [...byPerson].slice(0, PEOPLE_NAMED).map(([person, places]) => {
    const goes = departure(world, person, status);
    return `${world.people.name(person)}, who ${goes}, ${still ? `${still} ` : ''}${listed(places, PLACES_NAMED + 1)}`;
  });
  const more = byPerson.size - PEOPLE_NAMED;
  if (more > 0) sentences.push(`${more === 1 ? 'one more person' : `${more} more people`} in the same way`);
  return sentences.join('; ');
}

function departure(world: RuleWorld, person: string, status: 'left' | 'leaving'): string {
  const lastDay = lastDayOf(world.people.find(person));
  if (status === 'left') return lastDay ? `left on ${day(lastDay)}` : 'left';
  return lastDay ? `leaves on ${day(lastDay)}` : 'is leaving';
}

/** The last day of whoever left last; undefined when no date is recorded. */
export function latestDeparture(world: RuleWorld, people: readonly string[]): string | undefined {
  let latest: string | undefined;
  for (const person of people) {
    const lastDay = lastDayOf(world.people.find(person));
    if (lastDay !== null && (latest === undefined || lastDay > latest)) latest = lastDay;
  }
  return latest;
}
