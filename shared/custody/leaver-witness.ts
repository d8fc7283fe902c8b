/** Why a what-if verdict is what it is: a path and the people on it. Only for verdicts that are known. */
import type { CompiledAccount } from './account.ts';
import type { Departure } from './company-side.ts';
import type { Keeping } from './leaver-side.ts';
import type { Leavers } from './leavers.ts';
import type { CustodyModel } from './model.ts';
import { CENTRAL, FACTOR, INBOX, KEY, opensAny, PASSWORD, PHONE, type Situation } from './parts.ts';
import { bringer, findPath, isThere, needsOf, PATHS } from './paths.ts';
import { kindReadings, situationsOf } from './situations.ts';
import { type CompanyVerdict, type LeaverSideVerdict, UNKNOWN_PERSON, type Witness } from './verdicts.ts';

export const NO_WITNESS: Witness = { path: null, people: [], missing: null };
const USABLE = PATHS.filter((path) => path !== 'key');

/** For `lost`, the path of today that goes with the leavers; for `fragile` and `fine`, one that stays. */
export function companyWitness(
  model: CustodyModel,
  account: CompiledAccount,
  who: Leavers,
  verdict: CompanyVerdict,
): Witness {
  if (verdict === 'unreachable' || verdict === 'unknown') return NO_WITNESS;
  const lost = verdict === 'lost';
  const bring = bringer(model, account.today, lost ? undefined : (person) => !who.has(person));
  for (const is of situationsOf(account)) {
    const found = findPath(USABLE, is, bring);
    if (found) return { path: found.path, people: emails(model, found.people), missing: null };
  }
  return { path: null, people: [UNKNOWN_PERSON], missing: null };
}

/** The path that opens to the leavers, with the colleague it needs if it needs one. */
export function leaverWitness(
  model: CustodyModel,
  account: CompiledAccount,
  who: Leavers,
  departure: Departure,
  keeping: Keeping,
  verdict: LeaverSideVerdict,
): Witness {
  if (verdict !== 'still-in' && verdict !== 'in-with-help') return NO_WITNESS;
  for (const kind of kindReadings(account)) {
    const kept = keeping.parts | keeping.factor[kind] | (account.company === 1 ? 0 : keeping.mailbox);
    for (const is of situationsOf(account)) {
      if (verdict === 'still-in') {
        const witness = pathWith(model, account, who, is, kept, 0, -1);
        if (witness) return witness;
        continue;
      }
      const { patterns, sets } = account.today;
      for (const [i, parts] of patterns.entries()) {
        if (departure.staying[i] === 0 || opensAny(parts, is) || !opensAny(kept | parts, is)) continue;
        const helper = model.sets.of(sets[i] as number).find((person) => !who.has(person)) ?? -1;
        const witness = pathWith(model, account, who, is, kept, parts, helper);
        if (witness) return witness;
      }
    }
  }
  return { path: null, people: [UNKNOWN_PERSON], missing: null };
}

function pathWith(
  model: CustodyModel,
  account: CompiledAccount,
  who: Leavers,
  is: Situation,
  kept: number,
  helped: number,
  helper: number,
): Witness | undefined {
  for (const path of PATHS) {
    if (!isThere(path, is)) continue;
    const needs = needsOf(path, is.mfa);
    if (!needs.every((part) => ((kept | helped) & part) !== 0)) continue;
    const people = needs.map((part) => ((kept & part) !== 0 ? keeperOf(account, who, part) : helper));
    return { path, people: emails(model, [...new Set(people)]), missing: null };
  }
  return undefined;
}

/** The first leaver who keeps this part, or -1. */
function keeperOf(account: CompiledAccount, who: Leavers, part: number): number {
  const { kept, mailbox } = account;
  const sets: Readonly<Record<number, readonly number[]>> = {
    [PASSWORD]: [kept.password],
    [FACTOR]: kept.factor,
    [PHONE]: [kept.phone],
    [KEY]: [kept.key],
    [CENTRAL]: [],
  };
  if (part === INBOX) return mailbox;
  for (const person of who.known) if (sets[part]?.some((set) => who.model.sets.has(set, person))) return person;
  return -1;
}

function emails(model: CustodyModel, people: readonly number[]): string[] {
  return people.map((person) => model.people.emails[person] ?? UNKNOWN_PERSON);
}
