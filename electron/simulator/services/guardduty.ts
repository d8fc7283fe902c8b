/** GuardDuty: is there a detector in the Region, and is it on? */
import { WireError } from '../wire/error.ts';
import { text } from '../wire/input.ts';
import type { Call, Service } from './call.ts';

export const guardduty: Service = {
  ListDetectors: (call) => ({ detectorIds: detectorsHere(call).map(({ detectorId }) => detectorId) }),

  GetDetector(call) {
    const id = text(call.input, 'detectorId');
    const detector = detectorsHere(call).find(({ detectorId }) => detectorId === id);
    if (!detector) {
      throw new WireError(
        ['BadRequestException', 400],
        'The request is rejected because the input detectorId is not owned by the current account.',
      );
    }
    return {
      createdAt: '2024-05-02T09:00:00.000Z',
      updatedAt: '2024-05-02T09:00:00.000Z',
      findingPublishingFrequency: 'SIX_HOURS',
      serviceRole: `arn:${call.world.organization.partition}:iam::${call.account.id}:role/aws-service-role/guardduty.amazonaws.com/AWSServiceRoleForAmazonGuardDuty`,
      status: detector.enabled ? 'ENABLED' : 'DISABLED',
      tags: {},
    };
  },
};

function detectorsHere({ account, region }: Call) {
  return account.detection.guardDuty.filter((detector) => detector.region === region);
}
