/** IAM ListVirtualMFADevices: the root user's virtual devices are those whose user's ARN ends in `:root`. */

import { lacksAccount } from '../belonging.ts';
import type { ImportKind } from '../kind.ts';
import { leaves } from '../read-json.ts';
import { asObject, firstEntry, hasKeys, rootObject } from '../shape.ts';
import { accountOfArn } from '../text/account-id.ts';
import { instantOf } from '../text/dates.ts';

export const awsVirtualMfa: ImportKind = {
  kind: 'aws-virtual-mfa',
  title: 'Virtual MFA devices of an account',
  howTo: 'aws iam list-virtual-mfa-devices --assignment-status Assigned --output json > 111122223333-mfa.json',
  belongsTo: 'account',
  // A bare list is what `--query VirtualMFADevices` leaves.
  recognize: (shape) =>
    hasKeys(rootObject(shape), 'VirtualMFADevices') ? 1 : hasKeys(firstEntry(shape), 'SerialNumber', 'User') ? 0.9 : 0,
  json: {
    permitted: leaves(
      'id',
      ...['VirtualMFADevices[]', '[]'].flatMap((list) => [
        `${list}.SerialNumber`,
        `${list}.EnableDate`,
        `${list}.User.Arn`,
      ]),
    ),
    records: 'VirtualMFADevices',
    expected: ['VirtualMFADevices[].SerialNumber|[].SerialNumber'],
    more: 'Marker',
    secret: ['Base32StringSeed', 'QRCodePNG'],
    read: (value, to) => {
      const list = Array.isArray(value) ? value : asObject(value)?.VirtualMFADevices;
      if (!Array.isArray(list)) return to.fail('The list VirtualMFADevices is missing.');
      const devices: { serial: string; enrolledAt: string | null }[] = [];
      let account: string | null = null;
      let row = 0;
      for (const [at, entry] of list.entries()) {
        const device = asObject(entry);
        const serial = typeof device?.SerialNumber === 'string' ? device.SerialNumber : '';
        const arn = asObject(device?.User)?.Arn;
        const own = accountOfArn(typeof arn === 'string' ? arn : '') ?? accountOfArn(serial);
        if (own === undefined) {
          to.skip(at + 1, 'The device’s ARN names no account.');
          continue;
        }
        if (account !== null && own !== account)
          return to.fail('The file lists devices of several accounts: give them one by one.');
        account = own;
        if (typeof arn !== 'string' || !arn.endsWith(':root')) {
          to.leaveOut(at + 1, 'A device of an IAM user, or of nobody yet: the list is read for the root user alone.');
          continue;
        }
        to.adds(at + 1);
        row = at + 1;
        devices.push({ serial, enrolledAt: instantOf(device?.EnableDate as string | undefined) ?? null });
      }
      const id = account ?? to.around.account;
      if (list.length > 0 && !list.some((entry) => typeof asObject(asObject(entry)?.User)?.Arn === 'string'))
        return to.fail('User.Arn is missing: whose the devices are is not known.');
      if (id === null) return lacksAccount(to);
      // Pages that follow may hold the root's device: only a whole list says that there is none.
      if (devices.length === 0 && (to.more || !to.complete || Array.isArray(value)))
        return to.problem(
          0,
          'The list is not whole and holds no device of the root user: it says nothing about the root.',
        );
      to.state({
        about: 'account',
        row: row === 0 ? Math.min(1, list.length) : row,
        id,
        fields: { 'aws.virtualMfa': devices, ...(devices.length > 0 ? { 'credentials.mfa': 'yes' } : {}) },
      });
    },
  },
};
