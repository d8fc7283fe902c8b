/** From a trail's log group to somebody who is told: metric filter, alarm, action, subscription. */
import type { MetricAlarm } from '@aws-sdk/client-cloudwatch';
import type { MonitoringPart } from '../../../shared/register/aws-facts.ts';
import { AwsCallError } from '../aws/errors.ts';
import { rootFilterOf } from '../parse/filter-pattern.ts';
import type { AccountContext } from './check.ts';
import { MissingAnswer } from './check.ts';

export interface AlarmChain {
  readonly missing: readonly MonitoringPart[];
  readonly filter: string | null;
  readonly alarm: string | null;
  readonly excludesAssumeRoot: boolean | null;
}

interface LogGroup {
  readonly account: string;
  readonly region: string;
  readonly name: string;
}

type Ask = AccountContext['call'];

/**
 * What follows the log group. An organization's trail writes to a group of another account: it is read as the caller when
 * it is the caller's own, once for all members; else it cannot be known from here. Throws what cannot be read.
 */
export async function alarmChain(context: AccountContext, group: LogGroup): Promise<AlarmChain> {
  if (group.account === context.account.id) return follow(context.call, group);
  if (group.account !== context.callerAccount) throw inAnotherAccount(group);
  return context.once(`alarms of ${group.account}/${group.region}/${group.name}`, () =>
    follow(context.callAsCaller, group),
  );
}

interface Filter {
  readonly name: string;
  readonly metrics: readonly string[];
  readonly excludesAssumeRoot: boolean;
}

async function follow(ask: Ask, group: LogGroup): Promise<AlarmChain> {
  const filters = await rootFilters(ask, group);
  const first = filters[0];
  if (first === undefined)
    return {
      missing: ['metric-filter', 'alarm', 'alarm-action', 'subscription'],
      filter: null,
      alarm: null,
      excludesAssumeRoot: null,
    };
  const alarms = await metricAlarms(ask, group.region);
  let best: AlarmChain = {
    missing: ['alarm', 'alarm-action', 'subscription'],
    filter: first.name,
    alarm: null,
    excludesAssumeRoot: first.excludesAssumeRoot,
  };
  let trouble: unknown = null;
  for (const filter of filters)
    for (const alarm of alarms.filter((entry) => metricsOf(entry).some((metric) => filter.metrics.includes(metric)))) {
      try {
        const missing = await afterAlarm(ask, alarm, group.region);
        const found = {
          missing,
          filter: filter.name,
          alarm: alarm.AlarmName ?? null,
          excludesAssumeRoot: filter.excludesAssumeRoot,
        };
        if (missing.length === 0) return found;
        if (missing.length < best.missing.length) best = found;
      } catch (error) {
        trouble ??= error;
      }
    }
  if (trouble !== null) throw trouble;
  return best;
}

async function rootFilters(ask: Ask, group: LogGroup): Promise<Filter[]> {
  const found: Filter[] = [];
  let token: string | undefined;
  do {
    const page = await ask(
      'logs:DescribeMetricFilters',
      { logGroupName: group.name, ...(token ? { nextToken: token } : {}) },
      group.region,
    );
    if (page.metricFilters === undefined) throw new MissingAnswer('logs:DescribeMetricFilters', 'a list of filters');
    for (const filter of page.metricFilters) {
      const { matches, excludesAssumeRoot } = rootFilterOf(filter.filterPattern);
      if (!matches) continue;
      const metrics = (filter.metricTransformations ?? []).map((to) => metricId(to.metricNamespace, to.metricName));
      found.push({ name: filter.filterName ?? '', metrics, excludesAssumeRoot });
    }
    token = page.nextToken || undefined;
  } while (token !== undefined);
  return found;
}

const metricId = (namespace: string | undefined, name: string | undefined): string =>
  `${namespace ?? ''}/${name ?? ''}`;

async function metricAlarms(ask: Ask, region: string): Promise<MetricAlarm[]> {
  const found: MetricAlarm[] = [];
  let token: string | undefined;
  do {
    const page = await ask(
      'cloudwatch:DescribeAlarms',
      { AlarmTypes: ['MetricAlarm'], MaxRecords: 100, ...(token ? { NextToken: token } : {}) },
      region,
    );
    if (page.MetricAlarms === undefined) throw new MissingAnswer('cloudwatch:DescribeAlarms', 'a list of alarms');
    found.push(...page.MetricAlarms);
    token = page.NextToken || undefined;
  } while (token !== undefined);
  return found;
}

function metricsOf(alarm: MetricAlarm): string[] {
  const own = alarm.MetricName === undefined ? [] : [metricId(alarm.Namespace, alarm.MetricName)];
  const computed = (alarm.Metrics ?? []).map(({ MetricStat }) =>
    metricId(MetricStat?.Metric?.Namespace, MetricStat?.Metric?.MetricName),
  );
  return [...own, ...computed];
}

/** What an alarm lacks. An action other than a topic (a function, an incident) is told by itself. */
async function afterAlarm(ask: Ask, alarm: MetricAlarm, region: string): Promise<MonitoringPart[]> {
  const actions = alarm.ActionsEnabled === false ? [] : (alarm.AlarmActions ?? []);
  if (actions.length === 0) return ['alarm-action', 'subscription'];
  const topics = actions.filter((action) => /^arn:[^:]+:sns:/.test(action));
  if (topics.length < actions.length) return [];
  let trouble: unknown = null;
  for (const topic of topics) {
    try {
      if (await hasSubscriber(ask, topic, region)) return [];
    } catch (error) {
      // A topic that is gone has nobody; one that cannot be read may have somebody.
      if (!(error instanceof AwsCallError && error.failure.code === 'NotFound')) trouble ??= error;
    }
  }
  if (trouble !== null) throw trouble;
  return ['subscription'];
}

/** Has somebody confirmed that they hear of the topic? */
export async function hasSubscriber(ask: Ask, topic: string, region: string): Promise<boolean> {
  const topicRegion = topic.split(':')[3] || region;
  let token: string | undefined;
  do {
    const page = await ask(
      'sns:ListSubscriptionsByTopic',
      { TopicArn: topic, ...(token ? { NextToken: token } : {}) },
      topicRegion,
    );
    if (page.Subscriptions === undefined)
      throw new MissingAnswer('sns:ListSubscriptionsByTopic', 'a list of subscriptions');
    // Until it is confirmed, a subscription has the words "PendingConfirmation" in place of an ARN.
    if (page.Subscriptions.some(({ SubscriptionArn }) => SubscriptionArn?.startsWith('arn:'))) return true;
    token = page.NextToken || undefined;
  } while (token !== undefined);
  return false;
}

function inAnotherAccount(group: LogGroup): AwsCallError {
  return new AwsCallError('logs:DescribeMetricFilters', {
    kind: 'denied',
    reason: 'access-denied',
    code: 'LogGroupElsewhere',
    status: null,
    requestId: null,
    detail: `The trail writes to a log group of account ${group.account}, which cannot be read from here.`,
  });
}
