/** Who lost access and may still know a secret, in words. People who are merely leaving still have their access. */
import type { RuleContext } from './context.ts';
import { latestDeparture } from './leavers.ts';
import { capital, people } from './sentence.ts';

export interface Knowers {
  readonly left: readonly string[];
  /** Still here, but no longer allowed to read it. */
  readonly removed: readonly string[];
  readonly people: readonly string[];
  readonly devices: readonly string[];
  /** Spread into a finding: since when it is owed, where the dates say so. */
  readonly since: { readonly since?: string };
}

export function knowers(ctx: RuleContext, what: 'password' | 'seed'): Knowers {
  const left = new Set<string>();
  const removed = new Set<string>();
  const devices = new Set<string>();
  for (const owed of ctx.world.owed(ctx.account.id)) {
    if (owed.what !== what) continue;
    let counts = false;
    for (const { person, because } of owed.people) {
      if (because === 'leaving') continue;
      (because === 'left' ? left : removed).add(person);
      counts = true;
    }
    if (counts && owed.device !== null) devices.add(owed.device);
  }
  const since = latestDeparture(ctx.world, [...left]);
  return {
    left: [...left],
    removed: [...removed],
    people: [...left, ...removed],
    devices: [...devices],
    since: since && removed.size === 0 ? { since } : {},
  };
}

/** "Two people who left, Ada Byrne and Bo Lind, could still read this password". */
export function couldStill(ctx: RuleContext, known: Knowers, what: string, may: 'read' | 'have copied'): string {
  const { people: index } = ctx.world;
  const group = (persons: readonly string[], which: string): string =>
    persons.length === 1
      ? `${index.names(persons)}, who ${which},`
      : `${capital(people(persons.length))} who ${which}, ${index.names(persons)},`;
  const parts: string[] = [];
  if (known.left.length > 0) parts.push(group(known.left, 'left'));
  if (known.removed.length > 0) {
    const which = known.removed.length === 1 ? 'no longer has access' : 'no longer have access';
    const words = group(known.removed, which);
    parts.push(parts.length > 0 && known.removed.length > 1 ? words.charAt(0).toLowerCase() + words.slice(1) : words);
  }
  return `${parts.join(' and ')} ${may === 'read' ? 'could still know' : 'may have copied'} ${what}`;
}
