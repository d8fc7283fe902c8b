/** Which accounts the run reads: the whole organization, or, where it cannot be listed, the own account and named ones. */
import type { CallerFacts, OrganizationFacts } from '../aws/identify.ts';
import type { AccountFinding, ListedAccount } from '../checks/check.ts';
import { errorsOf, factOf, type Trouble } from './findings.ts';
import type { Opener } from './identity.ts';
import { listAccounts, listingFindings, untilTrouble } from './listing.ts';
import type { Progress } from './progress.ts';
import type { Queue } from './queue.ts';
import type { Selection } from './selection.ts';
import type { ScanError, ScanSink } from './store.ts';
import type { Writer } from './writer.ts';

const CHECK = 'organization-accounts';
const API = 'organizations:ListAccounts';

export interface InventoryOptions {
  readonly opener: Opener;
  readonly who: Omit<CallerFacts, 'partition'>;
  readonly organization: OrganizationFacts;
  readonly selection: Selection;
  readonly ownAccountOnly: boolean;
  readonly named: readonly string[] | undefined;
  readonly sink: ScanSink;
  readonly writer: Writer;
  readonly progress: Progress;
  readonly queue: Queue<ListedAccount>;
  readonly errors: ScanError[];
  readonly now: () => Date;
}

/** Fill the queue, writing what the listing says as it comes. Throws when the scan was stopped or the ledger failed. */
export async function inventory(options: InventoryOptions): Promise<void> {
  const { organization, progress, errors, who } = options;
  const seen = new Set<string>();
  let trouble: Trouble | null = null;
  if (organization.known !== 'none' && !options.ownAccountOnly) {
    const manages = organization.known === 'yes' && organization.managementAccount === who.account;
    trouble = await untilTrouble(() => organizationAccounts(options, seen), manages);
    if (trouble !== null)
      errors.push({ account: null, check: CHECK, code: trouble.code, reason: trouble.unknown.reason });
    else if (organization.known === 'yes') await wholeListing(options, organization.id, seen);
  }
  await loneAccounts(options, seen, trouble);
  progress.counted = true;
  progress.enter('accounts');
}

async function organizationAccounts(options: InventoryOptions, seen: Set<string>): Promise<void> {
  const { opener, organization, writer, errors, now } = options;
  const id = organization.known === 'yes' ? organization.id : null;
  const management = organization.known === 'yes' ? organization.managementAccount : null;
  for await (const page of listAccounts(opener.calls, opener.caller, management)) {
    const at = now().toISOString();
    for (const account of page.accounts) {
      if (seen.has(account.id)) continue;
      seen.add(account.id);
      const findings = listingFindings(account, id, opener.partition, page.origin);
      errors.push(...errorsOf(account.id, CHECK, findings));
      const subject = { kind: 'account', key: account.id } as const;
      await writer.add(
        account.id,
        findings.map((finding) => factOf(subject, finding, at)),
        null,
      );
      enqueue(options, account);
    }
  }
}

async function wholeListing(options: InventoryOptions, organization: string, seen: ReadonlySet<string>): Promise<void> {
  const { writer, sink, now } = options;
  const subject = { kind: 'organization', key: organization } as const;
  const count = { field: 'aws.accounts', value: seen.size, origin: { source: API } } as const;
  await writer.add(null, [factOf(subject, count, now().toISOString())], null);
  await writer.flush();
  await sink.listed?.(organization, [...seen]);
}

/** The caller's own account, where no listing held it, and accounts that were named although none could be listed. */
async function loneAccounts(options: InventoryOptions, seen: Set<string>, trouble: Trouble | null): Promise<void> {
  const { who, named, organization, writer, opener, errors, now } = options;
  const unlisted = seen.size === 0;
  const lone = new Set(unlisted && who.account !== null ? [who.account] : []);
  if (unlisted) for (const id of named ?? []) lone.add(id);
  else
    for (const id of named ?? [])
      if (!seen.has(id)) errors.push({ account: id, check: CHECK, code: 'NotListed', reason: 'failed' });

  for (const id of lone) {
    const account: ListedAccount = {
      id,
      name: null,
      email: null,
      state: null,
      joinedMethod: null,
      joinedAt: null,
      parents: null,
      management: organization.known === 'yes' && organization.managementAccount === id,
    };
    if (!options.selection.wants(id)) continue;
    const subject = { kind: 'account', key: id } as const;
    const findings = loneFindings(account, options, trouble);
    const at = now().toISOString();
    await writer.add(
      id,
      findings.map((finding) => factOf(subject, finding, at)),
      null,
    );
    enqueue(options, account);
  }

  function loneFindings(account: ListedAccount, from: InventoryOptions, why: Trouble | null): AccountFinding[] {
    const origin = { source: 'organizations:DescribeOrganization' } as const;
    const found: AccountFinding[] = [
      { field: 'aws.partition', value: opener.partition, origin: { source: 'sts:GetCallerIdentity' } },
    ];
    const { organization: known } = from;
    if (known.known === 'yes') {
      if (account.id === from.who.account) {
        found.push({ field: 'organization', value: known.id, origin });
        found.push({ field: 'aws.inOrganization', value: 'yes', origin });
      }
      found.push({ field: 'aws.management', value: account.management, origin });
      if (account.management && known.managementEmail !== null)
        found.push({ field: 'email', value: known.managementEmail, origin });
    } else if (known.known === 'none') {
      if (account.id === from.who.account) found.push({ field: 'aws.inOrganization', value: 'no', origin });
    } else {
      const { reason, detail, code } = known;
      found.push({ field: 'aws.inOrganization', unknown: { reason, detail }, code, origin });
    }
    const said = new Set(found.map(({ field }) => field));
    const unknown = why?.unknown ?? ({ reason: 'not-management', detail: 'Only an organization lists this.' } as const);
    for (const field of ['name', 'email', 'state'] as const)
      if (!said.has(field)) found.push({ field, unknown, code: why?.code ?? 'NotListed', origin: { source: API } });
    return found;
  }
}

function enqueue({ selection, progress, queue }: InventoryOptions, account: ListedAccount): void {
  if (selection.isFinished(account.id) || !selection.wants(account.id)) return;
  progress.accounts += 1;
  queue.push(account, selection.turnOf(account.id));
  progress.changed();
}
