/** CloudWatch Logs: the metric filters of one Region. */
import { invalid, WireError } from '../wire/error.ts';
import { number, page, text } from '../wire/input.ts';
import type { Service } from './call.ts';

const PAGE_MOST = 50;

export const logs: Service = {
  DescribeMetricFilters({ account, input, region }) {
    const { detection } = account;
    const group = text(input, 'logGroupName');
    if (group && !logGroupExists(detection, region, group)) {
      throw new WireError(['ResourceNotFoundException', 400], 'The specified log group does not exist.');
    }
    const prefix = text(input, 'filterNamePrefix') ?? '';
    const metricName = text(input, 'metricName');
    const metricNamespace = text(input, 'metricNamespace');
    if ((metricName === undefined) !== (metricNamespace === undefined)) {
      throw invalid('logs', 'metricName and metricNamespace must be given together.');
    }
    const filters = detection.metricFilters.filter(
      (filter) =>
        filter.region === region &&
        (group === undefined || filter.logGroup === group) &&
        filter.name.startsWith(prefix) &&
        (metricName === undefined || (filter.metricName === metricName && filter.metricNamespace === metricNamespace)),
    );
    const size = number(input, 'limit') ?? PAGE_MOST;
    const listed = size >= 1 && size <= PAGE_MOST ? page(filters, text(input, 'nextToken'), size) : null;
    if (!listed) throw invalid('logs', 'The specified nextToken or limit is invalid.');
    return {
      metricFilters: listed.items.map((filter) => ({
        filterName: filter.name,
        filterPattern: filter.pattern,
        logGroupName: filter.logGroup,
        metricTransformations: [
          { metricName: filter.metricName, metricNamespace: filter.metricNamespace, metricValue: '1' },
        ],
      })),
      nextToken: listed.next,
    };
  },
};

type Detection = Parameters<Service[string]>[0]['account']['detection'];

function logGroupExists(detection: Detection, region: string, name: string): boolean {
  return (
    detection.logGroups.some((group) => group.region === region && group.name === name) ||
    detection.metricFilters.some((filter) => filter.region === region && filter.logGroup === name) ||
    detection.trails.some((trail) => trail.homeRegion === region && trail.logGroup === name)
  );
}
