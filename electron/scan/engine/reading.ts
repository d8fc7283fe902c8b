/** The reading itself: listing, organization and accounts side by side, each handed to the writer as it is finished. */
import type { CallerFacts, OrganizationFacts } from '../aws/identify.ts';
import type { ListedAccount } from '../checks/check.ts';
import { ACCOUNT_CHECKS, ORGANIZATION_CHECKS } from '../checks/table.ts';
import type { AccountScan } from './account.ts';
import { scanAccount } from './account.ts';
import type { Calls } from './calls.ts';
import { isCancelled } from './findings.ts';
import type { Opener } from './identity.ts';
import { inventory } from './inventory.ts';
import { type ScannedOrganization, scanOrganization } from './organization.ts';
import type { Progress } from './progress.ts';
import { Queue } from './queue.ts';
import type { Selection } from './selection.ts';
import type { ScanError, ScanSink } from './store.ts';
import type { Writer } from './writer.ts';

/**
 * Accounts under way at once. Most of an account's time is spent waiting for its credential report to be written; how many
 * calls are made at once is limited elsewhere (calls.ts), and each account has rate limits of its own.
 */
const ACCOUNTS_AT_ONCE = 64;

export interface Reading {
  readonly calls: Calls;
  readonly opener: Opener;
  readonly who: Omit<CallerFacts, 'partition'>;
  readonly organization: OrganizationFacts;
  readonly selection: Selection;
  readonly roleName: string;
  readonly externalId: string | undefined;
  readonly named: readonly string[] | undefined;
  readonly ownAccountOnly: boolean;
  readonly deepAudit: boolean;
  readonly sink: ScanSink;
  readonly writer: Writer;
  readonly progress: Progress;
  readonly errors: ScanError[];
  readonly now: () => Date;
  /** End everything at its next call. */
  readonly stop: () => void;
}

/** Read all that is wanted. `false`: it was stopped before the end. Throws when the ledger could not be written. */
export async function readAll(reading: Reading): Promise<boolean> {
  const { writer, stop } = reading;
  const queue = new Queue<ListedAccount>();
  const listing = inventory({ ...reading, queue }).finally(() => queue.close());
  const organization = organizationOf(reading);
  const scan = accountScanOf(reading);
  const parts = [
    listing,
    writeOrganization(reading, organization),
    ...Array.from({ length: ACCOUNTS_AT_ONCE }, () => readAccounts(reading, scan, organization, queue)),
  ];
  // One part's end in failure (a ledger that cannot be written) stops the others at their next call.
  for (const part of parts) part.catch(stop);
  const ended = await Promise.allSettled(parts);
  await writer.flush();
  const broken = ended.filter((end) => end.status === 'rejected');
  for (const { reason } of broken) if (!isCancelled(reason)) throw reason;
  const { accounts, complete, failed, counted } = reading.progress;
  return broken.length === 0 && counted && complete + failed === accounts;
}

function organizationOf(reading: Reading): Promise<ScannedOrganization | null> {
  const { calls, opener, who, organization, now } = reading;
  if (organization.known !== 'yes' || organization.managementAccount === null) return Promise.resolve(null);
  return scanOrganization({
    calls,
    opener,
    organization: organization.id,
    managementAccount: organization.managementAccount,
    callerAccount: who.account ?? '',
    checks: ORGANIZATION_CHECKS,
    now,
  });
}

async function writeOrganization(reading: Reading, scanned: Promise<ScannedOrganization | null>): Promise<void> {
  const found = await scanned;
  if (found === null) return;
  reading.errors.push(...found.errors);
  await reading.writer.add(null, found.facts, null);
}

function accountScanOf(reading: Reading): AccountScan {
  const { calls, opener, who, organization, selection, roleName, externalId, deepAudit, now } = reading;
  return {
    calls,
    opener,
    callerAccount: who.account ?? '',
    organization: organization.known === 'yes' ? organization.id : null,
    roleName,
    externalId,
    checks: ACCOUNT_CHECKS.filter((check) => check.as !== 'root' || deepAudit),
    due: (check, account) => selection.due(check, account),
    lastSlow: (account) => selection.lastSlow(account),
    now,
    once: remembering(),
  };
}

async function readAccounts(
  { calls, progress, errors, writer }: Reading,
  scan: AccountScan,
  organization: Promise<ScannedOrganization | null>,
  queue: Queue<ListedAccount>,
): Promise<void> {
  for (let account = await queue.take(); account !== undefined; account = await queue.take()) {
    if (calls.signal.aborted) return;
    const current = account;
    progress.begin(current.id);
    const elsewhere = organization.then((found) => found?.account(current) ?? []);
    // An account that ends in a stop does not look at it any more.
    elsewhere.catch(() => {});
    const scanned = await scanAccount(scan, current, elsewhere);
    errors.push(...scanned.outcome.errors);
    await writer.add(current.id, scanned.facts, scanned.outcome);
    progress.end(current.id, scanned.outcome.result);
  }
}

/** Answers that are the same for the whole scan, by what they are about. */
function remembering(): <T>(what: string, find: () => Promise<T>) => Promise<T> {
  const known = new Map<string, Promise<unknown>>();
  return <T>(what: string, find: () => Promise<T>): Promise<T> => {
    const found = known.get(what) ?? find();
    known.set(what, found);
    return found as Promise<T>;
  };
}
