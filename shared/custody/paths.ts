/** The five paths by the parts they need, and the people who bring them. */
import type { Classes } from './account.ts';
import type { CustodyModel } from './model.ts';
import { CENTRAL, FACTOR, INBOX, KEY, PASSWORD, PHONE, type Situation } from './parts.ts';
import type { Part, PathKind } from './verdicts.ts';

/** Quick ways first. */
export const PATHS: readonly PathKind[] = ['password', 'reset', 'recovery', 'central', 'key'];

export const PARTS: readonly (readonly [Part, number])[] = [
  ['password', PASSWORD],
  ['inbox', INBOX],
  ['factor', FACTOR],
  ['phone', PHONE],
  ['key', KEY],
  ['central', CENTRAL],
];

/** Is the path there at all in this situation? */
export function isThere(path: PathKind, is: Situation): boolean {
  if (path === 'key') return is.keys;
  if (path === 'central') return is.central;
  return is.password;
}

/** The intended paths: `password`, `reset` and `recovery` where a root password is present, else `central`. */
export function isIntended(path: PathKind, is: Situation): boolean {
  if (path === 'key') return false;
  return isThere(path, is) && is.password === (path !== 'central');
}

/** The parts a path needs, each a bit. */
export function needsOf(path: PathKind, mfa: boolean): readonly number[] {
  switch (path) {
    case 'password':
      return mfa ? [PASSWORD, FACTOR] : [PASSWORD];
    case 'reset':
      return mfa ? [INBOX, FACTOR] : [INBOX];
    case 'recovery':
      return [INBOX, PHONE];
    case 'key':
      return [KEY];
    case 'central':
      return [CENTRAL];
  }
}

export interface FoundPath {
  readonly path: PathKind;
  /** One or two people, by number. */
  readonly people: readonly number[];
}

/**
 * The first of these paths that is open, one person alone if possible; `bring` names somebody who brings all these parts,
 * or -1.
 */
export function findPath(
  paths: readonly PathKind[],
  is: Situation,
  bring: (parts: number) => number,
): FoundPath | undefined {
  let inTwo: FoundPath | undefined;
  for (const path of paths) {
    if (!isThere(path, is)) continue;
    const needs = needsOf(path, is.mfa);
    const alone = bring(needs.reduce((all, part) => all | part, 0));
    if (alone >= 0) return { path, people: [alone] };
    if (inTwo || needs.length === 1) continue;
    const people = needs.map(bring);
    if (people.every((person) => person >= 0)) inTwo = { path, people };
  }
  return inTwo;
}

/** Finds somebody in classes who brings all these parts and is allowed; -1 if nobody does. */
export function bringer(
  model: CustodyModel,
  classes: Classes,
  allowed: (person: number) => boolean = () => true,
): (parts: number) => number {
  return (parts) => {
    for (const [i, pattern] of classes.patterns.entries()) {
      if ((pattern & parts) !== parts) continue;
      for (const person of model.sets.of(classes.sets[i] as number)) if (allowed(person)) return person;
    }
    return -1;
  };
}
