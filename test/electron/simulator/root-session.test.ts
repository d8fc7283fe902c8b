import {
  GenerateCredentialReportCommand,
  GetAccessKeyLastUsedCommand,
  GetAccountSummaryCommand,
  GetLoginProfileCommand,
  GetUserCommand,
  IAMClient,
  ListAccessKeysCommand,
  ListMFADevicesCommand,
  ListSigningCertificatesCommand,
  ListVirtualMFADevicesCommand,
} from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { simulatedAccount } from '../../../electron/simulator/build.ts';
import { denyRootAll, denyRootExceptCentral } from '../../../electron/simulator/generate/policies.ts';
import type { SimulatedPolicy } from '../../../electron/simulator/organization.ts';
import { client, MANAGEMENT, MEMBER, refusal, roleIn, rootIn, running, smallOrganization } from './harness.ts';

const SINCE = '2024-01-01T00:00:00Z';
const USED = '2026-11-01T10:00:00Z';

async function organizationWithRoot(password: boolean, policies: SimulatedPolicy[] = []) {
  const member = simulatedAccount({
    id: MEMBER,
    parentId: 'ou-root-locked01',
    root: {
      password,
      passwordSetAt: password ? SINCE : null,
      passwordLastUsedAt: password ? USED : null,
      mfaDevices: [
        { kind: 'virtual', name: 'phone', enrolledAt: SINCE },
        { kind: 'fido', name: 'key', enrolledAt: USED },
        { kind: 'hardware-totp', name: 'GAHT12345678', enrolledAt: SINCE },
      ],
      accessKeys: [
        {
          id: 'AKIAROOTUSED0000000A',
          active: true,
          createdAt: SINCE,
          lastUsed: { at: USED, region: 'eu-west-1', service: 's3' },
        },
        { id: 'AKIAROOTUNUSED00000B', active: false, createdAt: SINCE, lastUsed: null },
      ],
      certificates: [{ id: 'CERTIFICATE0000000000001', active: true, uploadedAt: SINCE }],
    },
  });
  return running({
    organization: smallOrganization({
      accounts: [simulatedAccount({ id: MANAGEMENT }), member],
      units: [{ id: 'ou-root-locked01', name: 'Locked', parentId: 'r-root' }],
      policies,
      centralRoot: { credentials: true, sessions: false },
    }),
  });
}

test('an audit session sees every device, key and certificate of root', async () => {
  const simulator = await organizationWithRoot(true);
  const iam = client(IAMClient, simulator, { credentials: await rootIn(simulator, MEMBER) });

  expect(
    (await iam.send(new ListMFADevicesCommand({}))).MFADevices?.map(({ SerialNumber, EnableDate }) => [
      SerialNumber,
      EnableDate,
    ]),
  ).toEqual([
    [`arn:aws:iam::${MEMBER}:mfa/phone`, new Date(SINCE)],
    [`arn:aws:iam::${MEMBER}:u2f/root/key`, new Date(USED)],
    ['GAHT12345678', new Date(SINCE)],
  ]);
  expect((await iam.send(new ListAccessKeysCommand({}))).AccessKeyMetadata).toMatchObject([
    { AccessKeyId: 'AKIAROOTUSED0000000A', Status: 'Active', CreateDate: new Date(SINCE) },
    { AccessKeyId: 'AKIAROOTUNUSED00000B', Status: 'Inactive' },
  ]);
  const lastUsed = async (AccessKeyId: string) =>
    (await iam.send(new GetAccessKeyLastUsedCommand({ AccessKeyId }))).AccessKeyLastUsed;
  expect(await lastUsed('AKIAROOTUSED0000000A')).toEqual({
    LastUsedDate: new Date(USED),
    Region: 'eu-west-1',
    ServiceName: 's3',
  });
  expect(await lastUsed('AKIAROOTUNUSED00000B')).toEqual({ Region: 'N/A', ServiceName: 'N/A' });
  expect((await iam.send(new ListSigningCertificatesCommand({}))).Certificates).toMatchObject([
    { CertificateId: 'CERTIFICATE0000000000001', Status: 'Active', UploadDate: new Date(SINCE) },
  ]);
  expect((await iam.send(new GetLoginProfileCommand({}))).LoginProfile?.CreateDate).toEqual(new Date(SINCE));
  expect((await iam.send(new GetUserCommand({}))).User).toMatchObject({
    Arn: `arn:aws:iam::${MEMBER}:root`,
    PasswordLastUsed: new Date(USED),
  });
  expect((await iam.send(new GetAccountSummaryCommand({}))).SummaryMap).toMatchObject({ AccountPasswordPresent: 1 });
});

