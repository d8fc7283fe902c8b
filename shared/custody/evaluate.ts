/** Everything the engine says about accounts as they are today. */
import type { CompiledAccount } from './account.ts';
import { breakIn, knowingClasses, listSets } from './break-in.ts';
import { NO_WITNESS } from './leaver-witness.ts';
import { accountOf, type CustodyModel } from './model.ts';
import { lockOutMasks, opensUsable, type Situation } from './parts.ts';
import { bringer, findPath, isIntended, isThere, needsOf, PARTS, PATHS } from './paths.ts';
import { NOBODY } from './person-sets.ts';
import { busFactorRange, centralReach, holdingBoth, partsOf, reachable, tristate } from './reach.ts';
import { recoveryEstimate } from './recovery.ts';
import { settlingFact } from './settle.ts';
import { networksInWords, signInNetworks } from './sign-in-gate.ts';
import { domainReadings, enteringSituations, gainedToday, kindReadings, situationsOf } from './situations.ts';
import { type FactAges, staleFacts } from './stale.ts';
import {
  type AccountVerdict,
  type PathKind,
  type PathStatus,
  type Separation,
  type SeparationKind,
  UNKNOWN_PERSON,
  type Witness,
} from './verdicts.ts';

/** The verdicts on one account, by id or position. Throws `RangeError` if there is none. */
export function evaluateAccount(model: CustodyModel, account: string | number, ages?: FactAges): AccountVerdict {
  const compiled = accountOf(model, account);
  let verdict = model.verdicts.get(compiled);
  if (!verdict) {
    verdict = judge(model, compiled);
    model.verdicts.set(compiled, verdict);
  }
  return ages ? withStale(verdict, staleFacts(model, compiled, ages)) : verdict;
}

/** A copy, field by field: the sets of people are still listed only when they are asked for. */
function withStale(verdict: AccountVerdict, stale: AccountVerdict['stale']): AccountVerdict {
  return {
    account: verdict.account,
    reachable: verdict.reachable,
    busFactor: verdict.busFactor,
    busFactorRange: verdict.busFactorRange,
    breakIn: verdict.breakIn,
    breakInRange: verdict.breakInRange,
    get breakInSets() {
      return verdict.breakInSets;
    },
    breakInSetCount: verdict.breakInSetCount,
    centralReach: verdict.centralReach,
    separation: verdict.separation,
    separationByKind: verdict.separationByKind,
    recovery: verdict.recovery,
    paths: verdict.paths,
    witness: verdict.witness,
    missing: verdict.missing,
    stale,
  };
}

/** The verdicts on every account, in the order of the ledger. */
export function evaluateAll(model: CustodyModel, ages?: FactAges): AccountVerdict[] {
  return model.accounts.map((_, index) => evaluateAccount(model, index, ages));
}

function judge(model: CustodyModel, account: CompiledAccount): AccountVerdict {
  const reach = reachable(account);
  const [least, greatest] = busFactorRange(model, account);
  const intoIt = breakIn(model, account);
  const byKind = {
    'password-mfa': separationOf(model, account, 'password-mfa'),
    'inbox-phone': separationOf(model, account, 'inbox-phone'),
  };
  const { emails } = model.people;
  let sets: AccountVerdict['breakInSets'] | undefined;
  const breakInKnown = intoIt.least === intoIt.greatest;
  return {
    account: account.id,
    reachable: reach,
    busFactor: least === greatest ? least : 'unknown',
    busFactorRange: [least, greatest === Number.POSITIVE_INFINITY ? null : greatest],
    breakIn: breakInKnown ? intoIt.least : 'unknown',
    breakInRange: [intoIt.least, intoIt.greatest],
    // Listed when first asked for: two dozen people make hundreds of pairs. Nothing else here may be a closure over the
    // model, or verdicts would keep every model alive that an edit has replaced.
    get breakInSets() {
      sets ??= intoIt.blocks ? listSets(intoIt.blocks, emails) : 'unknown';
      return sets;
    },
    breakInSetCount: intoIt.count ?? 'unknown',
    centralReach: centralReach(account),
    separation: separations(byKind),
    separationByKind: byKind,
    recovery: recoveryEstimate(model, account),
    paths: pathStatuses(model, account),
    witness: {
      reachable: reachWitness(model, account, reach),
      busFactor:
        least === greatest ? busFactorWitness(model, account, least) : missing(model, account, busFactor(model)),
      breakIn: breakInKnown ? breakInWitness(model, account) : missing(model, account, breakInNumber(model)),
    },
    missing: account.missing,
    stale: [],
  };
}

function busFactor(model: CustodyModel) {
  return (one: CompiledAccount): unknown => {
    const [least, greatest] = busFactorRange(model, one);
    return least === greatest ? least : 'unknown';
  };
}

