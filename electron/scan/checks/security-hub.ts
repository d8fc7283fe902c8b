/** Is Security Hub on? Its standards check the root user all the time; the newer, unified service beside them does not. */
import { AwsCallError } from '../aws/errors.ts';
import { isCancelled } from '../engine/findings.ts';
import type { AccountCheck, AccountContext } from './check.ts';
import { MissingAnswer, requestIdOf } from './check.ts';

const API = 'securityhub:DescribeHub';
const UNIFIED = 'securityhub:DescribeSecurityHubV2';

export const securityHub: AccountCheck = {
  id: 'security-hub',
  title: 'Security Hub',
  scope: 'account',
  as: 'account',
  whenSuspended: false,
  calls: [API, UNIFIED],
  permissions: [
    { action: API, without: 'Whether Security Hub checks the settings of the account.' },
    { action: UNIFIED, without: 'Whether an account without those checks is on the unified Security Hub.' },
  ],
  cycle: 'every-scan',
  fields: ['aws.securityHub'],
  proves:
    'That the account is subscribed to Security Hub CSPM, whose standards look at the root user, in the region of the global services; else whether it is on the unified Security Hub, which does not.',
  limits: ['Other regions are not asked, nor which standards are on.'],
  controls: ['root-monitoring'],
  partitions: {},
  failures: {
    InvalidAccess: 'Not subscribed: a definite answer. Any other refusal is unknown.',
    ResourceNotFound: 'Not on the unified Security Hub: a definite answer.',
  },

  async run(context) {
    const { call, globalRegion: region } = context;
    const field = 'aws.securityHub';
    try {
      const hub = await call(API, {}, region);
      if (hub.HubArn === undefined) throw new MissingAnswer(API, 'a hub');
      const origin = { source: API, requestId: requestIdOf(hub) } as const;
      return [{ field, value: { enabled: true, region }, origin }];
    } catch (error) {
      const off =
        error instanceof AwsCallError &&
        error.failure.code === 'InvalidAccess' &&
        /not subscribed|not enabled/i.test(error.failure.detail);
      if (!off) throw error;
      const origin = { source: API, requestId: error.failure.requestId ?? undefined } as const;
      const unified = await isUnified(context);
      return [{ field, value: { enabled: false, region, ...(unified === null ? {} : { unified }) }, origin }];
    }
  },
};

/** That nothing checks the root user is known already: what is not answered here changes only how it is told. */
async function isUnified({ call, globalRegion }: AccountContext): Promise<boolean | null> {
  try {
    return (await call(UNIFIED, {}, globalRegion)).HubV2Arn !== undefined;
  } catch (error) {
    if (!(error instanceof AwsCallError) || isCancelled(error)) throw error;
    return error.failure.code === 'ResourceNotFound' ? false : null;
  }
}
