/** What the root user did in the last 90 days, as CloudTrail's own history tells it. */
import type { RootEvent } from '../../../shared/register/aws-facts.ts';
import { readRootEvent } from '../parse/root-event.ts';
import type { AccountCheck } from './check.ts';
import { MissingAnswer, requestIdOf } from './check.ts';

const API = 'cloudtrail:LookupEvents';
const DAYS = 90;
const DAY_MS = 86_400_000;
const PAGE = 50;
/** At two requests a second: an account whose root user is busier than this has its finding already. */
const MOST_PAGES = 20;
const MOST_KEPT = 200;

export const rootEvents: AccountCheck = {
  id: 'root-events',
  title: 'Root sign-ins and changes in the last 90 days',
  scope: 'account',
  as: 'account',
  whenSuspended: false,
  calls: [API],
  permissions: [
    {
      action: API,
      without:
        'Sign-ins of the root user (with or without MFA), password recoveries, and changes of email, password, MFA and keys.',
    },
  ],
  cycle: 'every-scan',
  fields: ['aws.rootEvents'],
  proves: 'Which sign-ins, recoveries and changes the root user made in the last 90 days, and whether MFA was used.',
  limits: [
    'Only the region of the global services is asked: sign-ins and IAM changes are recorded there, other calls of the root user in the region called.',
    'Sessions of central root access and AWS services acting for the account do not count as use; what such sessions changed of the root user’s credentials is kept beside it.',
    'A sign-in for programs (aws login) is kept by the names of its events; AWS does not say whether MFA was used for it.',
  ],
  controls: ['root-use'],
  partitions: {},
  failures: {},

  async run({ call, globalRegion, now }) {
    const to = now();
    const from = new Date(to.getTime() - DAYS * DAY_MS);
    const events: RootEvent[] = [];
    const central: RootEvent[] = [];
    const counts = { total: 0, signIns: 0, signInsWithoutMfa: 0, assumedRoot: 0, sessions: 0 };
    let requestId: string | undefined;
    let token: string | undefined;
    let pages = 0;
    do {
      const page = await call(
        API,
        {
          LookupAttributes: [{ AttributeKey: 'Username', AttributeValue: 'root' }],
          StartTime: from,
          EndTime: to,
          MaxResults: PAGE,
          ...(token ? { NextToken: token } : {}),
        },
        globalRegion,
      );
      if (page.Events === undefined) throw new MissingAnswer(API, 'a list of events');
      requestId = requestIdOf(page);
      for (const wire of page.Events) {
        const reading = readRootEvent(wire, globalRegion);
        if (reading.use === 'assumed-root') {
          counts.assumedRoot += 1;
          if (reading.event !== null && central.length < MOST_KEPT) central.push(reading.event);
        }
        if (reading.use !== 'root') continue;
        const { event } = reading;
        counts.total += 1;
        if (event.kind === 'sign-in' && !event.failed) {
          counts.signIns += 1;
          if (event.mfa === false) counts.signInsWithoutMfa += 1;
        }
        if (event.kind === 'session' && !event.failed) counts.sessions += 1;
        if (events.length < MOST_KEPT) events.push(event);
      }
      token = page.NextToken || undefined;
      pages += 1;
    } while (token !== undefined && pages < MOST_PAGES);
    for (const list of [events, central]) list.sort((a, b) => (a.at > b.at ? -1 : a.at < b.at ? 1 : 0));
    const value = {
      days: DAYS,
      region: globalRegion,
      events,
      central,
      truncated: token !== undefined || counts.total > events.length,
      ...counts,
    };
    return [{ field: 'aws.rootEvents', value, origin: { source: API, requestId, at: to.toISOString() } }];
  },
};
