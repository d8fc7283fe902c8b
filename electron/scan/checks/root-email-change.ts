/** Is somebody changing a root email from the management account? A change that is under way is a step of a case, or a takeover. */
import type { RootEmailChange } from '../../../shared/register/aws-facts.ts';
import type { AccountFinding, ListedAccount, OrganizationCheck, OrganizationContext } from './check.ts';
import { MissingAnswer, requestIdOf } from './check.ts';

const EVENTS = 'cloudtrail:LookupEvents';
const STATUS = 'account:GetPrimaryEmailUpdateStatus';
const BEGUN = 'StartPrimaryEmailUpdate';
const DAYS = 90;
const DAY_MS = 86_400_000;
const PAGE = 50;
const MOST_PAGES = 20;

const STATES: Readonly<Record<string, Exclude<RootEmailChange['state'], 'none'>>> = {
  PENDING: 'pending',
  ACCEPTED: 'accepted',
  COMPLETED: 'completed',
  FAILED: 'failed',
};

export const rootEmailChange: OrganizationCheck = {
  id: 'root-email-change',
  title: 'Root email changes under way',
  scope: 'organization',
  calls: [EVENTS, STATUS],
  permissions: [
    { action: EVENTS, without: 'For which accounts a change of the root email was begun.' },
    { action: STATUS, without: 'How far such a change has come.' },
  ],
  cycle: 'every-scan',
  fields: [],
  accountFields: ['aws.emailChange'],
  proves:
    'For which members a change of the root email was begun in the last 90 days from the account that scans, and how far it has come.',
  limits: [
    'A change begun from another delegated administrator is in that account’s log alone. One that the root user makes itself is among its root events.',
    'AWS answers three such questions a second for a whole organization: only accounts with a change begun are asked about.',
  ],
  controls: ['central-root', 'root-monitoring'],
  partitions: {},
  failures: { ResourceNotFound: 'AWS knows of no change: a definite answer.' },

  async run(context) {
    const begun = await accountsBegun(context);
    return { organization: [], account: (account) => stateOf(context, begun, account) };
  },
};

/** Accounts for which a change was begun; null where the log is longer than is read, or an entry does not name its account. */
async function accountsBegun({ call, globalRegion, now }: OrganizationContext): Promise<ReadonlySet<string> | null> {
  const found = new Set<string>();
  let token: string | undefined;
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const page = await call(
      EVENTS,
      {
        LookupAttributes: [{ AttributeKey: 'EventName', AttributeValue: BEGUN }],
        StartTime: new Date(now().getTime() - DAYS * DAY_MS),
        MaxResults: PAGE,
        ...(token ? { NextToken: token } : {}),
      },
      globalRegion,
    );
    if (page.Events === undefined) throw new MissingAnswer(EVENTS, 'a list of events');
    for (const { CloudTrailEvent } of page.Events) {
      const account = accountIn(CloudTrailEvent);
      if (account === null) return null;
      found.add(account);
    }
    token = page.NextToken || undefined;
    if (token === undefined) return found;
  }
  return null;
}

function accountIn(record: string | undefined): string | null {
  try {
    const { requestParameters } = JSON.parse(record ?? '') as { requestParameters?: Record<string, unknown> };
    const id = requestParameters?.accountId ?? requestParameters?.AccountId;
    return typeof id === 'string' && /^\d{12}$/.test(id) ? id : null;
  } catch {
    return null;
  }
}

async function stateOf(
  { call }: OrganizationContext,
  begun: ReadonlySet<string> | null,
  account: ListedAccount,
): Promise<AccountFinding[]> {
  const field = 'aws.emailChange';
  // The management account’s own email is changed by its root user alone.
  if (account.management) return [];
  if (begun === null) throw new MissingAnswer(EVENTS, 'for which accounts a change was begun');
  if (!begun.has(account.id)) return [{ field, value: { state: 'none' }, origin: { source: EVENTS } }];
  const answer = await call(STATUS, { AccountId: account.id });
  const state = STATES[answer.Status ?? ''];
  if (state === undefined) throw new MissingAnswer(STATUS, 'how far the change is');
  const at = answer.UpdatedAt?.toISOString() ?? null;
  return [{ field, value: { state, at }, origin: { source: STATUS, requestId: requestIdOf(answer) } }];
}
