/** Reach, bus factor and separation: what the people of today can do. */
import type { Classes, CompiledAccount } from './account.ts';
import type { CustodyModel } from './model.ts';
import { CENTRAL, FACTOR, INBOX, lockOutMasks, opensUsable, PASSWORD, PHONE, type Situation } from './parts.ts';
import { enteringSituations, gainedToday, situationsOf } from './situations.ts';
import type { SeparationKind, Tristate } from './verdicts.ts';

/** Everything that these people bring together. */
export function partsOf(classes: Classes): number {
  let parts = 0;
  for (const pattern of classes.patterns) parts |= pattern;
  return parts;
}

/** One answer from the least and the greatest completion of every situation. */
export function tristate(can: boolean, must: boolean): Tristate {
  return must ? 'yes' : can ? 'unknown' : 'no';
}

export function reachable(account: CompiledAccount): Tristate {
  const least = partsOf(account.today);
  const most = least | gainedToday(account);
  const situations = enteringSituations(account);
  return tristate(
    situations.some((is) => opensUsable(most, is)),
    situations.every((is) => opensUsable(least, is)),
  );
}

/** Is `central` open today? */
export function centralReach(account: CompiledAccount): Tristate {
  const least = (partsOf(account.today) & CENTRAL) !== 0;
  const most = least || (gainedToday(account) & CENTRAL) !== 0;
  return tristate(account.central !== 0 && most, account.central === 1 && least);
}

/**
 * Least and greatest bus factor in any completion. More people in a list never lower it, so the recorded people give the
 * least, and the greatest is without limit for every mask that an open list feeds: outside people are as many as you like.
 */
export function busFactorRange(model: CustodyModel, account: CompiledAccount): [number, number] {
  const gained = gainedToday(account);
  let least = Number.POSITIVE_INFINITY;
  let greatest = 0;
  for (const is of enteringSituations(account)) {
    const masks = lockOutMasks(is);
    let low = masks.length === 0 ? 0 : Number.POSITIVE_INFINITY;
    let high = low;
    for (const mask of masks) {
      const people = countBringing(model, account.today, mask);
      low = Math.min(low, people);
      if ((gained & mask) === 0) high = Math.min(high, people);
    }
    least = Math.min(least, low);
    greatest = Math.max(greatest, high);
  }
  return [least, greatest];
}

function countBringing(model: CustodyModel, classes: Classes, mask: number): number {
  let people = 0;
  for (let i = 0; i < classes.patterns.length; i++)
    if (((classes.patterns[i] as number) & mask) !== 0) people += model.sets.size(classes.sets[i] as number);
  return people;
}

const BOTH_HALVES: Record<SeparationKind, number> = {
  'password-mfa': PASSWORD | FACTOR,
  'inbox-phone': INBOX | PHONE,
};

/** Does this separation apply: `password-mfa` needs a password and MFA, `inbox-phone` a password. */
function applies(kind: SeparationKind, is: Situation): boolean {
  return is.password && (kind === 'inbox-phone' || is.mfa);
}

/** People (numbers) who hold both halves, or `unknown`, and those who do in every completion. */
export function holdingBoth(model: CustodyModel, account: CompiledAccount, kind: SeparationKind) {
  const both = BOTH_HALVES[kind];
  const { patterns, sets } = account.today;
  const now: number[] = [];
  for (const [i, pattern] of patterns.entries())
    if ((pattern & both) === both) now.push(...model.sets.of(sets[i] as number));
  const gained = gainedToday(account);
  const mayGain =
    (gained & both) === both || patterns.some((p) => (p & both) !== both && ((p | gained) & both) === both);
  const situations = situationsOf(account);
  const always = situations.every((is) => applies(kind, is));
  const never = !situations.some((is) => applies(kind, is));
  const settled = never || ((always || now.length === 0) && !mayGain);
  const atLeast = always ? now : [];
  return { people: settled ? atLeast : ('unknown' as const), atLeast };
}
