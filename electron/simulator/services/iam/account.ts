/** The two calls that a plain read role uses to know root's factors: the account summary and the virtual devices. */
import { arnIn, deviceSerial } from '../../organization.ts';
import { idText } from '../../random.ts';
import { invalid } from '../../wire/error.ts';
import { number, page, text } from '../../wire/input.ts';
import type { Call } from '../call.ts';

const one = (present: boolean): number => (present ? 1 : 0);

export function getAccountSummary({ account }: Call): unknown {
  const { root, users, missingSummaryKeys } = account;
  const virtualDevices = users.filter(({ virtualMfa }) => virtualMfa !== null).length;
  const summary = new Map<string, number>([
    ['AccountMFAEnabled', one(root.mfaDevices.length > 0)],
    ['AccountAccessKeysPresent', one(root.accessKeys.length > 0)],
    ['AccountPasswordPresent', one(root.password)],
    ['AccountSigningCertificatesPresent', one(root.certificates.length > 0)],
    ['Users', users.length],
    ['UsersQuota', 5000],
    ['Roles', 12],
    ['RolesQuota', 1000],
    ['Groups', 0],
    ['GroupsQuota', 300],
    // These two count the whole account, not root: a trap for whoever reads them as root's.
    ['MFADevices', virtualDevices + root.mfaDevices.length],
    ['MFADevicesInUse', virtualDevices + root.mfaDevices.length],
    ['GlobalEndpointTokenVersion', 1],
    ['AccessKeysPerUserQuota', 2],
    ['SigningCertificatesPerUserQuota', 2],
  ]);
  for (const key of missingSummaryKeys) summary.delete(key);
  return { SummaryMap: summary };
}

interface VirtualDevice {
  SerialNumber: string;
  EnableDate?: Date;
  User?: Record<string, unknown>;
}

export function listVirtualMfaDevices({ account, input, world }: Call): unknown {
  const status = text(input, 'AssignmentStatus') ?? 'Any';
  if (!['Any', 'Assigned', 'Unassigned'].includes(status)) throw invalid('iam', 'AssignmentStatus is not valid');
  const size = number(input, 'MaxItems') ?? 100;
  if (!(size >= 1 && size <= 1000)) throw invalid('iam', "Value at 'maxItems' failed to satisfy constraint");
  const { partition } = world.organization;
  const root: VirtualDevice[] = account.root.mfaDevices
    .filter(({ kind }) => kind === 'virtual')
    .map((device) => ({
      SerialNumber: deviceSerial(partition, account.id, device),
      User: {
        ...(account.root.passwordLastUsedAt ? { PasswordLastUsed: new Date(account.root.passwordLastUsedAt) } : {}),
        UserId: account.id,
        Arn: arnIn(partition, 'iam', '', account.id, 'root'),
        CreateDate: new Date(account.joinedAt),
      },
      EnableDate: new Date(device.enrolledAt),
    }));
  const users: VirtualDevice[] = account.users.flatMap((user) =>
    user.virtualMfa === null
      ? []
      : [
          {
            SerialNumber: arnIn(partition, 'iam', '', account.id, `mfa/${user.virtualMfa}`),
            User: {
              Path: '/',
              UserName: user.name,
              UserId: `AIDA${idText(`${account.id}/${user.name}`, 17)}`,
              Arn: arnIn(partition, 'iam', '', account.id, `user/${user.name}`),
              CreateDate: new Date(user.createdAt),
            },
            EnableDate: new Date(user.createdAt),
          },
        ],
  );
  // Users come first, so that a client that stops at the first page misses root's device.
  const listed = page(status === 'Unassigned' ? [] : [...users, ...root], text(input, 'Marker'), size);
  if (!listed) throw invalid('iam', 'Invalid Marker.');
  return { IsTruncated: listed.next !== undefined, Marker: listed.next, VirtualMFADevices: listed.items };
}
