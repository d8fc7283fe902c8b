/** Who can take something over: somebody who stays, whom the case names or who knows these accounts, and best not both halves. */
import type { CompiledAccount } from '../../custody/account.ts';
import type { World } from '../world.ts';

export class Candidates {
  /** Emails, most suitable first. */
  readonly ranked: readonly string[];

  constructor(world: World, gone: readonly number[], affected: readonly CompiledAccount[], chosen: readonly string[]) {
    const { people, document, sets } = world.model;
    const stays = (person: number): boolean =>
      people.left[person] !== 1 && people.statuses[person] !== 'leaving' && !gone.includes(person);
    const outsiders = new Set((document.people ?? []).filter(({ outsider }) => outsider).map(({ email }) => email));

    const named = chosen.map((email) => people.find(email)).filter((person) => person >= 0 && stays(person));
    const weights = new Map<number, number>();
    const weigh = (person: number, weight: number): void => {
      if (person >= 0 && stays(person) && !outsiders.has(people.emails[person] ?? ''))
        weights.set(person, (weights.get(person) ?? 0) + weight);
    };
    for (const leaver of gone) {
      const record = document.people?.find(({ email }) => people.find(email) === leaver);
      if (record?.manager) weigh(people.find(record.manager), affected.length);
    }
    const seen = new Map<number, number>();
    for (const { partSets } of affected) for (const set of partSets) seen.set(set, (seen.get(set) ?? 0) + 1);
    for (const [set, times] of seen) for (const person of sets.of(set)) weigh(person, times);
    const known = [...weights].sort(([a, x], [b, y]) => y - x || a - b).map(([person]) => person);
    const anybody = (document.people ?? []).map(({ email }) => people.find(email)).filter(stays);
    const order = [...new Set([...named, ...known, ...anybody])];
    this.ranked = order.map((person) => people.emails[person] ?? '');
  }

  /** The first candidate who is in the fewest of these sets (people who hold the other half); null if nobody stays. */
  pick(world: World, otherHalves: readonly number[]): string | null {
    const { model } = world;
    let best: { email: string; conflicts: number } | null = null;
    for (const email of this.ranked.slice(0, MOST_WEIGHED)) {
      const person = model.people.find(email);
      const conflicts = otherHalves.filter((set) => model.sets.has(set, person)).length;
      if (best === null || conflicts < best.conflicts) best = { email, conflicts };
      if (conflicts === 0) break;
    }
    return best?.email ?? null;
  }
}

/** Whoever comes later knows none of these accounts. */
const MOST_WEIGHED = 40;
