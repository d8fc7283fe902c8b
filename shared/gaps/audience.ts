/**
 * Who is behind a group: readers, controllers, members; nested groups expanded, cycles allowed.
 *
 * Source of the meaning: docs/ledger-format.md, "How the sets are read". People who left are set apart: they are in no set.
 */
import { endMs, type Interval, startMs } from '../custody/instants.ts';
import type { GroupMember, GroupRecord } from '../register/document.ts';
import type { PeopleIndex } from './people-index.ts';

export interface Audience {
  /** Receive or can read the mail now. */
  readonly readers: readonly string[];
  /** Managers and owners: can make themselves readers. */
  readonly controllers: readonly string[];
  /** Everybody in it, whatever the delivery: what counts for access to a vault. */
  readonly members: readonly string[];
  /** Plain members of the group itself whose delivery is switched off. */
  readonly silent: readonly string[];
  /** Left the company and are still listed. */
  readonly left: readonly string[];
  /** Members who are leaving. */
  readonly leaving: readonly string[];
  /** False: somebody unknown may read it. */
  readonly complete: boolean;
  /** Nested groups that the ledger does not know. */
  readonly missing: readonly string[];
}

/** Is the entry in force at this instant (milliseconds)? As the custody engine reads it: start included, end not. */
export function isCurrent(entry: Interval, now: number): boolean {
  return startMs(entry) <= now && endMs(entry, now) === Number.POSITIVE_INFINITY;
}

interface Collected {
  readers: Set<string>;
  controllers: Set<string>;
  members: Set<string>;
  silent: Set<string>;
  left: Set<string>;
  missing: Set<string>;
  complete: boolean;
}

/** What is asked of a nested group: do its readers come along, do all its members become controllers? */
interface Visit {
  readonly group: string;
  readonly receives: boolean;
  readonly controls: boolean;
}

export function audienceOf(
  key: string,
  find: (key: string) => GroupRecord | undefined,
  people: PeopleIndex,
  now: number,
): Audience {
  const found: Collected = {
    readers: new Set(),
    controllers: new Set(),
    members: new Set(),
    silent: new Set(),
    left: new Set(),
    missing: new Set(),
    complete: true,
  };
  const seen = new Set<string>();
  const queue: Visit[] = [{ group: key, receives: true, controls: false }];
  for (let visit = queue.pop(); visit !== undefined; visit = queue.pop()) {
    const id = `${visit.group}|${visit.receives}|${visit.controls}`;
    if (seen.has(id)) continue;
    seen.add(id);
    const group = find(visit.group);
    if (group?.members == null) {
      found.missing.add(visit.group);
      found.complete = false;
      continue;
    }
    if (group.complete === false) found.complete = false;
    for (const entry of group.members) if (isCurrent(entry, now)) take(entry, visit, key, found, queue, people);
  }
  return {
    readers: [...found.readers],
    controllers: [...found.controllers],
    members: [...found.members],
    silent: [...found.silent].filter((person) => !found.readers.has(person)),
    left: [...found.left],
    leaving: [...found.members].filter((person) => people.standing(person) === 'leaving'),
    complete: found.complete,
    missing: [...found.missing],
  };
}

function take(entry: GroupMember, visit: Visit, top: string, found: Collected, queue: Visit[], people: PeopleIndex) {
  const steers = entry.role === 'manager' || entry.role === 'owner';
  const delivered = entry.delivery !== 'none';
  if (entry.group !== undefined) {
    queue.push({
      group: entry.group,
      receives: visit.receives && delivered,
      controls: visit.controls || (visit.receives && steers),
    });
    return;
  }
  if (entry.person === undefined) return;
  const person = people.canonical(entry.person);
  if (people.hasLeft(person)) {
    found.left.add(person);
    return;
  }
  found.members.add(person);
  if (visit.receives && delivered) found.readers.add(person);
  if (visit.controls || (visit.receives && steers)) found.controllers.add(person);
  if (visit.group === top && !delivered && !steers) found.silent.add(person);
}
