/** What a change of custody would do harm to: the accounts it re-reads, before and after. */
import { type CustodyModel, evaluateAccount } from '../custody/index.ts';
import type { AccountVerdict, SeparationKind, Tristate } from '../custody/verdicts.ts';
import { names } from '../custody/words.ts';

export type HarmKind = 'unreachable' | 'separation' | 'bus-factor' | 'break-in';

export interface Harm {
  readonly kind: HarmKind;
  readonly account: string;
  readonly name: string | null;
  /** A whole sentence. */
  readonly sentence: string;
  readonly people: readonly string[];
  /** Not done without somebody's name and reason. */
  readonly blocks: boolean;
}

const SURE: Record<Tristate, number> = { no: 0, unknown: 1, yes: 2 };

/**
 * Harm of going from one state of the ledger to another: accounts that are no longer sure to be reachable, separations newly
 * broken that the policy asks for, and numbers that fall below the policy. Only accounts that were read again are compared,
 * so `after` has to come from `updateCustody(before, …)`.
 */
export function harmBetween(before: CustodyModel, after: CustodyModel): Harm[] {
  const harm: Harm[] = [];
  for (const [index, account] of after.accounts.entries()) {
    const was = before.indexOf.get(account.id);
    if (was === undefined || before.accounts[was] === account) continue;
    harm.push(...harmTo(after, evaluateAccount(before, was), evaluateAccount(after, index)));
  }
  return harm.sort((a, b) => Number(b.blocks) - Number(a.blocks) || (a.account < b.account ? -1 : 1));
}

function harmTo(model: CustodyModel, was: AccountVerdict, is: AccountVerdict): Harm[] {
  const { policy } = model;
  const index = model.indexOf.get(is.account);
  const name = (index === undefined ? undefined : model.accounts[index]?.record.name) ?? null;
  const called = name ?? is.account;
  const harm: Harm[] = [];
  const add = (kind: HarmKind, sentence: string, people: readonly string[], blocks: boolean): void => {
    harm.push({ kind, account: is.account, name, sentence, people, blocks });
  };
  if (SURE[is.reachable] < SURE[was.reachable])
    add(
      'unreachable',
      is.reachable === 'no'
        ? `Nobody could get into ${called} any more.`
        : `Whether anybody could still get into ${called} would no longer be known.`,
      [],
      true,
    );
  const asked: readonly (readonly [SeparationKind, boolean, string])[] = [
    ['password-mfa', policy.passwordMfaSeparation, 'password and second factor'],
    ['inbox-phone', policy.inboxPhoneSeparation, 'root inbox and contact phone'],
  ];
  for (const [kind, wanted, halves] of asked) {
    if (!wanted) continue;
    const before = new Set(was.separationByKind[kind].atLeast);
    const people = is.separationByKind[kind].atLeast.filter((person) => !before.has(person));
    if (people.length > 0)
      add('separation', `${names(model, people)} would hold both ${halves} of ${called}.`, people, true);
  }
  const leastBus = is.busFactorRange[0];
  if (leastBus < was.busFactorRange[0] && leastBus < policy.minBusFactor)
    add(
      'bus-factor',
      leastBus === 0
        ? `No intended way into ${called} would be sure to remain.`
        : `${leastBus} ${leastBus === 1 ? 'person’s' : 'people’s'} absence could lock us out of ${called}.`,
      is.witness.busFactor.people,
      false,
    );
  const [leastIn] = is.breakInRange;
  const [wasIn] = was.breakInRange;
  if (leastIn !== null && leastIn < policy.minBreakIn && (wasIn === null || leastIn < wasIn))
    add(
      'break-in',
      `${leastIn} ${leastIn === 1 ? 'person' : 'people'} could get into ${called}: ${names(model, is.witness.breakIn.people)}.`,
      is.witness.breakIn.people,
      false,
    );
  return harm;
}
