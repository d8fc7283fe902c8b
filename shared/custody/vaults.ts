/** Vaults expanded to people: who can reveal now, who can grant themselves the right, and who could reveal until when. */
import type { VaultRecord } from '../register/document.ts';
import type { Groups } from './groups.ts';
import { endMs, startMs } from './instants.ts';
import type { Lookup } from './lookup.ts';
import type { OpenLists } from './open-lists.ts';
import type { People } from './people.ts';
import type { FactRef } from './verdicts.ts';

/** Somebody, or the people of an open list, and the end of their last access; `Infinity` = today. */
export interface LastAccess {
  readonly who: number;
  readonly end: number;
}

export interface VaultExpansion {
  /** Everyone who could ever reveal, left people included. */
  readonly people: readonly LastAccess[];
  readonly lists: readonly LastAccess[];
  /** Who can grant themselves the right today. */
  readonly grantors: readonly number[];
  readonly grantorLists: readonly number[];
  /** The vault and the groups that were read. */
  readonly refs: readonly FactRef[];
}

export class Vaults {
  private readonly lookup: Lookup;
  private readonly people: People;
  private readonly groups: Groups;
  private readonly lists: OpenLists;
  private readonly now: number;
  readonly expansions = new Map<string, VaultExpansion>();

  constructor(lookup: Lookup, people: People, groups: Groups, lists: OpenLists, now: number) {
    this.lookup = lookup;
    this.people = people;
    this.groups = groups;
    this.lists = lists;
    this.now = now;
  }

  expand(key: string): VaultExpansion {
    const vault = this.lookup.vault(key);
    const id = vault?.key ?? key;
    let expansion = this.expansions.get(id);
    if (!expansion) {
      expansion = this.read(id, vault);
      this.expansions.set(id, expansion);
    }
    return expansion;
  }

  private read(id: string, vault: VaultRecord | undefined): VaultExpansion {
    const people = new Map<number, number>();
    const lists = new Map<number, number>();
    const grantors = new Set<number>();
    const grantorLists = new Set<number>();
    const refs = new Set<FactRef>([`vault:${id}`]);
    if (!vault?.access || vault.complete === false) {
      lists.set(this.lists.number(`vault:${id}`, `who can open the vault ${vault?.name ?? id}`), FOR_EVER);
    }
    for (const access of vault?.access ?? []) {
      const from = startMs(access);
      const to = endMs(access, this.now);
      if (from > this.now || from >= to) continue;
      const note = (who: number, isList: boolean, end: number): void => {
        if (access.level === 'grant') {
          if (end === FOR_EVER) (isList ? grantorLists : grantors).add(who);
          return;
        }
        const ends = isList ? lists : people;
        if (end > (ends.get(who) ?? Number.NEGATIVE_INFINITY)) ends.set(who, end);
      };
      if (access.person) note(this.people.refer(access.person), false, to);
      else if (access.group) {
        const { belongings, groups } = this.groups.membership(access.group);
        for (const ref of groups) refs.add(ref);
        for (const { who, isList, start, end } of belongings) {
          const until = Math.min(end, to);
          if (Math.max(start, from) < until) note(who, isList, until);
        }
      }
    }
    return {
      people: accesses(people),
      lists: accesses(lists),
      grantors: [...grantors],
      grantorLists: [...grantorLists],
      refs: [...refs],
    };
  }
}

const FOR_EVER = Number.POSITIVE_INFINITY;

/**
 * Could they reveal at any time since then? Windows reach from `since` (`null` = for ever) to now; a rotation dated
 * after now leaves the present readers, as a rotation does.
 */
export function knewSince(access: LastAccess, since: number | null, now: number): boolean {
  return since === null || access.end > Math.min(since, now);
}

function accesses(ends: ReadonlyMap<number, number>): LastAccess[] {
  return [...ends].map(([who, end]) => ({ who, end }));
}
