import { AssumeRoleCommand, AssumeRootCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { expect, test } from 'vitest';
import { simulatedAccount } from '../../../electron/simulator/build.ts';
import {
  AUDIT_POLICY,
  client,
  MANAGEMENT,
  MEMBER,
  NOW,
  OTHER,
  refusal,
  roleIn,
  rootIn,
  running,
  smallOrganization,
  userOf,
} from './harness.ts';

const central = () => smallOrganization({ centralRoot: { credentials: true, sessions: false } });
const roleArn = (account: string, name = 'Audit') => `arn:aws:iam::${account}:role/${name}`;

test('a caller is told who it is: an administrator, a role in a member account, a central root session', async () => {
  const simulator = await running({ organization: central() });
  const identity = async (credentials?: Parameters<typeof client>[2]) =>
    client(STSClient, simulator, credentials).send(new GetCallerIdentityCommand({}));

  expect(await identity()).toMatchObject({
    Account: MANAGEMENT,
    Arn: `arn:aws:iam::${MANAGEMENT}:user/simulated-admin`,
  });
  expect(await identity({ credentials: await roleIn(simulator, MEMBER) })).toMatchObject({
    Account: MEMBER,
    Arn: `arn:aws:sts::${MEMBER}:assumed-role/Audit/test`,
  });
  expect(await identity({ credentials: await rootIn(simulator, MEMBER) })).toMatchObject({
    Account: MEMBER,
    Arn: `arn:aws:iam::${MEMBER}:root`,
    UserId: MEMBER,
  });
});

test('every answer carries a request id of its own', async () => {
  const simulator = await running({ organization: central() });
  const sts = client(STSClient, simulator);
  const first = await sts.send(new GetCallerIdentityCommand({}));
  const second = await sts.send(new GetCallerIdentityCommand({}));
  expect(first.$metadata.requestId).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  expect(second.$metadata.requestId).not.toBe(first.$metadata.requestId);
});

test('temporary keys end when they say, and unknown keys are refused', async () => {
  const simulator = await running({ organization: central() });
  const sts = client(STSClient, simulator);
  const { Credentials: keys } = await sts.send(
    new AssumeRoleCommand({ RoleArn: roleArn(MEMBER), RoleSessionName: 'test', DurationSeconds: 900 }),
  );
  const left = (keys?.Expiration?.getTime() ?? 0) - Date.now();
  expect(left).toBeGreaterThan(800_000);
  expect(left).toBeLessThanOrEqual(900_000);

  const { Credentials: ended } = await sts.send(
    new AssumeRootCommand({ TargetPrincipal: MEMBER, TaskPolicyArn: { arn: AUDIT_POLICY }, DurationSeconds: 0 }),
  );
  const late = client(STSClient, simulator, {
    credentials: {
      accessKeyId: ended?.AccessKeyId ?? '',
      secretAccessKey: ended?.SecretAccessKey ?? '',
      sessionToken: ended?.SessionToken ?? '',
    },
  });
  expect(await refusal(late.send(new GetCallerIdentityCommand({})))).toMatchObject({
    name: /^ExpiredToken/,
    status: 403,
  });

  const stranger = client(STSClient, simulator, {
    credentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'x' },
  });
  expect(await refusal(stranger.send(new GetCallerIdentityCommand({})))).toMatchObject({
    name: 'InvalidClientTokenId',
    status: 403,
  });
  const forged = { ...(await roleIn(simulator, MEMBER)), accessKeyId: 'ASIAAAAAAAAAAAAAAAAA' };
  const forger = client(STSClient, simulator, { credentials: forged });
  expect(await refusal(forger.send(new GetCallerIdentityCommand({})))).toMatchObject({ name: 'InvalidClientTokenId' });
});

