/** The five paths by the parts they need, and the people who bring them. */
import type { Classes } from './account.ts';
import type { CustodyModel } from './model.ts';
import { CENTRAL, FACTOR, INBOX, KEY, PASSWORD, PHONE, type Situation } from './parts.ts';
import type { Part, PathKind } from './verdicts.ts';

/** Quick ways first. */
export const PATHS: readonly PathKind[] = ['password', 'reset', 'recovery', 'central', 'key'];

/** The part of each bit, from the lowest. */
export const PARTS: readonly Part[] = ['password', 'inbox', 'factor', 'phone', 'key', 'central'];

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
  return (mfa ? NEEDS_WITH_MFA : NEEDS)[path];
}
const NEEDS: Readonly<Record<PathKind, readonly number[]>> = {
  password: [PASSWORD],
  reset: [INBOX],
  recovery: [INBOX, PHONE],
  key: [KEY],
  central: [CENTRAL],
};
const NEEDS_WITH_MFA: Readonly<Record<PathKind, readonly number[]>> = {
  ...NEEDS,
  password: [PASSWORD, FACTOR],
  reset: [INBOX, FACTOR],
};

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
    const [one, other] = needsOf(path, is.mfa) as [number, number?];
    const alone = bring(one | (other ?? 0));
    if (alone >= 0) return { path, people: [alone] };
    if (inTwo || other === undefined) continue;
    const first = bring(one);
    const second = first < 0 ? -1 : bring(other);
    if (second >= 0) inTwo = { path, people: [first, second] };
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
    for (let i = 0; i < classes.patterns.length; i++) {
      if (((classes.patterns[i] as number) & parts) !== parts) continue;
      const set = model.sets.of(classes.sets[i] as number);
      for (let j = 0; j < set.length; j++) if (allowed(set[j] as number)) return set[j] as number;
    }
    return -1;
  };
}
