/**
 * The GovCloud account that hangs on a commercial one: its root email and password are those of the commercial account.
 *
 * Only the commercial account can be asked. What it answers is said of both, so that the ledger knows whose root opens
 * the GovCloud account.
 */
import type { GovCloudLink } from '../../../shared/register/aws-facts.ts';
import { AwsCallError } from '../aws/errors.ts';
import { askAccountManagement } from './account-management.ts';
import type { AccountCheck, AccountFinding } from './check.ts';
import { MissingAnswer, requestIdOf } from './check.ts';

const API = 'account:GetGovCloudAccountInformation';
const ACCOUNT_ID = /^\d{12}$/;

export const govCloudAccount: AccountCheck = {
  id: 'govcloud-account',
  title: 'Linked GovCloud account',
  scope: 'account',
  as: 'either',
  whenSuspended: true,
  calls: [API],
  permissions: [
    { action: API, without: 'Whether a GovCloud account hangs on the root email and password of this account.' },
  ],
  cycle: 'slow',
  fields: ['aws.govCloudAccount'],
  proves:
    'Whether a GovCloud account is linked to this commercial account, and which. Its record then names this account as the one that holds its root email and password.',
  limits: [
    'Asked of commercial accounts alone: a GovCloud account cannot name its commercial one.',
    'Says that the GovCloud account exists, not who has its access keys: that needs a scan in GovCloud.',
  ],
  controls: [],
  partitions: {},
  failures: {
    ResourceNotFound: 'No GovCloud account is linked: a definite answer.',
    AccessDenied: 'Unknown, never "none".',
  },
  // Not `unsupported`, which would be unknown: in other partitions there is nothing to ask.
  skip: ({ partition }) => partition !== 'aws',

  async run(context) {
    const { AccountId } = context.target;
    try {
      const answer = await askAccountManagement(
        context,
        API,
        {},
        AccountId === undefined ? {} : { StandardAccountId: AccountId },
      );
      const linked = answer.GovCloudAccountId;
      // An account is never its own twin: that would make a commercial account pass for one of GovCloud.
      if (linked === undefined || !ACCOUNT_ID.test(linked) || linked === context.account.id)
        throw new MissingAnswer(API, 'the GovCloud account');
      const origin = { source: API, requestId: requestIdOf(answer) } as const;
      const value: GovCloudLink = { linked: true, account: linked, state: answer.AccountState ?? null };
      const ofTheLinked: readonly AccountFinding[] = [
        { about: linked, field: 'aws.partition', value: 'aws-us-gov', origin },
        { about: linked, field: 'linkedAccount', value: context.account.id, origin },
      ];
      return [{ field: 'aws.govCloudAccount', value, origin }, ...ofTheLinked];
    } catch (error) {
      // Any other "not found" (a web server's, an unknown path's) is no answer about the link.
      if (!(error instanceof AwsCallError) || error.failure.code !== 'ResourceNotFound') throw error;
      const requestId = error.failure.requestId ?? undefined;
      return [{ field: 'aws.govCloudAccount', value: { linked: false }, origin: { source: API, requestId } }];
    }
  },
};
