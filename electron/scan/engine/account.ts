/** One account: every check that is due, as whom it asks, and what becomes of each failure. */
import type { AwsAccountField } from '../../../shared/register/aws-facts.ts';
import type { NewFact, SubjectRef } from '../../../shared/register/facts.ts';
import { globalRegionOf } from '../aws/partitions.ts';
import {
  type AccountCheck,
  type AccountContext,
  type AccountFinding,
  isInactive,
  type ListedAccount,
} from '../checks/check.ts';
import type { Calls } from './calls.ts';
import { errorsOf, factOf, isCancelled, type Trouble, troubleOf, unknownFindings } from './findings.ts';
import { type Identity, type Opener, roleIdentity, rootIdentity } from './identity.ts';
import type { AccountOutcome, ScanError } from './store.ts';

export interface AccountScan {
  readonly calls: Calls;
  readonly opener: Opener;
  readonly callerAccount: string;
  readonly organization: string | null;
  readonly roleName: string;
  readonly externalId: string | undefined;
  readonly checks: readonly AccountCheck[];
  /** Is this check of the slow cycle due for this account? */
  readonly due: (check: AccountCheck, account: string) => boolean;
  readonly lastSlow: (account: string) => Readonly<Record<string, string>>;
  readonly now: () => Date;
  readonly once: AccountContext['once'];
}

export interface ScannedAccount {
  readonly facts: readonly NewFact[];
  readonly outcome: AccountOutcome;
}

/** Read one account. Throws only when the scan was stopped meanwhile; then nothing is said about it. */
export async function scanAccount(
  scan: AccountScan,
  account: ListedAccount,
  elsewhere: Promise<readonly { readonly check: string; readonly findings: readonly AccountFinding[] }[]>,
): Promise<ScannedAccount> {
  const identities = identitiesFor(scan, account);
  const inactive = isInactive(account);
  const due = scan.checks.filter((check) => scan.due(check, account.id));
  const entry = await enter(scan, account, identities.account, inactive);

  const read = due.map(async (check) => ({
    check: check.id,
    slow: check.cycle === 'slow',
    findings: await runCheck(scan, account, check, identities, inactive ? SUSPENDED : entry.trouble),
  }));
  const results = await Promise.all(read);
  const others = await elsewhere;

  const at = scan.now().toISOString();
  const all = [
    ...entry.findings,
    ...results.flatMap(({ findings }) => findings),
    ...others.flatMap(({ findings }) => findings),
  ];
  const errors = [
    ...errorsOf(account.id, 'access', entry.findings),
    // What the closed door explains is listed once, as `access`.
    ...[...results, ...others].flatMap(({ check, findings }) =>
      errorsOf(
        account.id,
        check,
        findings.filter((finding) => !explained(finding, entry.trouble ?? (inactive ? SUSPENDED : null))),
      ),
    ),
  ];
  const slow: Record<string, string> = { ...scan.lastSlow(account.id) };
  for (const result of results)
    if (result.slow && result.findings.every((finding) => 'value' in finding)) slow[result.check] = at;
  return {
    facts: all.map((finding) => factOf(subjectOf(finding, account.id), finding, at)),
    outcome: { account: account.id, at, result: errors.some(isMendable) ? 'failed' : 'complete', errors, slow },
  };
}

function subjectOf(finding: AccountFinding, asked: string): SubjectRef {
  return { kind: 'account', key: ('about' in finding ? finding.about : undefined) ?? asked };
}

/** Reasons that neither another try nor a permission would change. */
const FOR_GOOD: ReadonlySet<ScanError['reason']> = new Set([
  'account-suspended',
  'partition-unsupported',
  'unsupported-endpoint',
  'key-missing',
  'not-management',
]);

function isMendable(error: ScanError): boolean {
  return !FOR_GOOD.has(error.reason) || (error.check === 'access' && error.reason !== 'account-suspended');
}

function explained(finding: AccountFinding, trouble: Trouble | null): boolean {
  return trouble !== null && 'unknown' in finding && finding.unknown === trouble.unknown;
}

const SUSPENDED: Trouble = {
  unknown: { reason: 'account-suspended', detail: 'The account is suspended or closed: it cannot be entered.' },
  code: 'AccountSuspended',
  source: 'organizations:ListAccounts',
};

