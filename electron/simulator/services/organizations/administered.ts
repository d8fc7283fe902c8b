/** What every call of Organizations shares: who may ask, ARNs, and pages of at most 20. */
import { arnIn, type SimulatedAccount, type SimulatedOrganization } from '../../organization.ts';
import { invalid, WireError } from '../../wire/error.ts';
import { number, type Page, page, text } from '../../wire/input.ts';
import type { Call } from '../call.ts';

/** The most that one page of any list holds. */
export const PAGE_MOST = 20;

interface Administered {
  organization: SimulatedOrganization;
  account: (id: string) => SimulatedAccount | undefined;
}

/** The organization, for a caller that may list it: the management account or any delegated administrator. */
export function administered({ world, caller }: Call): Administered {
  if (world.organization.id === null) throw notInUse();
  if (!world.isManagement(caller.accountId) && !world.isDelegated(caller.accountId)) {
    throw new WireError(['AccessDeniedException', 400], "You don't have permissions to access this resource.");
  }
  return { organization: world.organization, account: (id) => world.account(id) };
}

export function organizationsArn({ partition, managementAccountId }: SimulatedOrganization, resource: string): string {
  return arnIn(partition, 'organizations', '', managementAccountId, resource);
}

/** One page of a list, at the size that the request asks for. */
export function listPage<Item>(call: Call, items: readonly Item[]): Page<Item> {
  const listed = page(items, text(call.input, 'NextToken'), pageSize(call));
  if (!listed) throw badToken();
  return listed;
}

export function pageSize({ input }: Call): number {
  const size = number(input, 'MaxResults') ?? PAGE_MOST;
  if (size > PAGE_MOST)
    throw invalid('organizations', 'You specified an invalid value.', { Reason: 'MAX_VALUE_EXCEEDED' });
  if (!(size >= 1)) throw invalid('organizations', 'You specified an invalid value.', { Reason: 'MIN_VALUE_EXCEEDED' });
  return size;
}

export function badToken(): WireError {
  return invalid('organizations', 'You specified an invalid NextToken.', { Reason: 'INVALID_NEXT_TOKEN' });
}

export function notInUse(): WireError {
  return new WireError(['AWSOrganizationsNotInUseException', 400], 'Your account is not a member of an organization.');
}
