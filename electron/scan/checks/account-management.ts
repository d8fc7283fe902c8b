/** How Account Management is asked: from the management account in bulk, else from inside the account. */
import type { InputOf, OutputOf } from '../aws/apis.ts';
import { AwsCallError } from '../aws/errors.ts';
import type { AccountContext } from './check.ts';

type AccountApi =
  | 'account:GetAlternateContact'
  | 'account:GetContactInformation'
  | 'account:GetGovCloudAccountInformation';

/**
 * Ask about an account from the caller's side; where that is refused (trusted access for Account Management is off, or the
 * caller is a delegated administrator of something else), ask from inside the account. The first refusal is what is
 * reported if neither answers. `target` names the account where the API calls it something else than `AccountId`; empty for
 * the caller's own.
 */
export async function askAccountManagement<Name extends AccountApi>(
  context: AccountContext,
  api: Name,
  input: Omit<InputOf<Name>, 'AccountId' | 'StandardAccountId'>,
  target: Partial<InputOf<Name>> = context.target as Partial<InputOf<Name>>,
): Promise<OutputOf<Name>> {
  try {
    return await context.call(api, { ...input, ...target } as InputOf<Name>);
  } catch (error) {
    const refused =
      error instanceof AwsCallError && (error.failure.kind === 'denied' || error.failure.kind === 'scp-denied');
    if (!refused || context.target.AccountId === undefined) throw error;
    try {
      return await context.callInAccount(api, input as InputOf<Name>);
    } catch (second) {
      if (second instanceof AwsCallError && second.failure.code === 'ResourceNotFound') throw second;
      throw error;
    }
  }
}