test('no password is answered as no login profile', async () => {
  const simulator = await organizationWithRoot(false);
  const iam = client(IAMClient, simulator, { credentials: await rootIn(simulator, MEMBER) });
  expect(await refusal(iam.send(new GetLoginProfileCommand({})))).toMatchObject({
    name: 'NoSuchEntityException',
    status: 404,
  });
});

test('the audit policy allows neither virtual devices nor reports, and another policy allows less', async () => {
  const simulator = await organizationWithRoot(true);
  const audit = client(IAMClient, simulator, { credentials: await rootIn(simulator, MEMBER) });
  for (const command of [new ListVirtualMFADevicesCommand({}), new GenerateCredentialReportCommand({})]) {
    const answer = await refusal(audit.send(command as ListVirtualMFADevicesCommand));
    expect(answer).toMatchObject({ name: 'AccessDenied', status: 403 });
    expect(answer.message).toContain('with an explicit deny in a session policy');
  }
  const recovery = await rootIn(simulator, MEMBER, 'arn:aws:iam::aws:policy/root-task/IAMCreateRootUserPassword');
  const iam = client(IAMClient, simulator, { credentials: recovery });
  expect((await iam.send(new GetLoginProfileCommand({}))).LoginProfile).toBeDefined();
  expect(await refusal(iam.send(new GetAccountSummaryCommand({})))).toMatchObject({ name: 'AccessDenied' });
});

test('a role must name a user, where a root session names none', async () => {
  const simulator = await organizationWithRoot(true);
  const iam = client(IAMClient, simulator, { credentials: await roleIn(simulator, MEMBER) });
  expect(await refusal(iam.send(new ListMFADevicesCommand({})))).toMatchObject({
    name: 'ValidationError',
    status: 400,
  });
  expect(await refusal(iam.send(new ListAccessKeysCommand({ UserName: 'nobody' })))).toMatchObject({ status: 404 });
});

test('a policy that denies root denies the session too, unless it excepts central sessions', async () => {
  const target = ['ou-root-locked01'];
  const denied = await organizationWithRoot(true, [denyRootAll('aws', 'p-all00000', target)]);
  const iam = client(IAMClient, denied, { credentials: await rootIn(denied, MEMBER) });
  const answer = await refusal(iam.send(new GetAccountSummaryCommand({})));
  expect(answer).toMatchObject({ name: 'AccessDenied', status: 403 });
  expect(answer.message).toBe(
    `User: arn:aws:iam::${MEMBER}:root is not authorized to perform: iam:GetAccountSummary on resource: arn:aws:iam::${MEMBER}:root with an explicit deny in a service control policy`,
  );
  const role = client(IAMClient, denied, { credentials: await roleIn(denied, MEMBER) });
  expect((await role.send(new GetAccountSummaryCommand({}))).SummaryMap).toMatchObject({ AccountPasswordPresent: 1 });

  const excepted = await organizationWithRoot(true, [denyRootExceptCentral('aws', 'p-but00000', target)]);
  const central = client(IAMClient, excepted, { credentials: await rootIn(excepted, MEMBER) });
  expect((await central.send(new GetAccountSummaryCommand({}))).SummaryMap).toBeDefined();
});
