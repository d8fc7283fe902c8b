/** The best way back into an account that is certainly open today, and how long it takes. */
import type { CompiledAccount } from './account.ts';
import type { CustodyModel } from './model.ts';
import { INBOX, PHONE } from './parts.ts';
import { bringer, findPath } from './paths.ts';
import { partsOf } from './reach.ts';
import { enteringSituations, gainedToday } from './situations.ts';
import { type PathKind, type RecoveryEstimate, type RecoveryWay, type Tristate, UNKNOWN_PERSON } from './verdicts.ts';

/** Usual durations and what they assume. Source: docs/custody.md, "Recovery estimate". Callers may put their own words. */
export const RECOVERY_WAYS: Readonly<Record<RecoveryWay, { readonly duration: string; readonly assumption: string }>> =
  {
    'sign-in': { duration: 'minutes', assumption: 'The password and a factor are at hand.' },
    reset: { duration: 'minutes to hours', assumption: 'The reset mail arrives, and a factor is at hand.' },
    'inbox-and-phone': {
      duration: 'hours',
      assumption: 'AWS verifies you by the root inbox and the primary contact phone.',
    },
    central: { duration: 'hours', assumption: 'The management or delegated administrator account can be used.' },
    support: {
      duration: 'days to weeks',
      assumption: 'AWS Support accepts a proof of identity; somebody still reads the root inbox or answers the phone.',
    },
    affidavit: {
      duration: 'six weeks or longer',
      assumption:
        'A sworn affidavit, or getting the domain back first; nobody reads the root inbox or answers the phone.',
    },
    none: { duration: 'not known', assumption: 'No way back is certain from what is recorded.' },
  };

/**
 * The way back as it is told, everywhere alike: where nothing is known of the way in, nothing is known of the way back either.
 * `none` is told only where no way in is open for certain.
 */
export function wayBackTold(way: RecoveryWay, reachable: Tristate): RecoveryWay | 'unknown' {
  return way === 'none' && reachable === 'unknown' ? 'unknown' : way;
}

const WAYS: readonly (readonly [RecoveryWay, PathKind])[] = [
  ['sign-in', 'password'],
  ['reset', 'reset'],
  ['inbox-and-phone', 'recovery'],
  ['central', 'central'],
];

export function recoveryEstimate(model: CustodyModel, account: CompiledAccount): RecoveryEstimate {
  const situations = enteringSituations(account);
  const gained = gainedToday(account);
  const bring = bringer(model, account.today);
  const maybe = (parts: number): number => {
    const known = bring(parts);
    return known >= 0 || (parts & ~(gained | partsOf(account.today))) !== 0 ? known : Number.MAX_SAFE_INTEGER;
  };
  let perhaps: RecoveryWay | null = null;
  for (const [way, path] of WAYS) {
    const certain = situations.map((is) => findPath([path], is, bring));
    if (certain.every((found) => found !== undefined)) {
      return estimate(way, emails(model, longest(certain)), perhaps, account);
    }
    if (!perhaps && situations.some((is) => findPath([path], is, maybe))) perhaps = way;
  }
  if (perhaps) return estimate('none', [], perhaps, account);
  const parts = partsOf(account.today) | gained;
  if ((parts & (INBOX | PHONE)) === 0) return estimate('affidavit', [], null, account);
  const reader = bring(INBOX) >= 0 ? bring(INBOX) : bring(PHONE);
  return reader >= 0
    ? estimate('support', emails(model, [reader]), null, account)
    : estimate('none', [], 'support', account);
}

function estimate(
  way: RecoveryWay,
  people: readonly string[],
  perhaps: RecoveryWay | null,
  account: CompiledAccount,
): RecoveryEstimate {
  return { way, ...RECOVERY_WAYS[way], people, perhaps, missing: perhaps ? (account.missing[0]?.fact ?? null) : null };
}

/** The people who are enough in every situation: more are needed where MFA may be on. */
function longest(found: readonly ({ readonly people: readonly number[] } | undefined)[]): readonly number[] {
  let people: readonly number[] = [];
  for (const one of found) if (one && one.people.length > people.length) people = one.people;
  return people;
}

function emails(model: CustodyModel, people: readonly number[]): string[] {
  return people.map((person) => model.people.emails[person] ?? UNKNOWN_PERSON);
}
