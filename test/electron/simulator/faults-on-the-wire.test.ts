import { AccountClient, GetContactInformationCommand } from '@aws-sdk/client-account';
import { CloudTrailClient, DescribeTrailsCommand } from '@aws-sdk/client-cloudtrail';
import { CloudWatchClient, DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';
import { CloudWatchLogsClient, DescribeMetricFiltersCommand } from '@aws-sdk/client-cloudwatch-logs';
import { GuardDutyClient, ListDetectorsCommand } from '@aws-sdk/client-guardduty';
import { GetAccountSummaryCommand, IAMClient } from '@aws-sdk/client-iam';
import { DescribeOrganizationCommand, OrganizationsClient } from '@aws-sdk/client-organizations';
import { DescribeHubCommand, SecurityHubClient } from '@aws-sdk/client-securityhub';
import { ListSubscriptionsByTopicCommand, SNSClient } from '@aws-sdk/client-sns';
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { expect, test } from 'vitest';
import type { Simulator } from '../../../electron/simulator/start.ts';
import { client, MANAGEMENT, MEMBER, OTHER, refusal, roleIn, running, smallOrganization } from './harness.ts';

/** One call of each service, as its own client sends it. */
const CALLS: Record<string, (simulator: Simulator) => Promise<unknown>> = {
  sts: (simulator) => client(STSClient, simulator).send(new GetCallerIdentityCommand({})),
  iam: (simulator) => client(IAMClient, simulator).send(new GetAccountSummaryCommand({})),
  organizations: (simulator) => client(OrganizationsClient, simulator).send(new DescribeOrganizationCommand({})),
  account: (simulator) => client(AccountClient, simulator).send(new GetContactInformationCommand({})),
  cloudtrail: (simulator) => client(CloudTrailClient, simulator).send(new DescribeTrailsCommand({})),
  logs: (simulator) => client(CloudWatchLogsClient, simulator).send(new DescribeMetricFiltersCommand({})),
  cloudwatch: (simulator) => client(CloudWatchClient, simulator).send(new DescribeAlarmsCommand({})),
  sns: (simulator) =>
    client(SNSClient, simulator).send(
      new ListSubscriptionsByTopicCommand({ TopicArn: `arn:aws:sns:us-east-1:${MANAGEMENT}:x` }),
    ),
  guardduty: (simulator) => client(GuardDutyClient, simulator).send(new ListDetectorsCommand({})),
  securityhub: (simulator) => client(SecurityHubClient, simulator).send(new DescribeHubCommand({})),
};

const refused = async (service: string, fault: string) => {
  const simulator = await running({ organization: smallOrganization(), faults: [`${service}:*=${fault}`] });
  const call = CALLS[service];
  if (!call) throw new Error(`No call for ${service}.`);
  return refusal(call(simulator));
};

test.each([
  ['sts', 'AccessDenied', 403, 'Throttling', 400, /^ExpiredToken/],
  ['iam', 'AccessDenied', 403, 'Throttling', 400, /^ExpiredToken$/],
  ['organizations', 'AccessDeniedException', 400, 'TooManyRequestsException', 400, /^ExpiredTokenException$/],
  ['account', 'AccessDeniedException', 403, 'TooManyRequestsException', 429, /^ExpiredTokenException$/],
  ['cloudtrail', 'AccessDeniedException', 400, 'ThrottlingException', 400, /^ExpiredTokenException$/],
  ['logs', 'AccessDeniedException', 400, 'ThrottlingException', 400, /^ExpiredTokenException$/],
  ['cloudwatch', 'AccessDenied', 403, 'Throttling', 400, /^ExpiredToken$/],
  ['sns', 'AuthorizationErrorException', 403, 'Throttling', 400, /^ExpiredToken$/],
  ['guardduty', 'AccessDeniedException', 403, 'TooManyRequestsException', 429, /^ExpiredTokenException$/],
  ['securityhub', 'AccessDeniedException', 403, 'TooManyRequestsException', 429, /^ExpiredTokenException$/],
])(
  '%s: each kind of refusal has the code and status of AWS',
  async (service, denied, deniedStatus, throttled, throttledStatus, expired) => {
    expect(await refused(service, 'AccessDenied')).toMatchObject({ name: denied, status: deniedStatus });
    const byPolicy = await refused(service, 'ScpDenied');
    expect(byPolicy).toMatchObject({ name: denied, status: deniedStatus });
    expect(byPolicy.message).toContain('with an explicit deny in a service control policy');
    expect(await refused(service, 'throttle')).toMatchObject({ name: throttled, status: throttledStatus });
    expect((await refused(service, 'expired')).name).toMatch(expired);
    expect((await refused(service, 'error')).status).toBe(500);
    expect((await refused(service, 'error/503')).status).toBe(503);
    expect((await refused(service, 'unsupported')).status).toBeGreaterThanOrEqual(400);
    expect((await refused(service, 'clockSkew')).name).toMatch(/^(InvalidSignatureException|SignatureDoesNotMatch)$/);
  },
);

test.each(Object.keys(CALLS))('%s: a body cut short and a connection cut are errors of the client', async (service) => {
  expect((await refused(service, 'malformed')).name).not.toBe('');
  expect(await refused(service, 'reset')).toMatchObject({ status: 0, message: /ECONNRESET|hang up/ });
});

test('a call that hangs can be given up, and the simulator still stops', async () => {
  const simulator = await running({ organization: smallOrganization(), faults: ['iam:*=hang'] });
  const abort = new AbortController();
  const waiting = client(IAMClient, simulator).send(new GetAccountSummaryCommand({}), { abortSignal: abort.signal });
  const seen = refusal(waiting);
  await expect.poll(() => simulator.calls.count('iam:GetAccountSummary')).toBe(1);
  abort.abort();
  expect((await seen).name).toBe('AbortError');
  const left = client(IAMClient, simulator).send(new GetAccountSummaryCommand({}));
  const cut = refusal(left);
  await expect.poll(() => simulator.calls.count('iam:GetAccountSummary')).toBe(2);
  await simulator.stop();
  expect((await cut).status).toBe(0);
});

test('the first calls fail and then it works, per account, so that a patient client gets through', async () => {
  const simulator = await running({ organization: smallOrganization(), faults: ['iam:GetAccountSummary=throttle:2'] });
  for (const account of [MEMBER, OTHER]) {
    const iam = client(IAMClient, simulator, { credentials: await roleIn(simulator, account), maxAttempts: 3 });
    expect((await iam.send(new GetAccountSummaryCommand({}))).SummaryMap).toBeDefined();
    expect(simulator.calls.count('iam:GetAccountSummary', account)).toBe(3);
  }
  expect(simulator.calls.throttled).toBe(4);
});

test('faults befall the account that the call is about', async () => {
  const organization = smallOrganization();
  const simulator = await running({
    organization,
    faults: [`account:*@${MEMBER}=AccessDenied`, `sts:AssumeRole@${OTHER}=ScpDenied`],
  });
  const account = client(AccountClient, simulator);
  expect(await refusal(account.send(new GetContactInformationCommand({ AccountId: MEMBER })))).toMatchObject({
    status: 403,
  });
  expect((await account.send(new GetContactInformationCommand({ AccountId: OTHER }))).ContactInformation).toBeDefined();
  const assume = (id: string) =>
    new AssumeRoleCommand({ RoleArn: `arn:aws:iam::${id}:role/Audit`, RoleSessionName: 'test' });
  const sts = client(STSClient, simulator);
  expect((await refusal(sts.send(assume(OTHER)))).message).toContain('explicit deny in a service control policy');
  expect((await sts.send(assume(MEMBER))).Credentials).toBeDefined();
});

test("an account's own faults come and go while the simulator runs", async () => {
  const organization = smallOrganization();
  const simulator = await running({ organization });
  const iam = client(IAMClient, simulator, { credentials: await roleIn(simulator, MEMBER) });
  const member = organization.accounts.find(({ id }) => id === MEMBER);
  if (!member) throw new Error('No member.');
  member.faults = ['iam:GetAccountSummary=code/RequestThrottledException'];
  expect((await refusal(iam.send(new GetAccountSummaryCommand({})))).name).toBe('RequestThrottledException');
  member.faults = [];
  expect((await iam.send(new GetAccountSummaryCommand({}))).SummaryMap).toBeDefined();
});

test('a clock that is off is told by how much, so that the client corrects itself', async () => {
  const simulator = await running({ organization: smallOrganization(), faults: ['iam:*=clockSkew/3600'] });
  const iam = client(IAMClient, simulator, { maxAttempts: 3 });
  expect((await iam.send(new GetAccountSummaryCommand({}))).SummaryMap).toBeDefined();
  expect(simulator.calls.count('iam:GetAccountSummary')).toBe(2);
  await iam.send(new GetAccountSummaryCommand({}));
  expect(simulator.calls.count('iam:GetAccountSummary')).toBe(3);
});

test('a malformed fault stops the simulator from starting', async () => {
  await expect(running({ organization: smallOrganization(), faults: ['iam=broken'] })).rejects.toThrow(
    'is not a fault',
  );
  await expect(running({ organization: smallOrganization({ faults: ['nonsense'] }) })).rejects.toThrow(
    'is not a fault',
  );
});
