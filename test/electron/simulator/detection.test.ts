import {
  CloudTrailClient,
  DescribeTrailsCommand,
  GetEventSelectorsCommand,
  GetTrailStatusCommand,
  LookupEventsCommand,
  type LookupEventsCommandInput,
} from '@aws-sdk/client-cloudtrail';
import { CloudWatchClient, DescribeAlarmsCommand, DescribeAlarmsForMetricCommand } from '@aws-sdk/client-cloudwatch';
import { CloudWatchLogsClient, DescribeMetricFiltersCommand } from '@aws-sdk/client-cloudwatch-logs';
import { GetDetectorCommand, GuardDutyClient, ListDetectorsCommand } from '@aws-sdk/client-guardduty';
import { DescribeHubCommand, SecurityHubClient } from '@aws-sdk/client-securityhub';
import { ListSubscriptionsByTopicCommand, SNSClient } from '@aws-sdk/client-sns';
import { expect, test } from 'vitest';
import { simulatedAccount } from '../../../electron/simulator/build.ts';
import { managementDetection, weakDetection } from '../../../electron/simulator/generate/detection.ts';
import { CIS_ROOT_USAGE_PATTERN, type SimulatedRootEvent } from '../../../electron/simulator/monitoring.ts';
import { client, MANAGEMENT, MEMBER, NOW, OTHER, refusal, roleIn, running, smallOrganization } from './harness.ts';

const DAY_MS = 86_400_000;
const TOPIC = `arn:aws:sns:us-east-1:${MANAGEMENT}:security-alarms`;
const TRAIL = `arn:aws:cloudtrail:us-east-1:${MANAGEMENT}:trail/organization-trail`;

const at = (daysAgo: number) => new Date(NOW.getTime() - daysAgo * DAY_MS).toISOString();
const event = (daysAgo: number, more: Partial<SimulatedRootEvent> = {}): SimulatedRootEvent => ({
  at: at(daysAgo),
  name: 'ConsoleLogin',
  region: 'us-east-1',
  source: 'signin.amazonaws.com',
  eventType: 'AwsConsoleSignIn',
  mfaUsed: true,
  ...more,
});

async function watched(rootEvents: SimulatedRootEvent[] = []) {
  const accounts = [
    simulatedAccount({
      id: MANAGEMENT,
      detection: managementDetection('aws', 1, MANAGEMENT, 'security@example.com'),
      rootEvents,
    }),
    simulatedAccount({ id: MEMBER, rootEvents: [event(3)] }),
    simulatedAccount({ id: OTHER, detection: weakDetection('aws', OTHER) }),
  ];
  return running({ organization: smallOrganization({ accounts }) });
}

test("the organization's trail shows in every Region and in every member, its status and selectors with it", async () => {
  const simulator = await watched();
  for (const region of ['us-east-1', 'eu-west-1']) {
    const { trailList } = await client(CloudTrailClient, simulator, { region }).send(new DescribeTrailsCommand({}));
    expect(trailList).toMatchObject([
      { TrailARN: TRAIL, IsMultiRegionTrail: true, IsOrganizationTrail: true, HomeRegion: 'us-east-1' },
    ]);
    expect(trailList?.[0]?.CloudWatchLogsLogGroupArn).toBe(
      `arn:aws:logs:us-east-1:${MANAGEMENT}:log-group:organization-trail:*`,
    );
  }
  const member = client(CloudTrailClient, simulator, { credentials: await roleIn(simulator, MEMBER) });
  expect((await member.send(new DescribeTrailsCommand({}))).trailList?.map(({ TrailARN }) => TrailARN)).toEqual([
    TRAIL,
  ]);
  expect((await member.send(new GetTrailStatusCommand({ Name: TRAIL }))).IsLogging).toBe(true);
  expect(await refusal(member.send(new GetTrailStatusCommand({ Name: 'organization-trail' })))).toMatchObject({
    name: 'TrailNotFoundException',
    status: 400,
  });
  const selectors = await member.send(new GetEventSelectorsCommand({ TrailName: TRAIL }));
  expect(selectors.EventSelectors).toMatchObject([{ ReadWriteType: 'All', IncludeManagementEvents: true }]);
});

