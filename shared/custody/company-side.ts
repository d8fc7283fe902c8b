/**
 * What the company is left with when leavers go: every verdict that some completion gives.
 *
 * Lists that gain people move the bus factor with and without the leavers by different amounts, so `fragile` and `fine`
 * are not monotone. What matters is, for each lock-out mask (see `lockOutMasks`), how many people who stay bring a part
 * of it, and whether any leaver does. Leavers gain independently of those who stay, so they are taken at their most (for
 * `fragile`) or least (for `fine`), and the counts of those who stay are searched in full, up to the policy's threshold.
 */
import type { CompiledAccount } from './account.ts';
import type { CustodyModel } from './model.ts';
import { CENTRAL, lockOutMasks, opensUsable, type Situation } from './parts.ts';
import { enteringSituations, gainedToday, gainsToday } from './situations.ts';

export const UNREACHABLE = 1;
export const LOST = 2;
export const FRAGILE = 4;
export const FINE = 8;

/** How many people of each class of an account's `today` stay, what the leavers bring, and may they bring more? */
export interface Departure {
  readonly staying: readonly number[];
  /** Parts that leavers who have not left yet bring today. */
  readonly leaving: number;
  /** Is any leaver somebody who has not left yet? Only they are in the sets of today. */
  readonly anyPresent: boolean;
  /** Are there leavers at all? */
  readonly any: boolean;
}

/** The verdicts that completions give, as bits. */
export function companyOutcomes(model: CustodyModel, account: CompiledAccount, departure: Departure): number {
  let outcomes = 0;
  for (const is of enteringSituations(account)) outcomes |= outcomesIn(model, account, departure, is);
  return outcomes;
}

function outcomesIn(model: CustodyModel, account: CompiledAccount, departure: Departure, is: Situation): number {
  const { patterns } = account.today;
  const { staying, leaving } = departure;
  let remain = 0;
  for (let i = 0; i < patterns.length; i++) if (staying[i] !== 0) remain |= patterns[i] as number;
  const gained = gainedToday(account);
  const leavingMost = leaving | (departure.anyPresent ? gained : 0);

  let outcomes = 0;
  if (!opensUsable(remain, is)) {
    if (!opensUsable(remain | leaving, is)) outcomes |= UNREACHABLE;
    if (opensUsable(remain | leavingMost, is)) outcomes |= LOST;
    if (!opensUsable(remain | gained, is)) return outcomes;
  }

  // From here: completions in which those who stay reach the account.
  const least = model.policy.minBusFactor;
  if (account.lists.length === 0) return outcomes | settled(account, departure, is, least);
  const masks = lockOutMasks(is);
  // Central control is a list of its own, so it may be open or not whatever the other lists hold.
  const byCentral = is.password && is.central && ((remain | gained) & CENTRAL) !== 0;
  const cap = Math.max(least, 1);
  for (const counts of countsOfStaying(account, masks, staying, cap)) {
    const fewest = masks.length === 0 ? 0 : Math.min(...counts);
    if (fewest < 1 && !byCentral) continue;
    // The masks that decide the bus factor without the leavers; it is lower than today's if leavers are in all of them.
    const deciding = masks.filter((_, i) => counts[i] === fewest);
    if (fewest >= least) outcomes |= FINE;
    else if (deciding.length === 0) outcomes |= FINE;
    else {
      if (deciding.every((mask) => (leavingMost & mask) !== 0)) outcomes |= FRAGILE;
      if (deciding.some((mask) => (leaving & mask) === 0)) outcomes |= FINE;
    }
    if (outcomes >= (FRAGILE | FINE)) break;
  }
  return outcomes;
}

/** The same where no list is open: there is one completion, and those who stay reach the account in it. */
function settled(account: CompiledAccount, departure: Departure, is: Situation, least: number): number {
  const { patterns } = account.today;
  const { staying, leaving } = departure;
  const masks = lockOutMasks(is);
  let fewest = Number.POSITIVE_INFINITY;
  let lower = false;
  for (let m = 0; m < masks.length; m++) {
    const mask = masks[m] as number;
    let people = 0;
    for (let i = 0; i < patterns.length; i++)
      if (((patterns[i] as number) & mask) !== 0) people += staying[i] as number;
    const involved = (leaving & mask) !== 0;
    if (people < fewest) lower = involved;
    else if (people === fewest) lower &&= involved;
    fewest = Math.min(fewest, people);
  }
  return lower && fewest < least ? FRAGILE : FINE;
}

/** Every combination of counts, capped, that those who stay can make up. */
function countsOfStaying(
  account: CompiledAccount,
  masks: readonly number[],
  staying: readonly number[],
  cap: number,
): readonly (readonly number[])[] {
  const { patterns } = account.today;
  const start = masks.map((mask) => {
    let people = 0;
    for (let i = 0; i < patterns.length; i++)
      if (((patterns[i] as number) & mask) !== 0) people += staying[i] as number;
    return Math.min(people, cap);
  });
  const gains = gainsToday(account);
  if (gains.length === 1) return [start];

  const size = cap + 1;
  const reached = new Map([[code(start, size), start]]);
  const grow = (from: number, times: number): void => {
    const steps = gains
      .map((gain) => masks.map((mask) => Number((from & mask) === 0 && ((from | gain) & mask) !== 0)))
      .filter((step) => step.some(Boolean));
    if (steps.length === 0) return;
    let fresh = [...reached.values()];
    for (let round = 0; round < times && fresh.length > 0; round++) {
      const next: number[][] = [];
      for (const counts of fresh)
        for (const step of steps) {
          const more = counts.map((count, i) => Math.min(cap, count + (step[i] as number)));
          const key = code(more, size);
          if (!reached.has(key)) {
            reached.set(key, more);
            next.push(more);
          }
        }
      fresh = next;
    }
  };
  for (let i = 0; i < patterns.length; i++) grow(patterns[i] as number, staying[i] as number);
  // People outside the account's sets, as many as you like.
  grow(0, Number.POSITIVE_INFINITY);
  return [...reached.values()];
}

function code(counts: readonly number[], size: number): number {
  return counts.reduce((sum, count) => sum * size + count, 0);
}
