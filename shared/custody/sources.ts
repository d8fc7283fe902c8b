/** What accounts are read from: groups, vaults and people, each expanded to sets once and shared. */
import type { LedgerDocument } from '../register/document.ts';
import { Groups } from './groups.ts';
import { Lookup } from './lookup.ts';
import { OpenLists } from './open-lists.ts';
import type { People } from './people.ts';
import { NOBODY, type PersonSets } from './person-sets.ts';
import { knewSince, type LastAccess, Vaults } from './vaults.ts';
import type { FactRef } from './verdicts.ts';

export interface InboxSets {
  readonly readers: number;
  readonly readerLists: readonly number[];
  readonly controllers: number;
  readonly controllerLists: readonly number[];
  readonly refs: readonly FactRef[];
}

export interface VaultSets {
  readonly revealers: number;
  readonly revealerLists: readonly number[];
  readonly grantors: number;
  readonly grantorLists: readonly number[];
  /** Those who can no longer reveal, with the end of their access. */
  readonly past: readonly LastAccess[];
  readonly pastLists: readonly LastAccess[];
  /** Everyone who ever could. */
  readonly ever: number;
  readonly refs: readonly FactRef[];
}

/** People and open lists that knew. */
export interface Knowers {
  readonly people: number;
  readonly lists: readonly number[];
}

export class Sources {
  readonly people: People;
  readonly sets: PersonSets;
  readonly lookup: Lookup;
  readonly lists: OpenLists;
  readonly groups: Groups;
  readonly now: number;
  readonly inboxes = new Map<string, InboxSets>();
  readonly vaults = new Map<string, VaultSets>();
  readonly classes = new Map<string, { patterns: number[]; sets: number[] }>();
  private readonly emails = new Map<number, readonly string[]>();
  private readonly presents = new Map<number, number>();
  private readonly expander: Vaults;

  constructor(document: LedgerDocument, people: People, sets: PersonSets, now: number, lists = new OpenLists()) {
    this.people = people;
    this.sets = sets;
    this.now = now;
    this.lists = lists;
    this.lookup = new Lookup(document);
    this.groups = new Groups(this.lookup, people, lists, now);
    this.expander = new Vaults(this.lookup, people, this.groups, lists, now);
  }

  /** Takes over what `before` has expanded, as far as none of the records it was read from has changed. */
  reuse(before: Sources, isTouched: (ref: FactRef) => boolean): void {
    for (const [key, inbox] of before.inboxes) if (!inbox.refs.some(isTouched)) this.inboxes.set(key, inbox);
    for (const [key, vault] of before.vaults) if (!vault.refs.some(isTouched)) this.vaults.set(key, vault);
    for (const [key, membership] of before.groups.memberships)
      if (!membership.groups.some(isTouched)) this.groups.memberships.set(key, membership);
    for (const [set, emails] of before.emails) this.emails.set(set, emails);
    for (const [key, classes] of before.classes) this.classes.set(key, classes);
  }

  inbox(key: string): InboxSets {
    let inbox = this.inboxes.get(key);
    if (!inbox) {
      const { readers, controllers, groups } = this.groups.inbox(key);
      inbox = {
        readers: this.sets.intern(readers.people),
        readerLists: readers.lists,
        controllers: this.sets.intern(controllers.people),
        controllerLists: controllers.lists,
        refs: groups,
      };
      this.inboxes.set(key, inbox);
    }
    return inbox;
  }

  vault(key: string): VaultSets {
    let vault = this.vaults.get(key);
    if (!vault) {
      const { people, lists, grantors, grantorLists, refs } = this.expander.expand(key);
      vault = {
        revealers: this.sets.intern(people.filter(isNow).map(who)),
        revealerLists: lists.filter(isNow).map(who),
        grantors: this.sets.intern(grantors),
        grantorLists,
        past: people.filter((access) => !isNow(access)),
        pastLists: lists.filter((access) => !isNow(access)),
        ever: this.sets.intern(people.map(who)),
        refs,
      };
      this.vaults.set(key, vault);
    }
    return vault;
  }

  /** Everyone who could reveal at any time since then (`null` = ever), and the past open lists that could. */
  knewSince(vault: VaultSets, since: number | null): Knowers {
    if (vault.past.length === 0 && vault.pastLists.length === 0) return { people: vault.revealers, lists: [] };
    const knew = (access: LastAccess): boolean => knewSince(access, since, this.now);
    const people =
      since === null
        ? vault.ever
        : this.sets.union(vault.revealers, this.sets.intern(vault.past.filter(knew).map(who)));
    return { people, lists: vault.pastLists.filter(knew).map(who) };
  }

  /** The set without the people who have left. */
  present(set: number): number {
    let present = this.presents.get(set);
    if (present === undefined) {
      const { left } = this.people;
      present = this.sets.internSorted(this.sets.of(set).filter((person) => left[person] !== 1));
      this.presents.set(set, present);
    }
    return present;
  }

  /** The emails of a set, sorted. One array per set, however often it is asked for. */
  emailsOf(set: number): readonly string[] {
    let emails = this.emails.get(set);
    if (!emails) {
      emails = Array.from(this.sets.of(set), (person) => this.people.emails[person] ?? '').sort();
      this.emails.set(set, emails);
    }
    return emails;
  }

  /** The set of the people that a plain list names. */
  named(list: readonly string[] | null | undefined): number {
    if (!list?.length) return NOBODY;
    return this.sets.intern(list.map((address) => this.people.refer(address)));
  }
}

function isNow(access: LastAccess): boolean {
  return access.end === Number.POSITIVE_INFINITY;
}

function who(access: LastAccess): number {
  return access.who;
}
