/** Is root use noticed: the strict form with each link missing in turn, root events, GuardDuty and Security Hub. */
import { expect, test } from 'vitest';
import { ROOT_FILTER_WITHOUT_ASSUME_ROOT } from '../../../../electron/scan/parse/filter-pattern.ts';
import { noDetection, simulatedAccount, simulatedOrganization } from '../../../../electron/simulator/build.ts';
import type { SimulatedDetection, SimulatedRootEvent } from '../../../../electron/simulator/monitoring.ts';
import { CIS_ROOT_USAGE_PATTERN } from '../../../../electron/simulator/monitoring.ts';
import type { MonitoringPart } from '../../../../shared/register/aws-facts.ts';
import { MONITORING_PARTS } from '../../../../shared/register/aws-facts.ts';
import { MANAGEMENT, MEMBER, scanOf, withMember } from '../harness.ts';

const REGION = 'us-east-1';

function watched(account: string, change: (detection: SimulatedDetection) => void = () => {}): SimulatedDetection {
  const detection: SimulatedDetection = {
    ...noDetection(),
    trails: [
      {
        name: 'all',
        homeRegion: REGION,
        multiRegion: true,
        organization: false,
        logging: true,
        logGroup: 'trail-logs',
        readWriteType: 'All',
        advancedSelectors: false,
      },
    ],
    metricFilters: [
      {
        region: REGION,
        logGroup: 'trail-logs',
        name: 'root',
        pattern: CIS_ROOT_USAGE_PATTERN,
        metricNamespace: 'Security',
        metricName: 'RootUse',
      },
    ],
    alarms: [
      {
        region: REGION,
        name: 'root-used',
        metricNamespace: 'Security',
        metricName: 'RootUse',
        actionsEnabled: true,
        actions: [`arn:aws:sns:${REGION}:${account}:security`],
      },
    ],
    topics: [
      {
        region: REGION,
        name: 'security',
        subscriptions: [{ protocol: 'email', endpoint: 'security@example.com', confirmed: true }],
      },
    ],
  };
  change(detection);
  return detection;
}

const first = <T>(list: T[]): T => {
  const [entry] = list;
  if (entry === undefined) throw new Error('empty');
  return entry;
};

const LINKS: [string, (detection: SimulatedDetection) => void, MonitoringPart[]][] = [
  ['all in order', () => {}, []],
  [
    'advanced selectors',
    (d) => {
      first(d.trails).advancedSelectors = true;
    },
    [],
  ],
  [
    'no trail',
    (d) => {
      d.trails = [];
    },
    [...MONITORING_PARTS],
  ],
  [
    'one region',
    (d) => {
      first(d.trails).multiRegion = false;
    },
    ['multi-region-trail'],
  ],
  [
    'trail off',
    (d) => {
      first(d.trails).logging = false;
    },
    ['trail-logging'],
  ],
  [
    'writes only',
    (d) => {
      first(d.trails).readWriteType = 'WriteOnly';
    },
    ['all-management-events'],
  ],
  [
    'writes only, advanced',
    (d) => {
      first(d.trails).readWriteType = 'WriteOnly';
      first(d.trails).advancedSelectors = true;
    },
    ['all-management-events'],
  ],
  [
    'no log group',
    (d) => {
      first(d.trails).logGroup = null;
    },
    ['log-group', 'metric-filter', 'alarm', 'alarm-action', 'subscription'],
  ],
  [
    'no filter',
    (d) => {
      d.metricFilters = [];
    },
    ['metric-filter', 'alarm', 'alarm-action', 'subscription'],
  ],
  [
    'a filter that misses sign-ins from the office',
    (d) => {
      first(d.metricFilters).pattern =
        '{ $.userIdentity.type = "Root" && $.sourceIPAddress != "192.0.2.1" && $.eventType != "AwsServiceEvent" }';
    },
    ['metric-filter', 'alarm', 'alarm-action', 'subscription'],
  ],
  [
    'no alarm',
    (d) => {
      d.alarms = [];
    },
    ['alarm', 'alarm-action', 'subscription'],
  ],
  [
    'an alarm on something else',
    (d) => {
      first(d.alarms).metricName = 'Other';
    },
    ['alarm', 'alarm-action', 'subscription'],
  ],
  [
    'no action',
    (d) => {
      first(d.alarms).actions = [];
    },
    ['alarm-action', 'subscription'],
  ],
  [
    'actions off',
    (d) => {
      first(d.alarms).actionsEnabled = false;
    },
    ['alarm-action', 'subscription'],
  ],
  [
    'nobody subscribed',
    (d) => {
      first(d.topics).subscriptions = [];
    },
    ['subscription'],
  ],
  [
    'nobody confirmed',
    (d) => {
      first(first(d.topics).subscriptions).confirmed = false;
    },
    ['subscription'],
  ],
];

