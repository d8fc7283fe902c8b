/** Detection set-ups that generated accounts share. */
import { noDetection } from '../build.ts';
import { CIS_ROOT_USAGE_PATTERN, type SimulatedDetection } from '../monitoring.ts';
import { arnIn, GLOBAL_REGION, type Partition } from '../organization.ts';
import { idText } from '../random.ts';

/** Where generated organizations work, the partition's global Region first. */
const WORK_REGIONS: Record<Partition, readonly [string, ...string[]]> = {
  aws: ['us-east-1', 'eu-west-1', 'eu-central-1'],
  'aws-us-gov': ['us-gov-west-1', 'us-gov-east-1'],
  'aws-cn': ['cn-north-1', 'cn-northwest-1'],
  'aws-eusc': ['eusc-de-east-1'],
};

const METRIC = { metricNamespace: 'SecurityMetrics', metricName: 'RootUsage' };
const LOG_GROUP = 'organization-trail';
const SINCE = '2024-05-02T09:00:00Z';

/** A usual member: findings services on in every Region of work, no trail of its own. */
export function standardDetection(partition: Partition, seed: number): SimulatedDetection {
  return {
    ...noDetection(),
    guardDuty: WORK_REGIONS[partition].map((region) => ({
      region,
      detectorId: idText(`${seed}/${region}/detector`, 32).toLowerCase(),
      enabled: true,
    })),
    securityHub: WORK_REGIONS[partition].map((region) => ({ region, subscribedAt: SINCE })),
  };
}

/** The management account: the organization's trail, with the filter, alarm and topic that the CIS benchmark asks for. */
export function managementDetection(
  partition: Partition,
  seed: number,
  accountId: string,
  mail: string,
): SimulatedDetection {
  const region = GLOBAL_REGION[partition];
  return {
    ...standardDetection(partition, seed),
    trails: [
      {
        name: 'organization-trail',
        homeRegion: region,
        multiRegion: true,
        organization: true,
        logging: true,
        logGroup: LOG_GROUP,
        readWriteType: 'All',
        advancedSelectors: false,
      },
    ],
    logGroups: [{ region, name: LOG_GROUP }],
    metricFilters: [{ region, logGroup: LOG_GROUP, name: 'root-usage', pattern: CIS_ROOT_USAGE_PATTERN, ...METRIC }],
    alarms: [
      {
        region,
        name: 'root-usage',
        ...METRIC,
        actionsEnabled: true,
        actions: [arnIn(partition, 'sns', region, accountId, 'security-alarms')],
      },
    ],
    topics: [
      { region, name: 'security-alarms', subscriptions: [{ protocol: 'email', endpoint: mail, confirmed: true }] },
    ],
  };
}

/** A member with a trail of its own that would not notice root: wrong pattern, alarm without action, nobody subscribed. */
export function weakDetection(partition: Partition, accountId: string): SimulatedDetection {
  const region = GLOBAL_REGION[partition];
  return {
    ...noDetection(),
    trails: [
      {
        name: 'legacy-trail',
        homeRegion: region,
        multiRegion: false,
        organization: false,
        logging: false,
        logGroup: 'legacy-trail',
        readWriteType: 'WriteOnly',
        advancedSelectors: true,
      },
    ],
    logGroups: [{ region, name: 'legacy-trail' }],
    metricFilters: [
      { region, logGroup: 'legacy-trail', name: 'root', pattern: '{ $.userIdentity.type = "Root" }', ...METRIC },
    ],
    alarms: [{ region, name: 'root', ...METRIC, actionsEnabled: false, actions: [] }],
    topics: [
      {
        region,
        name: 'legacy-alarms',
        subscriptions: [{ protocol: 'email', endpoint: `ops@${accountId}.example`, confirmed: false }],
      },
    ],
    guardDuty: [{ region, detectorId: idText(`${accountId}/detector`, 32).toLowerCase(), enabled: false }],
  };
}
