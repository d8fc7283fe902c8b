/**
 * Who is behind a group, as the custody engine reads it: readers, controllers, members; nested groups expanded, cycles
 * allowed. People who left are set apart: they are in no set.
 */

import { isToday } from '../custody/instants.ts';
import type { CustodyModel } from '../custody/model.ts';
import { addressKey } from '../text/compare.ts';

/** People by the addresses of `PeopleIndex.canonical`. */
export interface Audience {
  /** Receive or can read the mail now. */
  readonly readers: readonly string[];
  /** Plain members of the group itself whose delivery is switched off. */
  readonly silent: readonly string[];
  /** Left the company and are still listed, in whatever role. */
  readonly left: readonly string[];
  /** Members in whatever role who are leaving. */
  readonly leaving: readonly string[];
  /** False: somebody unknown may read the mail, or make themselves a reader. */
  readonly complete: boolean;
  /** Groups, nested or the group itself, that get the mail and whose members nobody recorded. */
  readonly missing: readonly string[];
}

export function audienceOf({ sources, now }: CustodyModel, key: string): Audience {
  const { groups, lists, lookup, people } = sources;
  const { readers, controllers } = groups.inbox(key);
  const addresses = (numbers: Iterable<number>): string[] =>
    Array.from(numbers, (person) => addressKey(people.emails[person] ?? ''));
  const isHere = (person: number): boolean => people.left[person] !== 1;
  const members = new Set(
    groups
      .membership(key)
      .belongings.filter(({ isList, end }) => !isList && end === Number.POSITIVE_INFINITY)
      .map(({ who }) => who),
  );
  const receive = new Set(readers.people);
  const silent = (lookup.group(key)?.members ?? []).flatMap((entry) => {
    const isSilent = entry.delivery === 'none' && (entry.role ?? 'member') === 'member' && isToday(entry, now);
    const person = isSilent && entry.person !== undefined ? people.find(entry.person) : -1;
    return person >= 0 && isHere(person) && !receive.has(person) ? [person] : [];
  });
  const open = new Set([...readers.lists, ...controllers.lists]);
  return {
    readers: addresses(readers.people.filter(isHere)),
    silent: addresses(new Set(silent)),
    left: addresses([...members].filter((person) => !isHere(person))),
    leaving: addresses([...members].filter((person) => people.statuses[person] === 'leaving')),
    complete: open.size === 0,
    missing: [...open]
      .map((list) => lists.fact(list).ref.slice('group:'.length))
      .filter((group) => lookup.group(group)?.members == null),
  };
}