test.each(LINKS)('root monitoring: %s', async (_name, change, missing) => {
  const scanned = await scanOf(withMember({ detection: watched(MEMBER, change) }));
  expect(scanned.account(MEMBER, 'aws.monitoring')).toMatchObject({
    value: { complete: missing.length === 0, missing },
  });
});

test('the filter offered for deep audits counts, and is known to stay silent for them', async () => {
  const detection = watched(MEMBER, (d) => {
    first(d.metricFilters).pattern = ROOT_FILTER_WITHOUT_ASSUME_ROOT;
  });
  const scanned = await scanOf(withMember({ detection }));
  expect(scanned.account(MEMBER, 'aws.monitoring')).toMatchObject({
    value: { complete: true, excludesAssumeRoot: true, filter: 'root', alarm: 'root-used', trail: 'all' },
  });
});

test('a trail of the organization is judged by the management account where its log group is', async () => {
  const detection = watched(MANAGEMENT, (d) => {
    first(d.trails).organization = true;
  });
  const accounts = [simulatedAccount({ id: MANAGEMENT, detection }), simulatedAccount({ id: MEMBER })];
  const scanned = await scanOf(simulatedOrganization({ accounts }));
  expect(scanned.account(MEMBER, 'aws.monitoring')).toMatchObject({
    value: { complete: true, excludesAssumeRoot: false },
  });
});

test.each([
  'cloudtrail:DescribeTrails',
  'cloudtrail:GetTrailStatus',
  'cloudtrail:GetEventSelectors',
  'logs:DescribeMetricFilters',
  'cloudwatch:DescribeAlarms',
  'sns:ListSubscriptionsByTopic',
])('root monitoring without %s is unknown, not missing', async (api) => {
  const scanned = await scanOf(withMember({ detection: watched(MEMBER), faults: [`${api}=AccessDenied`] }));
  expect(scanned.account(MEMBER, 'aws.monitoring')).toMatchObject({ unknown: { reason: 'access-denied' } });
});

const event = (name: string, more: Partial<SimulatedRootEvent> = {}): SimulatedRootEvent => ({
  at: '2026-11-01T10:00:00Z',
  name,
  region: REGION,
  source: 'signin.amazonaws.com',
  eventType: 'AwsApiCall',
  ...more,
});

test('root events: what counts, what does not, and the kinds', async () => {
  const scanned = await scanOf(
    withMember({
      rootEvents: [
        event('ConsoleLogin', { at: '2026-11-02T10:00:00Z', mfaUsed: true, eventType: 'AwsConsoleSignIn' }),
        event('ConsoleLogin', { at: '2026-11-03T10:00:00Z', mfaUsed: false, eventType: 'AwsConsoleSignIn' }),
        event('ConsoleLogin', { at: '2026-11-04T10:00:00Z', failed: true, eventType: 'AwsConsoleSignIn' }),
        event('PasswordRecoveryRequested'),
        event('EmailUpdated'),
        event('PasswordUpdated'),
        event('DeactivateMFADevice'),
        event('CreateAccessKey'),
        event('GetAccountSummary', { assumedRoot: true }),
        event('CreateSnapshot', { invokedBy: 'backup.amazonaws.com' }),
        event('RotateKey', { eventType: 'AwsServiceEvent' }),
        event('ConsoleLogin', { at: '2026-01-01T00:00:00Z', mfaUsed: false }),
      ],
    }),
  );
  const statement = scanned.account(MEMBER, 'aws.rootEvents');
  expect(statement).toMatchObject({
    value: { total: 8, signIns: 2, signInsWithoutMfa: 1, assumedRoot: 1, truncated: false, region: REGION },
  });
  const { events } = (
    statement as unknown as {
      value: { events: { name: string; kind: string; mfa: boolean | null; failed: boolean }[] };
    }
  ).value;
  expect(events[0]).toMatchObject({ name: 'ConsoleLogin', kind: 'sign-in', failed: true });
  expect(events[1]).toMatchObject({ mfa: false, failed: false });
  expect(events.map(({ kind }) => kind).toSorted()).toEqual(
    ['email', 'key', 'mfa', 'password', 'recovery', 'sign-in', 'sign-in', 'sign-in'].toSorted(),
  );
});

test('root events of several pages', async () => {
  const rootEvents = Array.from({ length: 120 }, (_, n) =>
    event('GetObject', { at: new Date(Date.parse('2026-11-01T00:00:00Z') + n * 1000).toISOString() }),
  );
  const scanned = await scanOf(withMember({ rootEvents }));
  expect(scanned.account(MEMBER, 'aws.rootEvents')).toMatchObject({ value: { total: 120, truncated: false } });
});

