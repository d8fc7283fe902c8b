/** Is the use of the root user noticed? The strict form: trail, log group, filter, alarm, and somebody who is told. */
import type { Trail } from '@aws-sdk/client-cloudtrail';
import type { MonitoringPart, RootUsageMonitoring } from '../../../shared/register/aws-facts.ts';
import { MONITORING_PARTS } from '../../../shared/register/aws-facts.ts';
import { recordsAllManagementEvents } from '../parse/event-selectors.ts';
import type { AccountCheck, AccountContext } from './check.ts';
import { MissingAnswer, requestIdOf } from './check.ts';
import { type AlarmChain, alarmChain } from './root-monitoring-alarm.ts';
import { RULE_TARGETS, RULES, rootRules } from './root-monitoring-rules.ts';

const TRAILS = 'cloudtrail:DescribeTrails';

export const rootMonitoring: AccountCheck = {
  id: 'root-monitoring',
  title: 'Alarm on use of the root user',
  scope: 'account',
  as: 'account',
  whenSuspended: false,
  calls: [
    TRAILS,
    'cloudtrail:GetTrailStatus',
    'cloudtrail:GetEventSelectors',
    'logs:DescribeMetricFilters',
    'cloudwatch:DescribeAlarms',
    'sns:ListSubscriptionsByTopic',
    RULES,
    RULE_TARGETS,
  ],
  permissions: [
    { action: TRAILS, without: 'Whether any trail records what the root user does.' },
    { action: 'cloudtrail:GetTrailStatus', without: 'Whether the trail is switched on.' },
    { action: 'cloudtrail:GetEventSelectors', without: 'Whether the trail records all management events.' },
    { action: 'logs:DescribeMetricFilters', without: 'Whether a filter looks for the root user.' },
    { action: 'cloudwatch:DescribeAlarms', without: 'Whether an alarm follows the filter.' },
    { action: 'sns:ListSubscriptionsByTopic', without: 'Whether anybody is told when the alarm goes off.' },
    { action: RULES, without: 'Whether a rule of EventBridge looks for the root user.' },
    { action: RULE_TARGETS, without: 'Whether anybody is told by such a rule.' },
  ],
  cycle: 'every-scan',
  fields: ['aws.monitoring'],
  proves:
    'That a multi-region trail is on, records all management events to a log group, with a filter on the root user, an alarm on it, and a confirmed subscriber.',
  limits: [
    'Alarms made in other ways (a SIEM fed from the bucket) are not seen. Rules of EventBridge are looked for where that chain is not complete, on the default bus of the region of the global services.',
    "A trail of the organization is judged by the filters and alarms of the log group's own account, where the caller can read them.",
    'A filter that leaves out more than service events and central root sessions may miss a use: it does not count.',
  ],
  controls: ['root-monitoring'],
  partitions: {},
  failures: {},

  async run(context) {
    const region = context.globalRegion;
    const answer = await context.call(TRAILS, { includeShadowTrails: true }, region);
    if (answer.trailList === undefined) throw new MissingAnswer(TRAILS, 'a list of trails');
    const origin = { source: TRAILS, requestId: requestIdOf(answer) } as const;

    let best: RootUsageMonitoring = {
      complete: false,
      missing: [...MONITORING_PARTS],
      trail: null,
      region: null,
      filter: null,
      alarm: null,
      excludesAssumeRoot: null,
    };
    let trouble: unknown = null;
    for (const trail of answer.trailList) {
      try {
        const judged = await judge(context, trail, region);
        if (judged.complete) return [{ field: 'aws.monitoring', value: judged, origin }];
        if (best.trail === null || judged.missing.length < best.missing.length) best = judged;
      } catch (error) {
        // One trail that cannot be read could be the one that is in order: unknown, unless another one is.
        trouble ??= error;
      }
    }
    if (trouble !== null) throw trouble;
    const rules = await rootRules(context);
    return [{ field: 'aws.monitoring', value: { ...best, ...(rules === null ? {} : { rules }) }, origin }];
  },
};

const CHAIN: readonly MonitoringPart[] = ['metric-filter', 'alarm', 'alarm-action', 'subscription'];

async function judge(context: AccountContext, trail: Trail, asked: string): Promise<RootUsageMonitoring> {
  const region = trail.HomeRegion ?? asked;
  const name = trail.TrailARN ?? trail.Name ?? '';
  const [status, selectors] = await Promise.all([
    context.call('cloudtrail:GetTrailStatus', { Name: name }, region),
    context.call('cloudtrail:GetEventSelectors', { TrailName: name }, region),
  ]);
  if (status.IsLogging === undefined) throw new MissingAnswer('cloudtrail:GetTrailStatus', 'whether the trail is on');
  const { EventSelectors, AdvancedEventSelectors } = selectors;
  if (EventSelectors === undefined && AdvancedEventSelectors === undefined)
    throw new MissingAnswer('cloudtrail:GetEventSelectors', 'what the trail records');

  const lacking = new Set<MonitoringPart>();
  if (trail.IsMultiRegionTrail !== true) lacking.add('multi-region-trail');
  if (!status.IsLogging) lacking.add('trail-logging');
  if (!recordsAllManagementEvents(EventSelectors, AdvancedEventSelectors)) lacking.add('all-management-events');

  let chain: AlarmChain | null = null;
  const group = logGroupOf(trail.CloudWatchLogsLogGroupArn);
  if (group === null) for (const part of ['log-group', ...CHAIN] as const) lacking.add(part);
  else {
    chain = await alarmChain(context, group);
    for (const part of chain.missing) lacking.add(part);
  }
  const missing = MONITORING_PARTS.filter((part) => lacking.has(part));
  return {
    complete: missing.length === 0,
    missing,
    trail: trail.Name ?? name,
    region,
    filter: chain?.filter ?? null,
    alarm: chain?.alarm ?? null,
    excludesAssumeRoot: chain?.excludesAssumeRoot ?? null,
  };
}

/** `arn:P:logs:REGION:ACCOUNT:log-group:NAME:*` */
function logGroupOf(arn: string | undefined): { account: string; region: string; name: string } | null {
  const match = /^arn:[^:]+:logs:([^:]+):(\d{12}):log-group:([^:]+)/.exec(arn ?? '');
  const [, region, account, name] = match ?? [];
  return region && account && name ? { account, region, name } : null;
}