function breakInNumber(model: CustodyModel) {
  return (one: CompiledAccount): unknown => {
    const { least, greatest } = breakIn(model, one);
    return least === greatest ? least : 'unknown';
  };
}

function separationOf(model: CustodyModel, account: CompiledAccount, kind: SeparationKind) {
  const { people, atLeast } = holdingBoth(model, account, kind);
  const sure = sorted(model, atLeast);
  return { people: people === 'unknown' ? people : sorted(model, people), atLeast: sure };
}

function separations(byKind: AccountVerdict['separationByKind']): readonly Separation[] | 'unknown' {
  const found: Separation[] = [];
  for (const kind of ['password-mfa', 'inbox-phone'] as const) {
    const { people } = byKind[kind];
    if (people === 'unknown') return 'unknown';
    if (people.length > 0) found.push({ kind, people });
  }
  return found;
}

function pathStatuses(model: CustodyModel, account: CompiledAccount): PathStatus[] {
  return PATHS.map((path) => pathStatus(model, account, path));
}

/** Who brings each part of a path today, and whether all together open it. */
function pathStatus(model: CustodyModel, account: CompiledAccount, path: PathKind): PathStatus {
  const situations = enteringSituations(account);
  const least = partsOf(account.today);
  const most = least | gainedToday(account);
  const open = (parts: number) => (is: Situation) =>
    isThere(path, is) && needsOf(path, is.mfa).every((part) => (parts & part) !== 0);
  const mfa = situations.some((is) => is.mfa);
  const needs = needsOf(path, mfa).map((bit) => {
    const part = PARTS[31 - Math.clz32(bit)] ?? 'password';
    const people = model.sources.emailsOf(account.partSets[31 - Math.clz32(bit)] ?? NOBODY);
    return { part, people, complete: (account.openParts & bit) === 0 };
  });
  const from = isThroughConsole(path) ? networksInWords(signInNetworks(account.record)) : null;
  return {
    path,
    ...(from === null ? {} : { from }),
    open: tristate(situations.some(open(most)), situations.every(open(least))),
    intended: tristate(
      situations.some((is) => isIntended(path, is)),
      situations.every((is) => isIntended(path, is)),
    ),
    needs,
  };
}

/** Is it a way through the sign-in page? */
function isThroughConsole(path: PathKind): boolean {
  return path !== 'key' && path !== 'central';
}

function everyone(model: CustodyModel, account: CompiledAccount, part: number): number[] {
  const { patterns, sets } = account.today;
  return patterns.flatMap((pattern, i) => (pattern & part ? [...model.sets.of(sets[i] as number)] : []));
}

function missing(model: CustodyModel, account: CompiledAccount, answer: (one: CompiledAccount) => unknown): Witness {
  return { path: null, people: [], missing: settlingFact(model, account, answer)?.fact ?? null };
}

function reachWitness(model: CustodyModel, account: CompiledAccount, reach: string): Witness {
  if (reach === 'unknown') return missing(model, account, reachable);
  if (reach === 'no') return NO_WITNESS;
  const bring = bringer(model, account.today);
  const usable = PATHS.filter((path) => path !== 'key');
  for (const is of enteringSituations(account)) {
    const found = findPath(usable, is, bring);
    if (found) return named(model, found.path, found.people);
  }
  return NO_WITNESS;
}

/** The smallest set of people without whom no intended path remains. */
function busFactorWitness(model: CustodyModel, account: CompiledAccount, people: number): Witness {
  for (const is of enteringSituations(account)) {
    const path = PATHS.find((one) => isIntended(one, is)) ?? null;
    for (const mask of lockOutMasks(is)) {
      const all = everyone(model, account, mask);
      if (all.length === people) return named(model, opensUsable(partsOf(account.today), is) ? path : null, all);
    }
  }
  return NO_WITNESS;
}

function breakInWitness(model: CustodyModel, account: CompiledAccount): Witness {
  for (const kind of kindReadings(account))
    for (const company of domainReadings(account)) {
      const bring = bringer(model, knowingClasses(model, account, kind, company));
      for (const is of situationsOf(account)) {
        // One person alone on any path comes before two on an earlier one.
        const alone = PATHS.map((path) => findPath([path], is, bring)).filter((found) => found !== undefined);
        const found = alone.find(({ people }) => people.length === 1) ?? alone[0];
        if (found) return named(model, found.path, found.people);
      }
    }
  const { least } = breakIn(model, account);
  return least === null ? NO_WITNESS : { path: null, people: [UNKNOWN_PERSON], missing: null };
}

function named(model: CustodyModel, path: PathKind | null, people: readonly number[]): Witness {
  return { path, people: people.map((person) => model.people.emails[person] ?? UNKNOWN_PERSON), missing: null };
}

function sorted(model: CustodyModel, people: readonly number[]): readonly string[] {
  return people.map((person) => model.people.emails[person] ?? UNKNOWN_PERSON).sort();
}
