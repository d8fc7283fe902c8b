/** Sorts people into classes by the parts they bring. */
import type { Classes } from './account.ts';
import type { Sources } from './sources.ts';

/** Classes of the people in these sets: password, inbox, factor, phone, key, central, in this order. */
export function classesOf(sources: Pick<Sources, 'sets' | 'classes'>, sets: readonly number[]): Classes {
  const key = sets.join();
  let classes = sources.classes.get(key);
  if (!classes) {
    const patterns = new Map<number, number>();
    for (const [i, set] of sets.entries())
      for (const person of sources.sets.of(set)) patterns.set(person, (patterns.get(person) ?? 0) | (1 << i));
    const members = new Map<number, number[]>();
    for (const [person, pattern] of patterns) {
      const same = members.get(pattern);
      if (same) same.push(person);
      else members.set(pattern, [person]);
    }
    const sorted = [...members.keys()].sort((a, b) => a - b);
    classes = { patterns: sorted, sets: sorted.map((pattern) => sources.sets.intern(members.get(pattern) ?? [])) };
    sources.classes.set(key, classes);
  }
  return classes;
}
