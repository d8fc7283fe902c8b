/** CloudWatch: the alarms of one Region. Older clients ask in the query protocol, newer ones in JSON. */
import type { SimulatedAlarm } from '../monitoring.ts';
import { arnIn } from '../organization.ts';
import { invalid, WireError } from '../wire/error.ts';
import { number, page, text, textList } from '../wire/input.ts';
import type { Call, Service } from './call.ts';

const PAGE_MOST = 100;

export const cloudwatch: Service = {
  DescribeAlarms(call) {
    const { input } = call;
    const names = textList(input, 'AlarmNames');
    const prefix = text(input, 'AlarmNamePrefix') ?? '';
    const actionPrefix = text(input, 'ActionPrefix');
    const alarms = alarmsHere(call)
      .filter(({ name }) => (names.length === 0 || names.includes(name)) && name.startsWith(prefix))
      .filter(({ actions }) => actionPrefix === undefined || actions.some((action) => action.startsWith(actionPrefix)));
    const size = number(input, 'MaxRecords') ?? PAGE_MOST;
    if (!(size >= 1 && size <= PAGE_MOST)) throw invalid('cloudwatch', 'MaxRecords must be between 1 and 100.');
    const listed = page(alarms, text(input, 'NextToken'), size);
    if (!listed) throw new WireError(['InvalidNextToken', 400], 'The next token specified is invalid.');
    return {
      MetricAlarms: listed.items.map((alarm) => entry(call, alarm)),
      CompositeAlarms: [],
      NextToken: listed.next,
    };
  },

  DescribeAlarmsForMetric(call) {
    const metricName = text(call.input, 'MetricName');
    const namespace = text(call.input, 'Namespace');
    const alarms = alarmsHere(call).filter(
      (alarm) => alarm.metricName === metricName && alarm.metricNamespace === namespace,
    );
    return { MetricAlarms: alarms.map((alarm) => entry(call, alarm)) };
  },
};

function alarmsHere({ account, region }: Call): SimulatedAlarm[] {
  return account.detection.alarms.filter((alarm) => alarm.region === region);
}

function entry({ account, world }: Call, alarm: SimulatedAlarm) {
  const changed = new Date('2025-01-15T08:00:00Z');
  return {
    AlarmName: alarm.name,
    AlarmArn: arnIn(world.organization.partition, 'cloudwatch', alarm.region, account.id, `alarm:${alarm.name}`),
    AlarmConfigurationUpdatedTimestamp: changed,
    ActionsEnabled: alarm.actionsEnabled,
    OKActions: [],
    AlarmActions: alarm.actions,
    InsufficientDataActions: [],
    StateValue: 'OK',
    StateReason: 'Unchecked: Initial alarm creation',
    StateUpdatedTimestamp: changed,
    MetricName: alarm.metricName,
    Namespace: alarm.metricNamespace,
    Statistic: 'Sum',
    Dimensions: [],
    Period: 300,
    EvaluationPeriods: 1,
    Threshold: 1,
    ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    TreatMissingData: 'notBreaching',
  };
}
