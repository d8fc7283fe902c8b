/** The organization's own checks: run once, beside the accounts; some speak of single accounts too. */
import type { NewFact } from '../../../shared/register/facts.ts';
import { globalRegionOf } from '../aws/partitions.ts';
import type {
  AccountFinding,
  ListedAccount,
  OrganizationCheck,
  OrganizationContext,
  OrganizationFinding,
} from '../checks/check.ts';
import type { Calls } from './calls.ts';
import { errorsOf, factOf, isCancelled, type Trouble, troubleOf, unknownFindings } from './findings.ts';
import type { Opener } from './identity.ts';
import type { ScanError } from './store.ts';

export interface OrganizationScan {
  readonly calls: Calls;
  readonly opener: Opener;
  readonly organization: string;
  readonly managementAccount: string;
  readonly callerAccount: string;
  readonly checks: readonly OrganizationCheck[];
  readonly now: () => Date;
}

export interface ScannedOrganization {
  readonly facts: readonly NewFact[];
  readonly errors: readonly ScanError[];
  /** What the checks say of one account. */
  account(
    account: ListedAccount,
  ): Promise<readonly { readonly check: string; readonly findings: readonly AccountFinding[] }[]>;
}

/** Run the checks. Throws only when the scan was stopped. */
export async function scanOrganization(scan: OrganizationScan): Promise<ScannedOrganization> {
  const results = await Promise.all(scan.checks.map((check) => runCheck(scan, check)));
  const subject = { kind: 'organization', key: scan.organization } as const;
  const at = scan.now().toISOString();
  const partition: OrganizationFinding = {
    field: 'aws.partition',
    value: scan.opener.partition,
    origin: { source: 'sts:GetCallerIdentity' },
  };
  return {
    facts: [partition, ...results.flatMap(({ findings }) => findings)].map((finding) => factOf(subject, finding, at)),
    errors: results.flatMap(({ check, findings }) => errorsOf(null, check.id, findings)),
    account: (account) =>
      Promise.all(
        results.flatMap(({ check, account: speak }) => (speak === undefined ? [] : [speakOf(check, speak, account)])),
      ),
  };
}

interface Result {
  readonly check: OrganizationCheck;
  readonly findings: readonly OrganizationFinding[];
  readonly account?: ((account: ListedAccount) => Promise<readonly AccountFinding[]>) | undefined;
}

async function runCheck(scan: OrganizationScan, check: OrganizationCheck): Promise<Result> {
  const { opener, calls } = scan;
  const asked = check.calls[0] ?? 'organizations:DescribeOrganization';
  const context: OrganizationContext = {
    organization: scan.organization,
    managementAccount: scan.managementAccount,
    callerAccount: scan.callerAccount,
    partition: opener.partition,
    globalRegion: globalRegionOf(opener.partition, opener.caller.session.region),
    now: scan.now,
    sleep: (ms) => calls.clock.sleep(ms, calls.signal),
    call: (api, input, region) => calls.call(opener.caller, api, input, region),
  };
  try {
    const found = await check.run(context);
    const said = new Set(found.organization.map((finding) => finding.field));
    const silent = check.fields.filter((field) => !said.has(field));
    const forgotten = silent.map((field) => failed(field, keyMissing(asked)));
    return { check, findings: [...found.organization, ...forgotten], account: found.account };
  } catch (error) {
    if (isCancelled(error)) throw error;
    const trouble = troubleOf(error, asked);
    const { accountFields } = check;
    return {
      check,
      findings: check.fields.map((field) => failed(field, trouble)),
      account: accountFields.length === 0 ? undefined : async () => unknownFindings(accountFields, trouble),
    };
  }
}

function failed(field: OrganizationCheck['fields'][number], trouble: Trouble): OrganizationFinding {
  const { unknown, code, source, requestId } = trouble;
  return { field, unknown, code, origin: { source, requestId } };
}

function keyMissing(asked: OrganizationCheck['calls'][number]): Trouble {
  return { unknown: { reason: 'key-missing', detail: `${asked} did not say` }, code: 'KeyMissing', source: asked };
}

/** What one check says of one account; what it cannot find out about that account is unknown for it alone. */
async function speakOf(
  check: OrganizationCheck,
  speak: (account: ListedAccount) => Promise<readonly AccountFinding[]>,
  account: ListedAccount,
): Promise<{ check: string; findings: readonly AccountFinding[] }> {
  try {
    return { check: check.id, findings: await speak(account) };
  } catch (error) {
    if (isCancelled(error)) throw error;
    const trouble = troubleOf(error, check.calls[0] ?? 'organizations:DescribeOrganization');
    return { check: check.id, findings: unknownFindings(check.accountFields, trouble) };
  }
}
