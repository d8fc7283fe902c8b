/** The states an account may be in, and what its open lists may bring: the completions, as far as verdicts can tell. */
import type { CompiledAccount, State } from './account.ts';
import { closure, INBOX, type Situation } from './parts.ts';

const OPTIONS: readonly (readonly boolean[])[] = [[false], [true], [true, false]];

function options(state: State): readonly boolean[] {
  return OPTIONS[state] ?? [];
}

const cache = new Map<number, readonly Situation[]>();

/** Every combination of the unknown states; without a root password MFA makes no difference. At most twelve. */
export function situationsOf(account: Pick<CompiledAccount, 'password' | 'mfa' | 'keys' | 'central'>) {
  const key = account.password + 3 * (account.mfa + 3 * (account.keys + 3 * account.central));
  let situations = cache.get(key);
  if (!situations) {
    const all: Situation[] = [];
    for (const password of options(account.password))
      for (const mfa of password ? options(account.mfa) : [false])
        for (const keys of options(account.keys))
          for (const central of options(account.central)) all.push({ password, mfa, keys, central });
    situations = all;
    cache.set(key, situations);
  }
  return situations;
}

const refusals = new Map<readonly Situation[], readonly [readonly Situation[], readonly Situation[]]>();

/**
 * The same for those who are to get in: where AWS refuses the root user's sign-in, it is as if there were no root password; where
 * nobody knows whether it does, it may be either way.
 */
export function enteringSituations(
  account: Pick<CompiledAccount, 'password' | 'mfa' | 'keys' | 'central' | 'refused'>,
): readonly Situation[] {
  const open = situationsOf(account);
  if (account.refused === 0) return open;
  let known = refusals.get(open);
  if (known === undefined) {
    const shut = open.map(({ keys, central }) => ({ password: false, mfa: false, keys, central }));
    known = [shut, [...open, ...shut]];
    refusals.set(open, known);
  }
  return known[account.refused - 1] as readonly Situation[];
}

/** The two readings of devices whose kind is unrecorded: not copyable, copyable. One reading if there are none. */
export function kindReadings(account: Pick<CompiledAccount, 'kindsOpen'>): readonly (0 | 1)[] {
  return account.kindsOpen ? BOTH_KINDS : ONE_KIND;
}
const BOTH_KINDS = [0, 1] as const;
const ONE_KIND = [0] as const;

/** May the root email be outside the company's domains; may it be inside? */
export function domainReadings(account: Pick<CompiledAccount, 'company'>): readonly boolean[] {
  return options(account.company);
}

/** All parts that open lists may bring to somebody today. */
export function gainedToday(account: Pick<CompiledAccount, 'lists'>): number {
  let parts = 0;
  for (const list of account.lists) parts |= list.now;
  return parts;
}

export function gainedKnowing(account: Pick<CompiledAccount, 'lists'>, kind: 0 | 1): number {
  let parts = 0;
  for (const list of account.lists) parts |= list.know[kind];
  return parts;
}

const NOTHING: readonly number[] = [0];

/** Everything that one person may gain today by being in some of the open lists. */
export function gainsToday(account: Pick<CompiledAccount, 'lists'>, withoutOwnInbox = false): readonly number[] {
  if (account.lists.length === 0) return NOTHING;
  return closure(account.lists.map((list) => (withoutOwnInbox && list.inbox ? list.now & ~INBOX : list.now)));
}
