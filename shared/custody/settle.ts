/** Which missing fact would settle a question? */
import type { CompiledAccount, State } from './account.ts';
import type { CustodyModel } from './model.ts';
import type { MissingFact } from './verdicts.ts';

/**
 * The first missing fact that settles the question if it turns out one way or the other (an open list: nobody more);
 * else the first one. `answer` gives `unknown` or anything else for an account. Null when nothing is missing.
 */
export function settlingFact(
  model: CustodyModel,
  account: CompiledAccount,
  answer: (account: CompiledAccount) => unknown,
): MissingFact | null {
  let relevant: MissingFact | null = null;
  for (const fact of account.missing) {
    const resolved = resolutions(model, account, fact);
    if (resolved.some((one) => answer(one) !== 'unknown')) return fact;
    relevant ??= fact;
  }
  return relevant;
}

function resolutions(model: CustodyModel, account: CompiledAccount, fact: MissingFact): CompiledAccount[] {
  const both = (field: 'password' | 'mfa' | 'keys' | 'central' | 'company' | 'refused'): CompiledAccount[] =>
    ([1, 0] as State[]).map((state) => ({ ...account, [field]: state }));
  const own = `account:${account.id}#`;
  if (fact.ref === `${own}password`) return both('password');
  if (fact.ref === `${own}mfa`) return both('mfa');
  if (fact.ref === `${own}accessKeys`) return both('keys');
  if (fact.ref === `${own}signIn`) return both('refused');
  if (fact.ref === `${own}email`) return both('company');
  if (fact.ref.endsWith('#centralRoot')) return both('central');
  if (fact.ref.endsWith('#kind')) return [{ ...account, kindsOpen: false }];
  const lists = account.lists.filter(({ list }) => model.sources.lists.fact(list).ref !== fact.ref);
  return [{ ...account, lists }];
}