test.each([
  ['a suspended account', simulatedAccount({ id: MEMBER, state: 'SUSPENDED' })],
  ['a closed account', simulatedAccount({ id: MEMBER, state: 'CLOSED' })],
  ['an account without that role', simulatedAccount({ id: MEMBER, roles: ['OrganizationAccountAccessRole'] })],
])('the role in %s cannot be assumed', async (_, member) => {
  const organization = smallOrganization({ accounts: [simulatedAccount({ id: MANAGEMENT }), member] });
  const simulator = await running({ organization });
  const answer = await refusal(roleIn(simulator, MEMBER));
  expect(answer).toMatchObject({ name: 'AccessDenied', status: 403 });
  expect(answer.message).toContain(`is not authorized to perform: sts:AssumeRole on resource: ${roleArn(MEMBER)}`);
});

test('a member account cannot enter another one, and an unknown account or partition is refused', async () => {
  const simulator = await running({ organization: central() });
  const assume = (arn: string, account = MANAGEMENT) =>
    client(STSClient, simulator, { credentials: userOf(account) }).send(
      new AssumeRoleCommand({ RoleArn: arn, RoleSessionName: 'test' }),
    );
  expect((await assume(roleArn(MEMBER), MEMBER)).Credentials?.AccessKeyId).toMatch(/^ASIA/);
  expect(await refusal(assume(roleArn(OTHER), MEMBER))).toMatchObject({ name: 'AccessDenied' });
  expect(await refusal(assume(roleArn('999999999999')))).toMatchObject({ name: 'AccessDenied' });
  expect(await refusal(assume(`arn:aws-cn:iam::${MEMBER}:role/Audit`))).toMatchObject({ name: 'AccessDenied' });
  expect(await refusal(assume('not-an-arn-but-long-enough'))).toMatchObject({ name: 'ValidationError', status: 400 });
});

test('AssumeRoot is for members only, by the management account or the delegated administrator of IAM', async () => {
  const delegations = [{ accountId: OTHER, servicePrincipal: 'iam.amazonaws.com', enabledAt: NOW.toISOString() }];
  const simulator = await running({ organization: { ...central(), delegations } });
  const root = (target: string, by: string) =>
    client(STSClient, simulator, { credentials: userOf(by) }).send(
      new AssumeRootCommand({ TargetPrincipal: target, TaskPolicyArn: { arn: AUDIT_POLICY } }),
    );
  expect((await root(MEMBER, MANAGEMENT)).Credentials?.SessionToken).toBeTruthy();
  expect((await root(`arn:aws:iam::${MEMBER}:root`, OTHER)).Credentials?.SessionToken).toBeTruthy();
  expect(await refusal(root(MANAGEMENT, MANAGEMENT))).toMatchObject({ name: 'AccessDenied', status: 403 });
  expect(await refusal(root(OTHER, MEMBER))).toMatchObject({ name: 'AccessDenied' });

  const asRoot = client(STSClient, simulator, { credentials: await rootIn(simulator, OTHER) });
  const again = new AssumeRootCommand({ TargetPrincipal: MEMBER, TaskPolicyArn: { arn: AUDIT_POLICY } });
  expect(await refusal(asRoot.send(again))).toMatchObject({ name: 'AccessDenied' });
});

test('AssumeRoot wants a known task policy, at most 900 seconds, and central root management on', async () => {
  const simulator = await running({ organization: central() });
  const sts = client(STSClient, simulator);
  const root = (arn: string, DurationSeconds?: number) =>
    sts.send(new AssumeRootCommand({ TargetPrincipal: MEMBER, TaskPolicyArn: { arn }, DurationSeconds }));
  expect(await refusal(root('arn:aws:iam::aws:policy/AdministratorAccess'))).toMatchObject({ name: 'ValidationError' });
  expect(await refusal(root(AUDIT_POLICY, 901))).toMatchObject({ name: 'ValidationError', status: 400 });
  expect(await refusal(root('arn:aws:iam::aws:policy/root-task/S3UnlockBucketPolicy'))).toMatchObject({
    name: 'AccessDenied',
  });
  simulator.organization.centralRoot.credentials = false;
  expect(await refusal(root(AUDIT_POLICY))).toMatchObject({ name: 'AccessDenied', status: 403 });
});
