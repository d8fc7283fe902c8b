/**
 * The break-in number: the fewest people who open any path with what they hold, know or can grant themselves, left
 * people included. It is 1, 2 or impossible, as no path has more than two parts.
 */
import type { Classes, CompiledAccount } from './account.ts';
import { classesOf } from './classes.ts';
import type { CustodyModel } from './model.ts';
import { opensAny, type Situation } from './parts.ts';
import { NOBODY } from './person-sets.ts';
import { partsOf } from './reach.ts';
import { domainReadings, gainedKnowing, kindReadings, situationsOf } from './situations.ts';
import { BREAK_IN_SETS_LISTED, UNKNOWN_PERSON } from './verdicts.ts';

/** Two people at most, so that this stands for "impossible" and still orders. */
const IMPOSSIBLE = 3;

export interface BreakIn {
  /** Least and greatest in any completion; null = impossible. Known where they are equal. */
  readonly least: number | null;
  readonly greatest: number | null;
  /** The sets of people, or null where they depend on an unknown. */
  readonly blocks: readonly Block[] | null;
  /** How many sets there are. */
  readonly count: number | null;
}

/** People (numbers) each of whom is enough, or two kinds of people of whom any pair is. */
export type Block = readonly [Int32Array, Int32Array?];

export function breakIn(model: CustodyModel, account: CompiledAccount): BreakIn {
  let least = IMPOSSIBLE;
  let greatest = 0;
  const readings: { is: Situation; classes: Classes; gained: number }[] = [];
  for (const kind of kindReadings(account)) {
    const gained = gainedKnowing(account, kind);
    for (const company of domainReadings(account)) {
      const classes = knowingClasses(model, account, kind, company);
      for (const is of situationsOf(account)) {
        readings.push({ is, classes, gained });
        least = Math.min(least, fewest(classes, gained, is));
        greatest = Math.max(greatest, fewest(classes, 0, is));
      }
    }
  }
  const number = (n: number): number | null => (n === IMPOSSIBLE ? null : n);
  const range = { least: number(least), greatest: number(greatest) };
  if (least !== greatest) return { ...range, ...UNSETTLED };
  if (least === IMPOSSIBLE) return { ...range, blocks: [], count: 0 };
  const settled = readings.every(({ is, classes, gained }) => !gainsSets(classes, gained, is, least));
  return { ...range, ...(settled ? sameSets(model, readings, least) : UNSETTLED) };
}

const UNSETTLED = { blocks: null, count: null };

/** Everybody, left people too, by what they hold, know or can grant themselves. */
export function knowingClasses(model: CustodyModel, account: CompiledAccount, kind: 0 | 1, company: boolean): Classes {
  const { password, inbox, factor, phone, key, central } = account.known;
  const admins = company ? model.admins : NOBODY;
  return classesOf(model.sources, [
    password,
    model.sets.union(inbox, admins),
    factor[kind],
    phone,
    key,
    account.member ? central : NOBODY,
  ]);
}

/** The number when everybody brings what they bring and gains all this besides; outside people gain it too. */
function fewest(classes: Classes, gained: number, is: Situation): number {
  if (opensAny(gained, is)) return 1;
  for (const pattern of classes.patterns) if (opensAny(pattern | gained, is)) return 1;
  return opensAny(partsOf(classes) | gained, is) ? 2 : IMPOSSIBLE;
}

/** May a completion add a set of this many people? Only asked where none has a smaller one. */
function gainsSets(classes: Classes, gained: number, is: Situation, people: number): boolean {
  if (gained === 0) return false;
  // 0 = somebody who brings nothing as far as is recorded: there are always two more of them outside.
  const patterns = [0, ...classes.patterns];
  const added = (parts: number): boolean => !opensAny(parts, is) && opensAny(parts | gained, is);
  if (people === 1) return patterns.some(added);
  return patterns.some((a) => patterns.some((b) => added(a | b)));
}

/** The sets, if they are the same in every reading. */
function sameSets(
  model: CustodyModel,
  readings: readonly { is: Situation; classes: Classes }[],
  people: number,
): { blocks: readonly Block[] | null; count: number | null } {
  const [first, ...rest] = readings.map(({ is, classes }) => blocks(model, classes, is, people));
  if (!first) return UNSETTLED;
  const count = first.reduce((sum, [a, b]) => sum + a.length * (b?.length ?? 1), 0);
  if (rest.length > 0) {
    const text = canonical(first);
    if (!rest.every((other) => canonical(other) === text)) return UNSETTLED;
  }
  return { blocks: first, count };
}

function blocks(model: CustodyModel, classes: Classes, is: Situation, people: number): Block[] {
  const found: Block[] = [];
  const { patterns, sets } = classes;
  const set = (i: number): Int32Array => model.sets.of(sets[i] as number);
  for (const [i, a] of patterns.entries()) {
    if (people === 1) {
      if (opensAny(a, is)) found.push([set(i)]);
      continue;
    }
    for (let j = i + 1; j < patterns.length; j++)
      if (opensAny(a | (patterns[j] as number), is)) found.push([set(i), set(j)]);
  }
  return found;
}

/** The sets as emails, each sorted, and sorted; no more than `BREAK_IN_SETS_LISTED`. */
export function listSets(blocks: readonly Block[], emails: readonly string[]): readonly (readonly string[])[] {
  const sets: string[][] = [];
  const name = (person: number): string => emails[person] ?? UNKNOWN_PERSON;
  for (const [a, b] of blocks) {
    for (const x of a) {
      if (sets.length >= BREAK_IN_SETS_LISTED) break;
      if (!b) sets.push([name(x)]);
      else for (const y of b) if (sets.length < BREAK_IN_SETS_LISTED) sets.push([name(x), name(y)].sort());
    }
  }
  return sets.sort((a, b) => compare(a[0], b[0]) || compare(a[1], b[1]));
}

function compare(a = '', b = ''): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** All sets as one text, to compare readings that sort people into other classes. */
function canonical(found: readonly Block[]): string {
  const sets: string[] = [];
  for (const [a, b] of found)
    for (const x of a)
      if (!b) sets.push(`${x}`);
      else for (const y of b) sets.push(x < y ? `${x},${y}` : `${y},${x}`);
  return sets.sort().join(' ');
}
