/**
 * Accounts that depend on themselves: the mail, the vault or the DNS that would be needed to get back in runs in the
 * account itself, or in another account that in turn depends on it.
 */
import type { AccountRecord } from '../register/document.ts';
import { domainOf } from './mailboxes.ts';
import type { RuleWorld } from './world.ts';

export interface Dependency {
  /** What runs there: "the root mail", "the vault AWS root", "the DNS of example.com". */
  readonly what: string;
  /** The account it runs in. */
  readonly on: string;
}

function dependenciesOf(world: RuleWorld, account: AccountRecord): Dependency[] {
  const found: Dependency[] = [];
  const inbox = account.inbox;
  if (inbox && inbox !== 'none' && typeof inbox.group === 'string') {
    const host = world.group(inbox.group)?.hostedInAccount;
    if (host) found.push({ what: `the root mail (${world.groupName(inbox.group)})`, on: host });
  }
  for (const key of account.vaults ?? []) {
    const host = world.vault(key)?.hostedInAccount;
    if (host) found.push({ what: `the vault ${world.vaultName(key)}`, on: host });
  }
  const domain = world.domainAbove(domainOf(account.email));
  if (domain?.dnsInAccount) found.push({ what: `the DNS of ${domain.name}`, on: domain.dnsInAccount });
  return found;
}

/**
 * For each account on a circle, the first dependency that leads back to it and the accounts on the way (empty when it
 * depends on itself directly). Linear in accounts and dependencies for the direct case; a walk per account that depends
 * on another one.
 */
export function circlesOf(world: RuleWorld): Map<string, { first: Dependency; through: readonly string[] }> {
  const edges = new Map<string, Dependency[]>();
  for (const account of world.accounts.values()) {
    const dependencies = dependenciesOf(world, account);
    if (dependencies.length > 0) edges.set(account.id, dependencies);
  }
  const circles = new Map<string, { first: Dependency; through: readonly string[] }>();
  const hosts = new Set([...edges.values()].flatMap((list) => list.map(({ on }) => on)));
  for (const [id, dependencies] of edges) {
    // Only an account that something runs in can be the way back to itself.
    if (!hosts.has(id)) continue;
    for (const first of dependencies) {
      const through = first.on === id ? [] : wayBack(edges, first.on, id);
      if (through === undefined) continue;
      circles.set(id, { first, through });
      break;
    }
  }
  return circles;
}

function wayBack(edges: ReadonlyMap<string, Dependency[]>, from: string, to: string): string[] | undefined {
  const before = new Map<string, string | null>([[from, null]]);
  const queue = [from];
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    for (const { on } of edges.get(at) ?? []) {
      if (on === to) {
        const way = [at];
        for (let back = before.get(at); back; back = before.get(back)) way.unshift(back);
        return way;
      }
      if (before.has(on)) continue;
      before.set(on, at);
      queue.push(on);
    }
  }
  return undefined;
}
