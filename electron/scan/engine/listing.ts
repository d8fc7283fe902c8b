/** Which accounts there are: the organization's listing, or what is left when it cannot be had. */
import type { Account } from '@aws-sdk/client-organizations';
import type { AccountFinding, ListedAccount, Origin } from '../checks/check.ts';
import { MissingAnswer, requestIdOf } from '../checks/check.ts';
import type { Calls } from './calls.ts';
import { isCancelled, type Trouble, troubleOf } from './findings.ts';
import type { Identity } from './identity.ts';

const API = 'organizations:ListAccounts';

export interface ListedPage {
  readonly accounts: readonly ListedAccount[];
  readonly origin: Origin;
}

/**
 * The pages of the listing. Empty pages with a token are passed over; a token that comes twice, or an answer without a
 * list, ends in `MissingAnswer`: a listing that stops half-way is never taken for a whole one.
 */
export async function* listAccounts(
  calls: Calls,
  caller: Identity,
  managementAccount: string | null,
): AsyncGenerator<ListedPage> {
  const tokens = new Set<string>();
  let token: string | undefined;
  do {
    const page = await calls.call(caller, API, token === undefined ? {} : { NextToken: token });
    if (page.Accounts === undefined) throw new MissingAnswer(API, 'a list of accounts');
    const accounts = page.Accounts.map((account) => listed(account, managementAccount)).filter(
      (entry) => entry !== null,
    );
    if (accounts.length > 0) yield { accounts, origin: { source: API, requestId: requestIdOf(page) } };
    token = page.NextToken || undefined;
    if (token !== undefined && tokens.has(token)) throw new MissingAnswer(API, 'where the list goes on');
    if (token !== undefined) tokens.add(token);
  } while (token !== undefined);
}

function listed(account: Account, managementAccount: string | null): ListedAccount | null {
  const id = account.Id;
  if (id === undefined || !/^\d{12}$/.test(id)) return null;
  return {
    id,
    // An empty text says as little as none.
    name: account.Name || null,
    email: account.Email || null,
    // `Status` was to be retired in September 2026; answers of the old kind have nothing else.
    state: account.State || account.Status || null,
    joinedMethod: account.JoinedMethod ?? null,
    joinedAt: account.JoinedTimestamp?.toISOString() ?? null,
    parents: parentsOf(account.Paths),
    management: id === (managementAccount ?? managementOf(account.Arn)),
  };
}

/** `o-…/r-…/ou-…/ACCOUNT` (one or several): the ids between the organization and the account. */
function parentsOf(paths: readonly string[] | undefined): readonly string[] | null {
  if (paths === undefined || paths.length === 0) return null;
  const parents = new Set<string>();
  for (const path of paths) for (const part of path.split('/')) if (/^(r|ou)-/.test(part)) parents.add(part);
  return parents.size > 0 ? [...parents] : null;
}

/** The management account as an account's ARN names it: `arn:aws:organizations::MANAGEMENT:account/o-…/ACCOUNT`. */
function managementOf(arn: string | undefined): string | null {
  return /^arn:[^:]+:organizations::(\d{12}):account\//.exec(arn ?? '')?.[1] ?? null;
}

/** What the listing says of an account, as findings. */
export function listingFindings(
  account: ListedAccount,
  organization: string | null,
  partition: string,
  origin: Origin,
): AccountFinding[] {
  const findings: AccountFinding[] = [
    { field: 'aws.partition', value: partition, origin: { source: 'sts:GetCallerIdentity' } },
    { field: 'aws.management', value: account.management, origin },
    { field: 'aws.inOrganization', value: 'yes', origin },
  ];
  if (organization !== null) findings.push({ field: 'organization', value: organization, origin });
  findings.push(account.name === null ? silent('name', origin) : { field: 'name', value: account.name, origin });
  findings.push(account.email === null ? silent('email', origin) : { field: 'email', value: account.email, origin });
  findings.push(account.state === null ? silent('state', origin) : { field: 'state', value: account.state, origin });
  const { joinedMethod, joinedAt } = account;
  if (joinedMethod === 'INVITED' || joinedMethod === 'CREATED')
    findings.push({ field: 'aws.joinedMethod', value: joinedMethod, origin });
  if (joinedAt !== null) findings.push({ field: 'aws.joinedAt', value: joinedAt, origin });
  return findings;
}

function silent(field: 'name' | 'email' | 'state', origin: Origin): AccountFinding {
  const unknown = { reason: 'key-missing', detail: `${API} did not say the ${field}` } as const;
  return { field, unknown, code: 'KeyMissing', origin };
}

/** Why a listing ended early, or null. Throws only when the scan was stopped. */
export async function untilTrouble(listing: () => Promise<void>, callerManages: boolean): Promise<Trouble | null> {
  try {
    await listing();
    return null;
  } catch (error) {
    if (isCancelled(error)) throw error;
    const trouble = troubleOf(error, API);
    if (callerManages || trouble.unknown.reason !== 'access-denied') return trouble;
    const detail = `${trouble.unknown.detail ?? ''} Only the management account and delegated administrators may list.`;
    return { ...trouble, unknown: { reason: 'not-management', detail: detail.trim() } };
  }
}
