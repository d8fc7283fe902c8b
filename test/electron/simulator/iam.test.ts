import {
  GetAccountSummaryCommand,
  IAMClient,
  ListOrganizationsFeaturesCommand,
  ListVirtualMFADevicesCommand,
} from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { type AccountInput, simulatedAccount } from '../../../electron/simulator/build.ts';
import type { SimulatedIamUser } from '../../../electron/simulator/organization.ts';
import {
  client,
  MANAGEMENT,
  MEMBER,
  NOW,
  OTHER,
  refusal,
  roleIn,
  running,
  smallOrganization,
  userOf,
} from './harness.ts';

const SINCE = '2024-01-01T00:00:00Z';

async function memberIam(member: Partial<AccountInput>) {
  const accounts = [simulatedAccount({ id: MANAGEMENT }), simulatedAccount({ id: MEMBER, ...member })];
  const simulator = await running({ organization: smallOrganization({ accounts }) });
  return client(IAMClient, simulator, { credentials: await roleIn(simulator, MEMBER) });
}

function userWith(name: string, virtualMfa: string): SimulatedIamUser {
  return { name, createdAt: SINCE, password: true, passwordLastUsedAt: null, virtualMfa, accessKeys: [] };
}

test('the account summary tells the four credentials of root apart', async () => {
  const iam = await memberIam({
    root: {
      password: true,
      accessKeys: [{ id: 'AKIAROOT', active: false, createdAt: SINCE, lastUsed: null }],
      mfaDevices: [{ kind: 'fido', name: 'key', enrolledAt: SINCE }],
    },
  });
  const { SummaryMap } = await iam.send(new GetAccountSummaryCommand({}));
  expect(SummaryMap).toMatchObject({
    AccountPasswordPresent: 1,
    AccountMFAEnabled: 1,
    AccountAccessKeysPresent: 1,
    AccountSigningCertificatesPresent: 0,
  });
});

test('a root without anything has a summary of zeros, and an old account may lack a key altogether', async () => {
  const bare = await (await memberIam({})).send(new GetAccountSummaryCommand({}));
  expect(bare.SummaryMap).toMatchObject({
    AccountPasswordPresent: 0,
    AccountMFAEnabled: 0,
    AccountAccessKeysPresent: 0,
  });
  const older = await memberIam({ root: { password: true }, missingSummaryKeys: ['AccountPasswordPresent'] });
  const { SummaryMap } = await older.send(new GetAccountSummaryCommand({}));
  expect(SummaryMap).not.toHaveProperty('AccountPasswordPresent');
  expect(SummaryMap).toHaveProperty('AccountMFAEnabled', 0);
});

test("root's virtual device is known by its owner, whatever it is called, and other kinds are not listed", async () => {
  const iam = await memberIam({
    users: [userWith('deploy', 'root-account-mfa-device'), userWith('root-cause-bot', 'root-cause-bot')],
    root: {
      mfaDevices: [
        { kind: 'virtual', name: 'anna-phone', enrolledAt: SINCE },
        { kind: 'fido', name: 'key', enrolledAt: SINCE },
        { kind: 'hardware-totp', name: 'GAHT12345678', enrolledAt: SINCE },
      ],
    },
  });
  const { VirtualMFADevices: devices = [] } = await iam.send(
    new ListVirtualMFADevicesCommand({ AssignmentStatus: 'Assigned' }),
  );
  expect(devices.map(({ SerialNumber, User }) => [SerialNumber, User?.Arn])).toEqual([
    [`arn:aws:iam::${MEMBER}:mfa/root-account-mfa-device`, `arn:aws:iam::${MEMBER}:user/deploy`],
    [`arn:aws:iam::${MEMBER}:mfa/root-cause-bot`, `arn:aws:iam::${MEMBER}:user/root-cause-bot`],
    [`arn:aws:iam::${MEMBER}:mfa/anna-phone`, `arn:aws:iam::${MEMBER}:root`],
  ]);
  expect(devices.at(-1)?.EnableDate).toEqual(new Date(SINCE));
  const unassigned = await iam.send(new ListVirtualMFADevicesCommand({ AssignmentStatus: 'Unassigned' }));
  expect(unassigned.VirtualMFADevices).toEqual([]);
});

test('virtual devices come in pages, root on the last one', async () => {
  const users = Array.from({ length: 25 }, (_, index) => userWith(`user-${index}`, `user-${index}`));
  const iam = await memberIam({ users, root: { mfaDevices: [{ kind: 'virtual', name: 'x', enrolledAt: SINCE }] } });
  const seen: (string | undefined)[] = [];
  let Marker: string | undefined;
  do {
    const answer = await iam.send(new ListVirtualMFADevicesCommand({ MaxItems: 10, Marker }));
    expect(answer.IsTruncated).toBe(answer.Marker !== undefined);
    seen.push(...(answer.VirtualMFADevices ?? []).map(({ User }) => User?.Arn));
    Marker = answer.Marker;
  } while (Marker);
  expect(seen).toHaveLength(26);
  expect(seen.at(-1)).toBe(`arn:aws:iam::${MEMBER}:root`);
  expect(await refusal(iam.send(new ListVirtualMFADevicesCommand({ Marker: 'nonsense' })))).toMatchObject({
    name: 'ValidationError',
    status: 400,
  });
});

test('the organization says which central root features are on, to its management account and delegate only', async () => {
  const simulator = await running({
    organization: smallOrganization({
      centralRoot: { credentials: true, sessions: true },
      delegations: [{ accountId: OTHER, servicePrincipal: 'iam.amazonaws.com', enabledAt: NOW.toISOString() }],
    }),
  });
  const features = (account: string) =>
    client(IAMClient, simulator, { credentials: userOf(account) }).send(new ListOrganizationsFeaturesCommand({}));
  for (const account of [MANAGEMENT, OTHER]) {
    expect(await features(account)).toMatchObject({
      OrganizationId: simulator.organization.id,
      EnabledFeatures: ['RootCredentialsManagement', 'RootSessions'],
    });
  }
  expect((await refusal(features(MEMBER))).name).toMatch(/^AccountNotManagementOrDelegatedAdministrator(Exception)?$/);
});

test.each([
  ['trusted access is off', { trustedServices: [] }, 'ServiceAccessNotEnabled'],
  ['features are not all on', { featureSet: 'CONSOLIDATED_BILLING' as const }, 'OrganizationNotInAllFeaturesMode'],
  ['there is no organization', { id: null }, 'OrganizationNotFound'],
])('when %s, the features are refused, in either spelling', async (_, organization, code) => {
  for (const errorSuffix of [false, true]) {
    const simulator = await running({ organization: smallOrganization({ ...organization, errorSuffix }) });
    const answer = await refusal(client(IAMClient, simulator).send(new ListOrganizationsFeaturesCommand({})));
    expect(answer.name).toBe(errorSuffix ? `${code}Exception` : code);
  }
});