interface Identities {
  readonly caller: Identity;
  readonly account: Identity;
  readonly root: Identity;
}

function identitiesFor(scan: AccountScan, account: ListedAccount): Identities {
  const { opener } = scan;
  const own = account.id === scan.callerAccount;
  return {
    caller: opener.caller,
    // The caller is in already; a role of the same name may not even exist there.
    account: own ? opener.caller : roleIdentity(opener, account.id, scan.roleName, scan.externalId),
    root: rootIdentity(opener, account.id),
  };
}

/** Can the account be entered? Says so as a fact, and gives the reason that all checks from inside share if not. */
async function enter(
  scan: AccountScan,
  account: ListedAccount,
  identity: Identity,
  inactive: boolean,
): Promise<{ findings: readonly AccountFinding[]; trouble: Trouble | null }> {
  const own = account.id === scan.callerAccount;
  const source = own ? 'sts:GetCallerIdentity' : 'sts:AssumeRole';
  if (inactive) return { findings: unknownFindings(['aws.access'], SUSPENDED), trouble: null };
  try {
    await identity.ready();
    const value = own ? ({ as: 'caller' } as const) : ({ as: 'role', role: scan.roleName } as const);
    return { findings: [{ field: 'aws.access', value, origin: { source } }], trouble: null };
  } catch (error) {
    if (isCancelled(error)) throw error;
    const trouble = troubleOf(error, source);
    return { findings: unknownFindings(['aws.access'], trouble), trouble };
  }
}

async function runCheck(
  scan: AccountScan,
  account: ListedAccount,
  check: AccountCheck,
  identities: Identities,
  shut: Trouble | null,
): Promise<readonly AccountFinding[]> {
  const asked = check.calls[0] ?? 'sts:AssumeRole';
  const context = contextFor(scan, account, identities, check.as);
  if (check.skip?.(context)) return [];
  if (check.partitions[context.partition] === 'unsupported')
    return unknownFindings(check.fields, {
      unknown: { reason: 'partition-unsupported', detail: `AWS does not offer this in ${context.partition}.` },
      code: 'PartitionUnsupported',
      source: asked,
    });
  if (shut === SUSPENDED && !check.whenSuspended) return unknownFindings(check.fields, SUSPENDED);
  if (shut !== null && check.as === 'account') return unknownFindings(check.fields, shut);
  try {
    const findings = await check.run(context);
    return complete(check.fields, findings, asked);
  } catch (error) {
    if (isCancelled(error)) throw error;
    return unknownFindings(check.fields, troubleOf(error, asked));
  }
}

/** A field that a check forgot to speak of is unknown too. */
function complete(
  fields: readonly AwsAccountField[],
  findings: readonly AccountFinding[],
  asked: AccountCheck['calls'][number],
): readonly AccountFinding[] {
  const said = new Set(findings.filter((finding) => !('about' in finding)).map((finding) => finding.field));
  const silent = fields.filter((field) => !said.has(field));
  if (silent.length === 0) return findings;
  return [
    ...findings,
    ...unknownFindings(silent, {
      unknown: { reason: 'key-missing', detail: `${asked} did not say` },
      code: 'KeyMissing',
      source: asked,
    }),
  ];
}

function contextFor(
  scan: AccountScan,
  account: ListedAccount,
  identities: Identities,
  as: AccountCheck['as'],
): AccountContext {
  const { calls, opener } = scan;
  return {
    account,
    organization: scan.organization,
    partition: opener.partition,
    globalRegion: globalRegionOf(opener.partition, opener.caller.session.region),
    target: account.id === scan.callerAccount ? {} : { AccountId: account.id },
    now: scan.now,
    sleep: (ms) => calls.clock.sleep(ms, calls.signal),
    call: (api, input, region) => calls.call(identities[as === 'either' ? 'caller' : as], api, input, region),
    callerAccount: scan.callerAccount,
    callAsCaller: (api, input, region) => calls.call(opener.caller, api, input, region),
    once: scan.once,
    callInAccount: (api, input, region) => calls.call(identities.account, api, input, region),
  };
}