test('shadow trails can be left out; a weak trail says so; selectors may be of the advanced kind', async () => {
  const simulator = await watched();
  const elsewhere = client(CloudTrailClient, simulator, { region: 'eu-west-1' });
  expect((await elsewhere.send(new DescribeTrailsCommand({ includeShadowTrails: false }))).trailList).toEqual([]);
  const other = client(CloudTrailClient, simulator, { credentials: await roleIn(simulator, OTHER) });
  expect((await other.send(new GetTrailStatusCommand({ Name: 'legacy-trail' }))).IsLogging).toBe(false);
  const { AdvancedEventSelectors } = await other.send(new GetEventSelectorsCommand({ TrailName: 'legacy-trail' }));
  expect(AdvancedEventSelectors?.[0]?.FieldSelectors).toContainEqual({ Field: 'readOnly', Equals: ['false'] });
});

test('root events come newest first, of this account, this Region and 90 days only', async () => {
  const simulator = await watched([
    event(5),
    event(1, { mfaUsed: false }),
    event(2, { region: 'eu-west-1' }),
    event(91),
    event(3, { name: 'ListMFADevices', eventType: 'AwsApiCall', assumedRoot: true }),
    event(4, { name: 'DescribeChecks', eventType: 'AwsApiCall', invokedBy: 'support.amazonaws.com' }),
  ]);
  const trail = client(CloudTrailClient, simulator);
  const lookUp = async (input: LookupEventsCommandInput) =>
    (await trail.send(new LookupEventsCommand(input))).Events ?? [];
  const root = { LookupAttributes: [{ AttributeKey: 'Username' as const, AttributeValue: 'root' }] };
  const events = await lookUp(root);
  expect(events.map(({ EventTime }) => EventTime)).toEqual([1, 3, 4, 5].map((days) => new Date(at(days))));
  const records = events.map(({ CloudTrailEvent }) => JSON.parse(CloudTrailEvent ?? ''));
  expect(records[0]).toMatchObject({
    userIdentity: { type: 'Root', accountId: MANAGEMENT },
    additionalEventData: { MFAUsed: 'No' },
    responseElements: { ConsoleLogin: 'Success' },
  });
  expect(records[1].userIdentity.sessionContext.assumedRoot).toBe('true');
  expect(records[2].userIdentity.invokedBy).toBe('support.amazonaws.com');
  expect(await lookUp({ ...root, StartTime: new Date(at(4.5)), EndTime: new Date(at(2)) })).toHaveLength(2);
  expect(await lookUp({ LookupAttributes: [{ AttributeKey: 'Username', AttributeValue: 'anna' }] })).toEqual([]);
});

test('root events come in pages of at most 50', async () => {
  const simulator = await watched(Array.from({ length: 120 }, (_, index) => event(index / 2 + 0.5)));
  const trail = client(CloudTrailClient, simulator);
  const sizes: number[] = [];
  let NextToken: string | undefined;
  do {
    const answer = await trail.send(new LookupEventsCommand({ NextToken }));
    sizes.push(answer.Events?.length ?? 0);
    NextToken = answer.NextToken;
  } while (NextToken);
  expect(sizes).toEqual([50, 50, 20]);
  expect(await refusal(trail.send(new LookupEventsCommand({ MaxResults: 51 })))).toMatchObject({
    name: 'InvalidMaxResultsException',
  });
});

