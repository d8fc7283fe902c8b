/** Security Hub: is the account subscribed in the Region? */
import { arnIn } from '../organization.ts';
import { WireError } from '../wire/error.ts';
import type { Service } from './call.ts';

export const securityhub: Service = {
  DescribeHub({ account, region, world }) {
    const hub = account.detection.securityHub.find((candidate) => candidate.region === region);
    if (!hub) {
      throw new WireError(
        ['InvalidAccessException', 401],
        `Account ${account.id} is not subscribed to AWS Security Hub`,
        {
          Code: 'InvalidAccessException',
        },
      );
    }
    return {
      HubArn: arnIn(world.organization.partition, 'securityhub', region, account.id, 'hub/default'),
      SubscribedAt: hub.subscribedAt,
      AutoEnableControls: true,
      ControlFindingGenerator: 'SECURITY_CONTROL',
    };
  },

  DescribeSecurityHubV2({ account, region, world }) {
    const hub = account.detection.securityHubV2?.find((candidate) => candidate.region === region);
    if (!hub)
      throw new WireError(['ResourceNotFoundException', 404], 'The account is not subscribed to Security Hub V2', {
        Code: 'ResourceNotFoundException',
      });
    return {
      HubV2Arn: arnIn(world.organization.partition, 'securityhub', region, account.id, 'hubv2/default'),
      SubscribedAt: hub.subscribedAt,
    };
  },
};
