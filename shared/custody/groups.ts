/**
 * Groups expanded to people: who receives, who controls, and who was a member of any kind from when to when. Groups may
 * contain each other in circles.
 *
 * Readings where docs/ledger-format.md leaves room: "every member of a listed group has the level" and "makes all its
 * members controllers" mean members of nested groups too, of any role and delivery, since a password manager or a
 * directory counts those as members. A person whom an incomplete group gains is a plain member that receives
 * ("`role` is `member` and `delivery` `all` unless said"), since for ever.
 */
import type { GroupRecord } from '../register/document.ts';
import { endMs, isToday, startMs } from './instants.ts';
import type { Lookup } from './lookup.ts';
import type { OpenLists } from './open-lists.ts';
import type { People } from './people.ts';
import type { FactRef } from './verdicts.ts';

/** People (left ones too) and open lists that feed one set, and the records that say so. */
export interface Expansion {
  readonly people: readonly number[];
  readonly lists: readonly number[];
}

export interface InboxExpansion {
  readonly readers: Expansion;
  readonly controllers: Expansion;
  readonly groups: readonly FactRef[];
}

/** Somebody who belongs, or an open list whose people belong, during an interval; `end` Infinity = today. */
export interface Belonging {
  readonly who: number;
  readonly isList: boolean;
  readonly start: number;
  readonly end: number;
}

export interface Membership {
  readonly belongings: readonly Belonging[];
  readonly groups: readonly FactRef[];
}

export class Groups {
  private readonly lookup: Lookup;
  private readonly people: People;
  private readonly lists: OpenLists;
  private readonly now: number;
  readonly memberships = new Map<string, Membership>();
  readonly inboxes = new Map<string, InboxExpansion>();

  constructor(lookup: Lookup, people: People, lists: OpenLists, now: number) {
    this.lookup = lookup;
    this.people = people;
    this.lists = lists;
    this.now = now;
  }

  /** Members of every role, delivery and depth, with the intervals in which they were; what is yet to come is not in. */
  membership(key: string): Membership {
    const id = this.idOf(key);
    let membership = this.memberships.get(id);
    if (!membership) {
      const walk = new MembershipWalk();
      this.walk(id, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, walk);
      membership = { belongings: walk.belongings, groups: [...walk.seen.keys()].map(groupRef) };
      this.memberships.set(id, membership);
    }
    return membership;
  }

  private walk(id: string, start: number, end: number, walk: MembershipWalk): void {
    if (!walk.enter(id, start, end)) return;
    const group = this.lookup.group(id);
    if (isOpen(group)) walk.add(this.openList(id, group), true, start, end);
    for (const member of group?.members ?? []) {
      const from = Math.max(start, startMs(member));
      const to = Math.min(end, endMs(member, this.now));
      if (from > this.now || from >= to) continue;
      if (member.person) walk.add(this.people.refer(member.person), false, from, to);
      else if (member.group) this.walk(this.idOf(member.group), from, to, walk);
    }
  }

  /** Who receives this group's mail today, and who controls it. */
  inbox(key: string): InboxExpansion {
    const id = this.idOf(key);
    let inbox = this.inboxes.get(id);
    if (!inbox) {
      const readers = collector();
      const controllers = collector();
      const groups = new Set<FactRef>();
      const seen = new Set<string>();
      const visit = (group: string): void => {
        if (seen.has(group)) return;
        seen.add(group);
        groups.add(groupRef(group));
        const record = this.lookup.group(group);
        if (isOpen(record)) readers.lists.add(this.openList(group, record));
        for (const member of record?.members ?? []) {
          if (!isToday(member, this.now)) continue;
          const receives = (member.delivery ?? 'all') !== 'none';
          const controls = (member.role ?? 'member') !== 'member';
          if (member.person) {
            const person = this.people.refer(member.person);
            if (receives) readers.people.add(person);
            if (controls) controllers.people.add(person);
          } else if (member.group) {
            const nested = this.idOf(member.group);
            if (controls) this.addMembers(nested, controllers, groups);
            if (receives) visit(nested);
          }
        }
      };
      visit(id);
      inbox = { readers: expansion(readers), controllers: expansion(controllers), groups: [...groups] };
      this.inboxes.set(id, inbox);
    }
    return inbox;
  }

  private addMembers(group: string, to: Collector, groups: Set<FactRef>): void {
    const { belongings, groups: read } = this.membership(group);
    for (const ref of read) groups.add(ref);
    for (const { who, isList, end } of belongings) {
      if (end === Number.POSITIVE_INFINITY) (isList ? to.lists : to.people).add(who);
    }
  }

  /** The key of the record that this key names, or the key itself when there is none. */
  private idOf(key: string): string {
    return this.lookup.group(key)?.key ?? key;
  }

  private openList(id: string, group: GroupRecord | undefined): number {
    return this.lists.number(groupRef(id), `who is in the group ${group?.name ?? id}`);
  }
}

export function groupRef(key: string): FactRef {
  return `group:${key}`;
}

/** May somebody unknown be in it? Yes if it is said to be incomplete, or if no list was ever recorded. */
function isOpen(group: GroupRecord | undefined): boolean {
  return !group?.members || group.complete === false;
}

/** Who belongs in which intervals; intervals inside another one of the same person or group say nothing new. */
class MembershipWalk {
  readonly belongings: Belonging[] = [];
  readonly seen = new Map<string, [number, number][]>();
  private readonly added = new Map<number, [number, number][]>();

  enter(group: string, start: number, end: number): boolean {
    return isNew(this.seen, group, start, end);
  }

  add(who: number, isList: boolean, start: number, end: number): void {
    if (isNew(this.added, isList ? -1 - who : who, start, end)) this.belongings.push({ who, isList, start, end });
  }
}

function isNew<K>(seen: Map<K, [number, number][]>, key: K, start: number, end: number): boolean {
  const before = seen.get(key);
  if (!before) {
    seen.set(key, [[start, end]]);
    return true;
  }
  if (before.some(([from, to]) => from <= start && end <= to)) return false;
  before.push([start, end]);
  return true;
}

interface Collector {
  readonly people: Set<number>;
  readonly lists: Set<number>;
}

function collector(): Collector {
  return { people: new Set(), lists: new Set() };
}

function expansion(from: Collector): Expansion {
  return { people: [...from.people], lists: [...from.lists] };
}