test('the metric filter, its alarm and who hears of it', async () => {
  const simulator = await watched();
  const logs = client(CloudWatchLogsClient, simulator);
  const { metricFilters } = await logs.send(new DescribeMetricFiltersCommand({ logGroupName: 'organization-trail' }));
  expect(metricFilters).toMatchObject([
    {
      filterPattern: CIS_ROOT_USAGE_PATTERN,
      metricTransformations: [{ metricName: 'RootUsage', metricNamespace: 'SecurityMetrics' }],
    },
  ]);
  expect(await refusal(logs.send(new DescribeMetricFiltersCommand({ logGroupName: 'other' })))).toMatchObject({
    name: 'ResourceNotFoundException',
    status: 400,
  });
  const elsewhere = client(CloudWatchLogsClient, simulator, { region: 'eu-west-1' });
  expect((await elsewhere.send(new DescribeMetricFiltersCommand({}))).metricFilters).toEqual([]);

  const cloudwatch = client(CloudWatchClient, simulator);
  const { MetricAlarms } = await cloudwatch.send(new DescribeAlarmsCommand({}));
  expect(MetricAlarms).toMatchObject([{ AlarmName: 'root-usage', ActionsEnabled: true, AlarmActions: [TOPIC] }]);
  expect(MetricAlarms?.[0]?.StateUpdatedTimestamp).toBeInstanceOf(Date);
  const forMetric = new DescribeAlarmsForMetricCommand({ MetricName: 'RootUsage', Namespace: 'SecurityMetrics' });
  expect((await cloudwatch.send(forMetric)).MetricAlarms).toHaveLength(1);
  expect((await cloudwatch.send(new DescribeAlarmsCommand({ AlarmNames: ['other'] }))).MetricAlarms).toEqual([]);

  const sns = client(SNSClient, simulator);
  const { Subscriptions } = await sns.send(new ListSubscriptionsByTopicCommand({ TopicArn: TOPIC }));
  expect(Subscriptions).toMatchObject([{ Protocol: 'email', Endpoint: 'security@example.com', TopicArn: TOPIC }]);
  expect(Subscriptions?.[0]?.SubscriptionArn).toContain(`${TOPIC}:`);
  const unknown = new ListSubscriptionsByTopicCommand({ TopicArn: `${TOPIC}-gone` });
  expect(await refusal(sns.send(unknown))).toMatchObject({ name: 'NotFoundException', status: 404 });
});

test("a subscription that nobody confirmed says so, and another account's topic is refused", async () => {
  const simulator = await watched();
  const sns = client(SNSClient, simulator, { credentials: await roleIn(simulator, OTHER) });
  const own = `arn:aws:sns:us-east-1:${OTHER}:legacy-alarms`;
  const { Subscriptions } = await sns.send(new ListSubscriptionsByTopicCommand({ TopicArn: own }));
  expect(Subscriptions?.[0]?.SubscriptionArn).toBe('PendingConfirmation');
  expect(await refusal(sns.send(new ListSubscriptionsByTopicCommand({ TopicArn: TOPIC })))).toMatchObject({
    name: 'AuthorizationErrorException',
    status: 403,
  });
});

test('GuardDuty and Security Hub: on, off, and not there', async () => {
  const simulator = await watched();
  const guardDuty = client(GuardDutyClient, simulator);
  const { DetectorIds } = await guardDuty.send(new ListDetectorsCommand({}));
  expect(DetectorIds).toHaveLength(1);
  expect((await guardDuty.send(new GetDetectorCommand({ DetectorId: DetectorIds?.[0] }))).Status).toBe('ENABLED');
  expect(await refusal(guardDuty.send(new GetDetectorCommand({ DetectorId: 'unknown' })))).toMatchObject({
    name: 'BadRequestException',
    status: 400,
  });
  const disabled = client(GuardDutyClient, simulator, { credentials: await roleIn(simulator, OTHER) });
  const ids = (await disabled.send(new ListDetectorsCommand({}))).DetectorIds;
  expect((await disabled.send(new GetDetectorCommand({ DetectorId: ids?.[0] }))).Status).toBe('DISABLED');
  const none = client(GuardDutyClient, simulator, { region: 'ap-south-1' });
  expect((await none.send(new ListDetectorsCommand({}))).DetectorIds).toEqual([]);

  const hub = client(SecurityHubClient, simulator);
  expect(await hub.send(new DescribeHubCommand({}))).toMatchObject({
    HubArn: `arn:aws:securityhub:us-east-1:${MANAGEMENT}:hub/default`,
  });
  const off = client(SecurityHubClient, simulator, { credentials: await roleIn(simulator, MEMBER) });
  expect(await refusal(off.send(new DescribeHubCommand({})))).toMatchObject({
    name: 'InvalidAccessException',
    status: 401,
  });
});
