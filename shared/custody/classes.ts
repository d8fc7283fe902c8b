/** Sorts people into classes by the parts they bring. */
import type { Classes } from './account.ts';
import { PATTERNS } from './parts.ts';
import type { Sources } from './sources.ts';

/** Person → pattern, all zero between calls. */
let patternOf = new Uint8Array(1024);

/** Classes of the people in these sets: password, inbox, factor, phone, key, central, in this order. */
export function classesOf(sources: Pick<Sources, 'sets' | 'classes'>, sets: readonly number[]): Classes {
  const key = sets.join();
  let classes = sources.classes.get(key);
  if (!classes) {
    classes = sortOut(sources, sets);
    sources.classes.set(key, classes);
  }
  return classes;
}

function sortOut(sources: Pick<Sources, 'sets'>, sets: readonly number[]): { patterns: number[]; sets: number[] } {
  const everyone: number[] = [];
  for (let i = 0; i < sets.length; i++) {
    const set = sources.sets.of(sets[i] as number);
    if (set.length === 0) continue;
    const last = set[set.length - 1] as number;
    if (last >= patternOf.length) {
      const larger = new Uint8Array(last * 2);
      larger.set(patternOf);
      patternOf = larger;
    }
    for (let j = 0; j < set.length; j++) {
      const person = set[j] as number;
      const before = patternOf[person] as number;
      if (before === 0) everyone.push(person);
      patternOf[person] = before | (1 << i);
    }
  }
  everyone.sort((a, b) => a - b);
  const members: (number[] | undefined)[] = [];
  for (const person of everyone) {
    const pattern = patternOf[person] as number;
    patternOf[person] = 0;
    const same = members[pattern];
    if (same) same.push(person);
    else members[pattern] = [person];
  }
  const classes: { patterns: number[]; sets: number[] } = { patterns: [], sets: [] };
  for (let pattern = 1; pattern < PATTERNS; pattern++) {
    const people = members[pattern];
    if (!people) continue;
    classes.patterns.push(pattern);
    classes.sets.push(sources.sets.internSorted(Int32Array.from(people)));
  }
  return classes;
}
