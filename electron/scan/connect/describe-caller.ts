/** Who the caller is and what it may do, found by trying: the same read-only calls that a scan makes, once each. */
import type { CallerView } from '../../../shared/ipc/channels/scan.ts';
import { LedgerError } from '../../../shared/ipc/result.ts';
import type { ApiName, InputOf } from '../aws/apis.ts';
import type { CallerConfiguration } from '../aws/caller.ts';
import { AwsCallError } from '../aws/errors.ts';
import { connected, identifyCaller, identifyOrganization, type OrganizationFacts } from '../aws/identify.ts';
import { partitionOfArn, roleArn } from '../aws/partitions.ts';
import { Calls } from '../engine/calls.ts';
import { systemClock } from '../engine/clock.ts';
import { callerIdentity, type Identity } from '../engine/identity.ts';
import { ASSUME_ROLE, neededPermissions } from '../policy/permissions.ts';
import { announcementsOf } from './announcements.ts';

const LONGEST_MS = 20_000;

export interface DescribeCallerOptions {
  readonly caller: CallerConfiguration;
  readonly roleName: string;
  readonly externalId?: string | undefined;
}

/**
 * Throws `LedgerError` (`aws-unreachable`, `aws-refused`, `aws-session-expired`) when the caller cannot be told. Abilities
 * that were not answered for another reason than a refusal are `unknown`.
 */
export async function describeCaller(options: DescribeCallerOptions): Promise<CallerView> {
  const { connection, caller } = await connected(options.caller);
  const signal = AbortSignal.timeout(LONGEST_MS);
  const calls = new Calls({ clock: systemClock, signal, stop: () => {} });
  try {
    const identity = callerIdentity(connection, caller, calls);
    const who = await identifyCaller(calls, identity, caller);
    const organization = await identifyOrganization(calls, identity);
    const partition =
      who.partition ?? (organization.known === 'yes' ? partitionOfArn(organization.arn ?? undefined) : null);
    if (who.account === null || partition === null)
      throw new LedgerError('aws-refused', 'This endpoint does not say who the caller is.');
    const member = await someMember(calls, identity, who.account);
    const abilities = await Promise.all([
      enters(
        calls,
        identity,
        member === null ? null : roleArn(partition, member, options.roleName),
        options.externalId,
      ),
      ...PROBES.map(([api, input]) => ability(calls, identity, api, input)),
    ]);
    return {
      account: who.account,
      arn: who.arn ?? '',
      partition,
      notes: announcementsOf(connection.settings, caller.source),
      organization: await view(calls, identity, organization, who.account),
      abilities,
    };
  } catch (error) {
    if (!signal.aborted) throw error;
    const { profile } = caller;
    const asWho = profile === null ? '' : ` with the profile “${profile}”`;
    throw new LedgerError('aws-unreachable', `AWS did not answer in time${asWho}.`, {
      hint: 'Check the network, the proxy (HTTPS_PROXY) and the endpoint, then try again.',
      aws: { cause: 'unreachable', profile, command: null },
    });
  } finally {
    connection.close();
  }
}

async function view(
  calls: Calls,
  identity: Identity,
  organization: OrganizationFacts,
  account: string,
): Promise<CallerView['organization']> {
  if (organization.known !== 'yes') return null;
  const { Organization } = await calls.call(identity, 'organizations:DescribeOrganization', {});
  return {
    id: organization.id,
    managementAccount: organization.managementAccount ?? '',
    isManagement: organization.managementAccount === account,
    allFeatures: Organization?.FeatureSet === 'ALL',
  };
}

type Probe = { readonly [Name in ApiName]: readonly [Name, InputOf<Name>] }[ApiName];

/** One harmless question per permission of the caller that does not need to know more first. */
const PROBES: readonly Probe[] = [
  ['organizations:ListAccounts', { MaxResults: 1 }],
  ['iam:ListOrganizationsFeatures', {}],
  ['organizations:ListDelegatedAdministrators', { ServicePrincipal: 'iam.amazonaws.com' }],
  ['organizations:ListPolicies', { Filter: 'SERVICE_CONTROL_POLICY' }],
  ['account:GetAlternateContact', { AlternateContactType: 'SECURITY' }],
  ['account:GetContactInformation', {}],
  ['iam:GetAccountSummary', {}],
  ['iam:ListVirtualMFADevices', { MaxItems: 1 }],
  ['iam:GenerateCredentialReport', {}],
];

async function ability(calls: Calls, identity: Identity, api: ApiName, input: never | object): Promise<Ability> {
  const allowed = await answered(() => calls.call(identity, api, input as never));
  return { permission: api, allowed, loses: lossOf(api) };
}

type Ability = CallerView['abilities'][number];

async function answered(ask: () => Promise<unknown>): Promise<Ability['allowed']> {
  try {
    await ask();
    return 'yes';
  } catch (error) {
    if (!(error instanceof AwsCallError)) return 'unknown';
    // "There is none" is an answer: the caller was allowed to ask.
    if (error.failure.kind === 'absent') return 'yes';
    const refused = ['denied', 'scp-denied', 'not-management'].includes(error.failure.kind);
    return refused ? 'no' : 'unknown';
  }
}

async function enters(
  calls: Calls,
  identity: Identity,
  role: string | null,
  externalId: string | undefined,
): Promise<Ability> {
  const allowed =
    role === null
      ? 'unknown'
      : await answered(() =>
          calls.call(identity, 'sts:AssumeRole', {
            RoleArn: role,
            RoleSessionName: 'root-ledger',
            DurationSeconds: 900,
            ...(externalId ? { ExternalId: externalId } : {}),
          }),
        );
  return { permission: ASSUME_ROLE.action, allowed, loses: ASSUME_ROLE.without };
}

/** An active account of the first page, to try the role on. */
async function someMember(calls: Calls, identity: Identity, own: string): Promise<string | null> {
  try {
    const { Accounts } = await calls.call(identity, 'organizations:ListAccounts', {});
    const found = Accounts?.find(({ Id, State, Status }) => Id !== own && (State ?? Status) === 'ACTIVE');
    return found?.Id ?? null;
  } catch {
    return null;
  }
}

function lossOf(action: string): string {
  return (
    neededPermissions()
      .find((needed) => needed.action === action)
      ?.without.join(' ') ?? ''
  );
}
