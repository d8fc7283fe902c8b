/** Is Security Hub on? Its standards check the root user all the time. */
import { AwsCallError } from '../aws/errors.ts';
import type { AccountCheck } from './check.ts';
import { MissingAnswer, requestIdOf } from './check.ts';

const API = 'securityhub:DescribeHub';

export const securityHub: AccountCheck = {
  id: 'security-hub',
  title: 'Security Hub',
  scope: 'account',
  as: 'account',
  whenSuspended: false,
  calls: [API],
  permissions: [{ action: API, without: 'Whether Security Hub watches the account.' }],
  cycle: 'every-scan',
  fields: ['aws.securityHub'],
  proves: 'That the account is subscribed to Security Hub in the region of the global services.',
  limits: ['Other regions are not asked, nor which standards are on.'],
  controls: ['root-monitoring'],
  partitions: {},
  failures: { InvalidAccess: 'Not subscribed: a definite answer. Any other refusal is unknown.' },

  async run({ call, globalRegion }) {
    const field = 'aws.securityHub';
    try {
      const hub = await call(API, {}, globalRegion);
      if (hub.HubArn === undefined) throw new MissingAnswer(API, 'a hub');
      const origin = { source: API, requestId: requestIdOf(hub) } as const;
      return [{ field, value: { enabled: true, region: globalRegion }, origin }];
    } catch (error) {
      const off =
        error instanceof AwsCallError &&
        error.failure.code === 'InvalidAccess' &&
        /not subscribed|not enabled/i.test(error.failure.detail);
      if (!off) throw error;
      const origin = { source: API, requestId: error.failure.requestId ?? undefined } as const;
      return [{ field, value: { enabled: false, region: globalRegion }, origin }];
    }
  },
};
