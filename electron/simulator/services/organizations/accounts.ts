/** How accounts are listed: with or without the retired Status, and with pages that are empty and not the last. */
import type { SimulatedAccount, SimulatedOrganization } from '../../organization.ts';
import { hash } from '../../random.ts';
import { holdersOf } from '../../scp.ts';
import { fromToken, type Page, page, text, toToken } from '../../wire/input.ts';
import type { Call } from '../call.ts';
import { badToken, organizationsArn, pageSize } from './administered.ts';

/** A page of accounts. Some pages are empty and carry a token all the same, as AWS warns that they may. */
export function accountPage(
  call: Call,
  { accounts, listing }: SimulatedOrganization,
): Pick<Page<SimulatedAccount>, 'items' | 'next'> {
  const token = text(call.input, 'NextToken');
  const size = pageSize(call);
  const resumed = token === undefined ? undefined : /^after-empty (.*)$/.exec(fromToken(token))?.[1];
  const inner = resumed ?? token;
  const listed = page(accounts, inner === '' ? undefined : inner, size);
  if (!listed) throw badToken();
  const nth = Math.floor(listed.start / size) + 1;
  if (listing.emptyPageEvery > 0 && resumed === undefined && nth % listing.emptyPageEvery === 0) {
    return { items: [], next: toToken(`after-empty ${token ?? ''}`) };
  }
  return listed;
}

export function accountEntry(organization: SimulatedOrganization, account: SimulatedAccount) {
  const { fields } = organization.listing;
  const style = fields === 'mixed' ? (['state', 'state-and-status', 'status'] as const)[hash(account.id) % 3] : fields;
  return {
    Id: account.id,
    Arn: organizationsArn(organization, `account/${organization.id}/${account.id}`),
    Email: account.email,
    Name: account.name,
    ...(style === 'status' ? {} : { State: account.state }),
    ...(style === 'state' ? {} : statusOf(account)),
    JoinedMethod: account.joinedMethod,
    // As new as State: answers of the old kind lack both.
    ...(style === 'status' ? {} : { Paths: [pathOf(organization, account)] }),
    JoinedTimestamp: new Date(account.joinedAt),
  };
}

/** `o-…/r-…/ou-…/ACCOUNT` */
function pathOf(organization: SimulatedOrganization, account: SimulatedAccount): string {
  const [id, ...above] = holdersOf(organization, account.id, account.parentId);
  return [organization.id, ...above.reverse(), id].join('/');
}

/** The retired field knew three of the five states. */
function statusOf({ state }: SimulatedAccount): { Status?: string } {
  if (state === 'PENDING_ACTIVATION') return {};
  return { Status: state === 'CLOSED' ? 'SUSPENDED' : state };
}
