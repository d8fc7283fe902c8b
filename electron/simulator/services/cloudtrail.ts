/** CloudTrail: the trails as one Region shows them, and the root events of the last 90 days. */
import type { SimulatedTrail } from '../monitoring.ts';
import { arnIn } from '../organization.ts';
import { invalid, WireError } from '../wire/error.ts';
import { notFalse, number, page, text, textList } from '../wire/input.ts';
import type { Call, Service } from './call.ts';
import { eventRecord } from './cloudtrail-events.ts';

const EVENT_DAYS = 90;
const EVENTS_PAGE_MOST = 50;
const DAY_MS = 86_400_000;

export const cloudtrail: Service = {
  DescribeTrails(call) {
    const names = textList(call.input, 'trailNameList');
    const shadows = notFalse(call.input, 'includeShadowTrails');
    return {
      trailList: visibleTrails(call)
        .filter(({ trail }) => shadows || trail.homeRegion === call.region)
        .filter((seen) => names.length === 0 || names.some((name) => isNamed(seen, name)))
        .map(({ trail, arn, owner }) => ({
          Name: trail.name,
          S3BucketName: `${owner}-cloudtrail`,
          IncludeGlobalServiceEvents: true,
          IsMultiRegionTrail: trail.multiRegion,
          HomeRegion: trail.homeRegion,
          TrailARN: arn,
          LogFileValidationEnabled: true,
          ...(trail.logGroup === null
            ? {}
            : {
                CloudWatchLogsLogGroupArn: arnIn(
                  call.world.organization.partition,
                  'logs',
                  trail.homeRegion,
                  owner,
                  `log-group:${trail.logGroup}:*`,
                ),
              }),
          HasCustomEventSelectors: true,
          HasInsightSelectors: false,
          IsOrganizationTrail: trail.organization,
        })),
    };
  },

  GetTrailStatus(call) {
    const { trail } = named(call, 'Name');
    return { IsLogging: trail.logging };
  },

  GetEventSelectors(call) {
    const { trail, arn } = named(call, 'TrailName');
    const { readWriteType, advancedSelectors } = trail;
    if (!advancedSelectors) {
      return {
        TrailARN: arn,
        EventSelectors: [
          {
            ReadWriteType: readWriteType,
            IncludeManagementEvents: true,
            DataResources: [],
            ExcludeManagementEventSources: [],
          },
        ],
      };
    }
    const readOnly = { All: [], ReadOnly: ['true'], WriteOnly: ['false'] }[readWriteType];
    return {
      TrailARN: arn,
      AdvancedEventSelectors: [
        {
          Name: 'Management events',
          FieldSelectors: [
            { Field: 'eventCategory', Equals: ['Management'] },
            ...(readOnly.length > 0 ? [{ Field: 'readOnly', Equals: readOnly }] : []),
          ],
        },
      ],
    };
  },

  LookupEvents(call) {
    const { account, input, region, world } = call;
    const size = number(input, 'MaxResults') ?? EVENTS_PAGE_MOST;
    if (!(size >= 1 && size <= EVENTS_PAGE_MOST)) {
      throw new WireError(['InvalidMaxResultsException', 400], 'MaxResults must be between 1 and 50.');
    }
    const attributes = lookupAttributes(input.LookupAttributes);
    const oldest = world.now().getTime() - EVENT_DAYS * DAY_MS;
    const from = Math.max(oldest, (number(input, 'StartTime') ?? 0) * 1000);
    const until = (number(input, 'EndTime') ?? Number.POSITIVE_INFINITY) * 1000;
    const events = account.rootEvents
      .filter((event) => event.region === region)
      .filter(({ at }) => Date.parse(at) >= from && Date.parse(at) <= until && Date.parse(at) <= world.now().getTime())
      .sort((a, b) => Date.parse(b.at) - Date.parse(a.at))
      .map((event) => eventRecord(world.organization.partition, account.id, event))
      .filter((record) => attributes.every(({ key, value }) => record[key] === value));
    const listed = page(events, text(input, 'NextToken'), size);
    if (!listed) throw new WireError(['InvalidNextTokenException', 400], 'Invalid token.');
    return { Events: listed.items, NextToken: listed.next };
  },
};

interface SeenTrail {
  trail: SimulatedTrail;
  owner: string;
  arn: string;
}

/** The account's trails that this Region shows, and the organization's, which every member sees. */
function visibleTrails({ account, region, world }: Call): SeenTrail[] {
  const { managementAccountId, partition } = world.organization;
  const inherited =
    account.id === managementAccountId
      ? []
      : (world.account(managementAccountId)?.detection.trails ?? []).filter(({ organization }) => organization);
  const seen = (owner: string) => (trail: SimulatedTrail) => ({
    trail,
    owner,
    arn: arnIn(partition, 'cloudtrail', trail.homeRegion, owner, `trail/${trail.name}`),
  });
  return [...account.detection.trails.map(seen(account.id)), ...inherited.map(seen(managementAccountId))].filter(
    ({ trail }) => trail.multiRegion || trail.homeRegion === region,
  );
}

/** A trail is named by its ARN, or by its name where it is at home; a member names the organization's by ARN alone. */
function isNamed({ trail, arn }: SeenTrail, name: string): boolean {
  return name === arn || name === trail.name;
}

function named(call: Call, member: string): SeenTrail {
  const name = text(call.input, member);
  if (!name) throw invalid('cloudtrail', `${member} is required.`);
  const found = visibleTrails(call).find(
    (seen) =>
      seen.arn === name ||
      (seen.trail.name === name && seen.owner === call.account.id && seen.trail.homeRegion === call.region),
  );
  if (found) return found;
  throw new WireError(['TrailNotFoundException', 400], `Unknown trail: ${name} for the user: ${call.account.id}`);
}

function lookupAttributes(
  value: unknown,
): { key: 'EventName' | 'Username' | 'EventSource' | 'EventId'; value: string }[] {
  if (!Array.isArray(value) || value.length === 0) return [];
  if (value.length > 1) {
    throw new WireError(['InvalidLookupAttributesException', 400], 'Only one lookup attribute can be specified.');
  }
  const { AttributeKey: key, AttributeValue: wanted } = value[0] as { AttributeKey?: string; AttributeValue?: string };
  if (
    (key === 'EventName' || key === 'Username' || key === 'EventSource' || key === 'EventId') &&
    wanted !== undefined
  ) {
    return [{ key, value: wanted }];
  }
  throw new WireError(['InvalidLookupAttributesException', 400], 'The lookup attribute is not valid.');
}
