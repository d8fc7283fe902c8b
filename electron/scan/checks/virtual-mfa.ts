/** Virtual MFA devices of the root user, found by their owner: their names say nothing since root may have several. */

import type { RootVirtualDevice } from '../../../shared/register/aws-facts.ts';
import { isRootArn } from '../aws/partitions.ts';
import type { AccountCheck } from './check.ts';
import { MissingAnswer, requestIdOf } from './check.ts';

const API = 'iam:ListVirtualMFADevices';
const PAGE = 1000;

export const virtualMfa: AccountCheck = {
  id: 'virtual-mfa',
  title: 'Kind of root MFA: virtual or not',
  scope: 'account',
  as: 'account',
  whenSuspended: false,
  calls: [API],
  permissions: [
    {
      action: 'iam:ListVirtualMFADevices',
      without: 'Whether the root MFA is virtual (an app, which can be copied and leaves with a phone) or not.',
    },
  ],
  cycle: 'every-scan',
  fields: ['aws.virtualMfa'],
  proves:
    'That at least one virtual device is assigned to the root user, or none. With MFA on and none assigned, it is a hardware token, a security key or a passkey.',
  limits: [
    'Hardware tokens and security keys are never listed here; beside a virtual device there may be others.',
    'A synced passkey cannot be told from a security key.',
  ],
  controls: ['root-hardware-mfa'],
  partitions: { 'aws-us-gov': 'unconfirmed' },
  failures: {},

  async run({ call }) {
    const devices: RootVirtualDevice[] = [];
    let marker: string | undefined;
    let requestId: string | undefined;
    do {
      const page = await call(API, {
        AssignmentStatus: 'Assigned',
        MaxItems: PAGE,
        ...(marker ? { Marker: marker } : {}),
      });
      if (page.VirtualMFADevices === undefined) throw new MissingAnswer(API, 'a list of devices');
      requestId = requestIdOf(page);
      for (const device of page.VirtualMFADevices) {
        if (!isRootArn(device.User?.Arn) || device.SerialNumber === undefined) continue;
        devices.push({ serial: device.SerialNumber, enrolledAt: device.EnableDate?.toISOString() ?? null });
      }
      if (page.IsTruncated && !page.Marker) throw new MissingAnswer(API, 'where the list goes on');
      marker = page.IsTruncated ? page.Marker : undefined;
    } while (marker !== undefined);
    devices.sort((a, b) => (a.serial < b.serial ? -1 : 1));
    return [{ field: 'aws.virtualMfa', value: devices, origin: { source: API, requestId } }];
  },
};
