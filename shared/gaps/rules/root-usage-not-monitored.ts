import type { MonitoringPart } from '../../register/aws-facts.ts';
import { ROOT_MONITORING } from '../related-controls.ts';
import { FINE, type GapRule, gap } from '../rule.ts';
import { READ_IT, unread } from '../unread.ts';

const MISSING: Record<MonitoringPart, string> = {
  'multi-region-trail': 'there is no trail over all regions',
  'trail-logging': 'the trail is switched off',
  'all-management-events': 'the trail leaves out management events',
  'log-group': 'the trail writes to no log group',
  'metric-filter': 'no metric filter looks for root',
  alarm: 'no alarm watches the filter',
  'alarm-action': 'the alarm does nothing',
  subscription: 'nobody is subscribed to the alarm',
};

/** What CloudTrail needs before EventBridge hears of anything. */
const TRAIL: ReadonlySet<MonitoringPart> = new Set<MonitoringPart>([
  'multi-region-trail',
  'trail-logging',
  'all-management-events',
]);

export const rootUsageNotMonitored: GapRule = {
  id: 'root-usage-not-monitored',
  title: 'Use of root goes unnoticed',
  severity: 'medium',
  about: 'aws',
  why: 'Root should be used so rarely that every use is worth a message. If nobody gets one, an intruder has as long as they like.',
  whatToDo: (finding) =>
    finding.status === 'unknown'
      ? READ_IT
      : 'Send the trail of all regions to a log group, filter it for root, and let an alarm tell a group that is read every day.',
  controls: ROOT_MONITORING,
  evaluate(ctx) {
    const monitoring = ctx.aws('aws.monitoring');
    if (!monitoring.known) return unread(monitoring.unknown, 'whether the use of root is noticed');
    if (monitoring.value.complete) return FINE;
    const { missing, rules } = monitoring.value;
    const telling = (rules ?? []).filter(({ tells }) => tells);
    const trail = missing.find((part) => TRAIL.has(part));
    const whole = telling.find(({ notices }) => notices === 'everything');
    if (whole !== undefined && trail === undefined) return FINE;
    const [some] = telling;
    if (some !== undefined && whole === undefined)
      return gap(`A rule (${some.name}) tells of sign-ins as root, and of nothing else that root does.`, {
        severity: 'low',
      });
    const first = trail ?? missing[0];
    const words = first === undefined ? 'the chain from trail to message is not complete' : MISSING[first];
    const unreadRules = rules === undefined ? ' Rules of EventBridge were not read.' : '';
    return gap(`Nobody would be told if root were used: ${words}.${unreadRules}`);
  },
};
