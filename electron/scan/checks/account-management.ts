/** How Account Management is asked: from inside the account, whose quota is its own, else from the caller's side. */
import type { InputOf, OutputOf } from '../aws/apis.ts';
import { AwsCallError } from '../aws/errors.ts';
import { isCancelled } from '../engine/findings.ts';
import { type AccountContext, isInactive } from './check.ts';

type AccountApi =
  | 'account:GetAlternateContact'
  | 'account:GetContactInformation'
  | 'account:GetGovCloudAccountInformation';

/** Nothing is set, or nothing linked: an answer, from whichever side. */
const isAnswer = (error: unknown): boolean =>
  error instanceof AwsCallError && error.failure.code === 'ResourceNotFound';

/** Was the account not even entered? Then the caller's side has the say, and its failure is the one to mend. */
const isAtTheDoor = (error: AwsCallError): boolean => error.api === 'sts:AssumeRole';

/**
 * Ask about an account. AWS allows the management account so many questions a second for all accounts together, and each
 * account as many of its own: so the account is asked from inside, and from the caller's side where that fails (the read role
 * is missing, or refuses this call) or cannot be (the account is suspended). Either side's answer is the same fact.
 *
 * `target` names the account where the API calls it something else than `AccountId`; empty for the caller's own.
 * @throws AwsCallError of the side that was asked first and answered; of the caller's where the account could not be entered.
 */
export async function askAccountManagement<Name extends AccountApi>(
  context: AccountContext,
  api: Name,
  input: Omit<InputOf<Name>, 'AccountId' | 'StandardAccountId'>,
  target: Partial<InputOf<Name>> = context.target as Partial<InputOf<Name>>,
): Promise<OutputOf<Name>> {
  const outside = () => context.callAsCaller(api, { ...input, ...target } as InputOf<Name>);
  if (context.target.AccountId === undefined || isInactive(context.account)) return outside();
  try {
    return await context.callInAccount(api, input as InputOf<Name>);
  } catch (inside) {
    if (!(inside instanceof AwsCallError) || isCancelled(inside) || isAnswer(inside)) throw inside;
    try {
      return await outside();
    } catch (error) {
      throw isAtTheDoor(inside) || isAnswer(error) || isCancelled(error) ? error : inside;
    }
  }
}
