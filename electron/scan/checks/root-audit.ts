/** Deep audit: the exact devices, keys, certificates and password date, from inside a root session. Opt-in. */
import type {
  AwsAccountField,
  RootCertificate,
  RootDevice,
  RootDeviceKind,
  RootKey,
} from '../../../shared/register/aws-facts.ts';
import type { ApiName } from '../aws/apis.ts';
import { AwsCallError } from '../aws/errors.ts';
import { isCancelled, troubleOf, unknownFindings } from '../engine/findings.ts';
import type { AccountCheck, AccountContext, AccountFinding } from './check.ts';
import { MissingAnswer, requestIdOf } from './check.ts';

const DEVICES = 'iam:ListMFADevices';
const KEYS = 'iam:ListAccessKeys';
const KEY_USE = 'iam:GetAccessKeyLastUsed';
const CERTIFICATES = 'iam:ListSigningCertificates';
const PASSWORD = 'iam:GetLoginProfile';

export const rootAudit: AccountCheck = {
  id: 'root-audit',
  title: 'Deep audit: exact devices, keys, certificates and password date',
  scope: 'account',
  as: 'root',
  whenSuspended: false,
  calls: [DEVICES, KEYS, KEY_USE, CERTIFICATES, PASSWORD],
  permissions: [
    {
      action: 'sts:AssumeRoot',
      without: 'The whole deep audit: device serials, key ids, certificates and the password date.',
    },
  ],
  cycle: 'every-scan',
  fields: ['aws.rootDevices', 'aws.rootKeys', 'aws.rootCertificates', 'aws.rootPassword'],
  proves:
    'Every MFA device with serial and enrolment date, every key with id, state and last use, every certificate, and when the password was set.',
  limits: [
    'It sets off alarms on root usage in every member account, unless their filter leaves out central root sessions.',
    'Members only: no call lists the hardware MFA of the management account.',
    'Needs central management of root credentials. A policy that denies the root user denies this session too.',
    'A synced passkey cannot be told from a security key.',
  ],
  controls: ['root-hardware-mfa', 'root-access-key', 'root-mfa'],
  partitions: { 'aws-us-gov': 'unconfirmed', 'aws-cn': 'unconfirmed', 'aws-eusc': 'unconfirmed' },
  failures: { NoSuchEntity: 'The root user has no password: a definite answer.' },

  skip: ({ account, organization, target }) =>
    account.management || organization === null || target.AccountId === undefined,

  async run(context) {
    // Each is asked for itself: a refusal of one says nothing of the others.
    const parts = await Promise.all([
      attempt(context, 'aws.rootDevices', DEVICES, devices),
      attempt(context, 'aws.rootKeys', KEYS, keys),
      attempt(context, 'aws.rootCertificates', CERTIFICATES, certificates),
      attempt(context, 'aws.rootPassword', PASSWORD, password),
    ]);
    return parts.flat();
  },
};

async function attempt(
  context: AccountContext,
  field: AwsAccountField,
  api: ApiName,
  ask: (context: AccountContext) => Promise<AccountFinding>,
): Promise<readonly AccountFinding[]> {
  try {
    return [await ask(context)];
  } catch (error) {
    if (isCancelled(error)) throw error;
    return unknownFindings([field], troubleOf(error, api));
  }
}

async function devices({ call }: AccountContext): Promise<AccountFinding> {
  const answer = await call(DEVICES, {});
  if (answer.MFADevices === undefined) throw new MissingAnswer(DEVICES, 'a list of devices');
  if (answer.IsTruncated) throw new MissingAnswer(DEVICES, 'all devices');
  const value = answer.MFADevices.map(
    (device): RootDevice => ({
      serial: device.SerialNumber ?? '',
      kind: deviceKind(device.SerialNumber ?? ''),
      enrolledAt: device.EnableDate?.toISOString() ?? null,
    }),
  ).sort((a, b) => (a.serial < b.serial ? -1 : 1));
  return { field: 'aws.rootDevices', value, origin: { source: DEVICES, requestId: requestIdOf(answer) } };
}

/** Virtual devices and security keys are named by ARN, hardware tokens by the serial that is printed on them. */
export function deviceKind(serial: string): RootDeviceKind {
  if (!serial.startsWith('arn:')) return 'hardware-totp';
  return /:mfa\//.test(serial) ? 'virtual' : 'security-key-or-passkey';
}

async function keys({ call }: AccountContext): Promise<AccountFinding> {
  const answer = await call(KEYS, {});
  if (answer.AccessKeyMetadata === undefined) throw new MissingAnswer(KEYS, 'a list of keys');
  const value: RootKey[] = [];
  for (const key of answer.AccessKeyMetadata) {
    const id = key.AccessKeyId;
    if (id === undefined) throw new MissingAnswer(KEYS, 'the id of a key');
    const { AccessKeyLastUsed: use } = await call(KEY_USE, { AccessKeyId: id });
    value.push({
      id,
      active: key.Status === 'Active',
      createdAt: key.CreateDate?.toISOString() ?? null,
      lastUsedAt: use?.LastUsedDate?.toISOString() ?? null,
      lastUsedRegion: known(use?.Region),
      lastUsedService: known(use?.ServiceName),
    });
  }
  return { field: 'aws.rootKeys', value, origin: { source: KEYS, requestId: requestIdOf(answer) } };
}

const known = (word: string | undefined): string | null => (word === undefined || word === 'N/A' ? null : word);

async function certificates({ call }: AccountContext): Promise<AccountFinding> {
  const answer = await call(CERTIFICATES, {});
  if (answer.Certificates === undefined) throw new MissingAnswer(CERTIFICATES, 'a list of certificates');
  const value = answer.Certificates.map(
    (certificate): RootCertificate => ({
      id: certificate.CertificateId ?? '',
      active: certificate.Status === 'Active',
      uploadedAt: certificate.UploadDate?.toISOString() ?? null,
    }),
  );
  return { field: 'aws.rootCertificates', value, origin: { source: CERTIFICATES, requestId: requestIdOf(answer) } };
}

async function password({ call }: AccountContext): Promise<AccountFinding> {
  const field = 'aws.rootPassword';
  try {
    const answer = await call(PASSWORD, {});
    if (answer.LoginProfile === undefined) throw new MissingAnswer(PASSWORD, 'a password');
    const setAt = answer.LoginProfile.CreateDate?.toISOString() ?? null;
    return { field, value: { present: true, setAt }, origin: { source: PASSWORD, requestId: requestIdOf(answer) } };
  } catch (error) {
    if (!(error instanceof AwsCallError) || error.failure.code !== 'NoSuchEntity') throw error;
    const origin = { source: PASSWORD, requestId: error.failure.requestId ?? undefined } as const;
    return { field, value: { present: false, setAt: null }, origin };
  }
}