test.each([
  ['none', [], false],
  ['switched off', [{ region: REGION, detectorId: 'd1', enabled: false }], false],
  ['on', [{ region: REGION, detectorId: 'd1', enabled: true }], true],
  ['on elsewhere alone', [{ region: 'eu-west-1', detectorId: 'd1', enabled: true }], false],
])('GuardDuty: %s', async (_name, guardDuty, enabled) => {
  const scanned = await scanOf(withMember({ detection: { ...noDetection(), guardDuty } }));
  expect(scanned.account(MEMBER, 'aws.guardDuty')).toEqual({ value: { enabled, region: REGION } });
});

test.each([
  ['none', [], false],
  ['on', [{ region: REGION, subscribedAt: '2024-01-01T00:00:00Z' }], true],
])('Security Hub: %s', async (_name, securityHub, enabled) => {
  const scanned = await scanOf(withMember({ detection: { ...noDetection(), securityHub } }));
  const unified = enabled ? {} : { unified: false };
  expect(scanned.account(MEMBER, 'aws.securityHub')).toEqual({ value: { enabled, region: REGION, ...unified } });
});

test('Security Hub: the unified one alone is not the one that checks the root user; whether it is there may stay unknown', async () => {
  const securityHubV2 = [{ region: REGION, subscribedAt: '2026-01-01T00:00:00Z' }];
  const member = { detection: { ...noDetection(), securityHubV2 } };
  const unified = await scanOf(withMember(member));
  expect(unified.account(MEMBER, 'aws.securityHub')).toEqual({
    value: { enabled: false, region: REGION, unified: true },
  });
  const denied = await scanOf(withMember({ ...member, faults: ['securityhub:DescribeSecurityHubV2=AccessDenied'] }));
  expect(denied.account(MEMBER, 'aws.securityHub')).toEqual({ value: { enabled: false, region: REGION } });
});

test('root events: sign-ins for programs are counted by themselves, and what central sessions changed is kept', async () => {
  const scanned = await scanOf(
    withMember({
      rootEvents: [
        event('AuthorizeOAuth2Access'),
        event('CreateOAuth2Token', { at: '2026-11-01T10:00:01Z' }),
        event('CreateLoginProfile', { at: '2026-11-05T10:00:00Z', assumedRoot: true }),
        event('DeactivateMFADevice', { at: '2026-11-04T10:00:00Z', assumedRoot: true }),
        event('GetLoginProfile', { assumedRoot: true }),
      ],
    }),
  );
  expect(scanned.account(MEMBER, 'aws.rootEvents')).toMatchObject({
    value: {
      total: 2,
      signIns: 0,
      sessions: 2,
      assumedRoot: 3,
      central: [{ name: 'CreateLoginProfile' }, { name: 'DeactivateMFADevice' }],
    },
  });
});

const rule = (more: object = {}) => ({
  region: REGION,
  name: 'root-seen',
  pattern: { detail: { userIdentity: { type: ['Root'] } } },
  state: 'ENABLED',
  targets: [`arn:aws:lambda:${REGION}:${MEMBER}:function:tell`],
  ...more,
});
const topic = `arn:aws:sns:${REGION}:${MEMBER}:security`;

test.each<[string, object, object[] | undefined]>([
  ['tells a function', rule(), [{ name: 'root-seen', notices: 'everything', tells: true }]],
  [
    'tells a topic with a subscriber',
    rule({ targets: [topic] }),
    [{ name: 'root-seen', notices: 'everything', tells: true }],
  ],
  ['is switched off', rule({ state: 'DISABLED' }), [{ name: 'root-seen', notices: 'everything', tells: false }]],
  ['tells nobody', rule({ targets: [] }), [{ name: 'root-seen', notices: 'everything', tells: false }]],
  ['is about something else', rule({ pattern: { source: ['aws.ec2'] } }), []],
])('a rule of EventBridge that %s', async (_what, eventRule, rules) => {
  const detection = watched(MEMBER, (change) => {
    change.alarms = [];
    change.eventRules = [eventRule as never];
  });
  const scanned = await scanOf(withMember({ detection }));
  expect(scanned.account(MEMBER, 'aws.monitoring')).toMatchObject({ value: { complete: false, rules } });
});

test('rules of EventBridge that nobody may read are not told as none', async () => {
  const scanned = await scanOf(withMember({ detection: noDetection(), faults: ['events:*=AccessDenied'] }));
  const { value } = scanned.account(MEMBER, 'aws.monitoring') as { value: object };
  expect(value).not.toHaveProperty('rules');
});
