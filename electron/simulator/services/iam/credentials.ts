/**
 * Reads of one identity's credentials. In an AssumeRoot session the user name is left out and root is meant; with a role
 * AWS wants a user name. Root's entries carry no user name, except where AWS's model requires one.
 */
import { arnIn, deviceSerial, type SimulatedAccessKey, type SimulatedIamUser } from '../../organization.ts';
import { idText } from '../../random.ts';
import { invalid, WireError } from '../../wire/error.ts';
import { text } from '../../wire/input.ts';
import type { Call } from '../call.ts';

/** Whose credentials are asked for: an IAM user, or `root`. */
function subject({ caller, account, input }: Call): SimulatedIamUser | 'root' {
  const name = text(input, 'UserName');
  if (name === undefined) {
    if (caller.kind === 'root-session') return 'root';
    throw invalid('iam', 'Must specify userName when calling with non-User credentials');
  }
  const user = account.users.find((candidate) => candidate.name === name);
  if (!user) throw noSuchEntity(`The user with name ${name} cannot be found.`);
  return user;
}

function noSuchEntity(message: string): WireError {
  return new WireError(['NoSuchEntity', 404], message);
}

export function listMfaDevices(call: Call): unknown {
  const { account, world } = call;
  const { partition } = world.organization;
  const who = subject(call);
  const devices =
    who === 'root'
      ? account.root.mfaDevices.map((device) => ({
          // The model requires a name. What AWS puts here for root is not documented.
          UserName: 'root',
          SerialNumber: deviceSerial(partition, account.id, device),
          EnableDate: new Date(device.enrolledAt),
        }))
      : [who.virtualMfa]
          .filter((name) => name !== null)
          .map((name) => ({
            UserName: who.name,
            SerialNumber: arnIn(partition, 'iam', '', account.id, `mfa/${name}`),
            EnableDate: new Date(who.createdAt),
          }));
  return { MFADevices: devices, IsTruncated: false };
}

export function listAccessKeys(call: Call): unknown {
  const who = subject(call);
  const keys = who === 'root' ? call.account.root.accessKeys : who.accessKeys;
  return {
    AccessKeyMetadata: keys.map((key) => ({
      UserName: who === 'root' ? undefined : who.name,
      AccessKeyId: key.id,
      Status: key.active ? 'Active' : 'Inactive',
      CreateDate: new Date(key.createdAt),
    })),
    IsTruncated: false,
  };
}

export function getAccessKeyLastUsed({ account, caller, input }: Call): unknown {
  const id = text(input, 'AccessKeyId') ?? '';
  const found =
    keyWith(account.root.accessKeys, id, undefined) ??
    account.users.map((user) => keyWith(user.accessKeys, id, user.name)).find(Boolean);
  if (!found) {
    throw new WireError(
      ['AccessDenied', 403],
      `User: ${caller.arn} is not authorized to perform: iam:GetAccessKeyLastUsed on resource: access key ${id}`,
    );
  }
  const { lastUsed } = found.key;
  return {
    UserName: found.userName,
    AccessKeyLastUsed: lastUsed
      ? { LastUsedDate: new Date(lastUsed.at), ServiceName: lastUsed.service, Region: lastUsed.region }
      : { ServiceName: 'N/A', Region: 'N/A' },
  };
}

function keyWith(keys: readonly SimulatedAccessKey[], id: string, userName: string | undefined) {
  const key = keys.find((candidate) => candidate.id === id);
  return key ? { key, userName } : undefined;
}

export function listSigningCertificates(call: Call): unknown {
  const who = subject(call);
  const certificates = who === 'root' ? call.account.root.certificates : [];
  return {
    Certificates: certificates.map((certificate) => ({
      UserName: 'root',
      CertificateId: certificate.id,
      CertificateBody: '-----BEGIN CERTIFICATE-----\nsimulated\n-----END CERTIFICATE-----',
      Status: certificate.active ? 'Active' : 'Inactive',
      UploadDate: new Date(certificate.uploadedAt),
    })),
    IsTruncated: false,
  };
}

export function getLoginProfile(call: Call): unknown {
  const who = subject(call);
  const { root, joinedAt } = call.account;
  const name = who === 'root' ? 'root' : who.name;
  const exists = who === 'root' ? root.password : who.password;
  if (!exists) throw noSuchEntity(`Login Profile for User ${name} cannot be found.`);
  const created = who === 'root' ? (root.passwordSetAt ?? joinedAt) : who.createdAt;
  return { LoginProfile: { UserName: name, CreateDate: new Date(created), PasswordResetRequired: false } };
}

export function getUser(call: Call): unknown {
  const { account, world } = call;
  const { partition } = world.organization;
  const who = subject(call);
  const lastUsed = who === 'root' ? account.root.passwordLastUsedAt : who.passwordLastUsedAt;
  return {
    User: {
      ...(who === 'root'
        ? { Path: '/', UserName: 'root', UserId: account.id, Arn: arnIn(partition, 'iam', '', account.id, 'root') }
        : {
            Path: '/',
            UserName: who.name,
            UserId: `AIDA${idText(`${account.id}/${who.name}`, 17)}`,
            Arn: arnIn(partition, 'iam', '', account.id, `user/${who.name}`),
          }),
      CreateDate: new Date(who === 'root' ? account.joinedAt : who.createdAt),
      PasswordLastUsed: lastUsed ? new Date(lastUsed) : undefined,
    },
  };
}
