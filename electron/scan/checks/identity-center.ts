/** Who can act as administrator of the management account by IAM Identity Center: whoever can opens root sessions in members. */
import type { IdentityCenter, IdentityCenterUser } from '../../../shared/register/aws-facts.ts';
import { cleanAddress } from '../../../shared/text/compare.ts';
import { AwsCallError } from '../aws/errors.ts';
import { isCancelled } from '../engine/findings.ts';
import type { OrganizationCheck, OrganizationContext } from './check.ts';
import { MissingAnswer } from './check.ts';

const INSTANCES = 'sso-admin:ListInstances';
const SETS = 'sso-admin:ListPermissionSetsProvisionedToAccount';
const ASSIGNMENTS = 'sso-admin:ListAccountAssignments';
const POLICIES = 'sso-admin:ListManagedPoliciesInPermissionSet';
const USER = 'identitystore:DescribeUser';
const MEMBERS = 'identitystore:ListGroupMemberships';

/** Identity Center lives in one region, and nothing global says in which. */
const REGIONS: Readonly<Record<string, readonly string[]>> = {
  aws: [
    ...['us-east-1', 'eu-west-1', 'eu-central-1', 'us-west-2', 'us-east-2', 'eu-west-2', 'eu-north-1', 'eu-west-3'],
    ...['ap-southeast-2', 'ap-northeast-1', 'ap-southeast-1', 'ap-south-1', 'ca-central-1', 'sa-east-1', 'us-west-1'],
    ...['ap-northeast-2', 'ap-northeast-3', 'eu-south-1', 'eu-south-2', 'eu-central-2', 'me-south-1', 'me-central-1'],
    ...['af-south-1', 'ap-east-1', 'ap-southeast-3', 'ap-southeast-4', 'ap-south-2', 'il-central-1', 'ca-west-1'],
  ],
  'aws-us-gov': ['us-gov-west-1', 'us-gov-east-1'],
  'aws-cn': ['cn-north-1', 'cn-northwest-1'],
};
/** How regions answer that the account has not switched on. */
const SWITCHED_OFF: ReadonlySet<string> = new Set(['refused', 'credentials-missing', 'absent', 'unsupported']);
const ADMINISTRATOR = /:iam::aws:policy\/AdministratorAccess$/;

export const identityCenter: OrganizationCheck = {
  id: 'identity-center',
  title: 'Administrators of the management account by IAM Identity Center',
  scope: 'organization',
  calls: [INSTANCES, SETS, ASSIGNMENTS, POLICIES, USER, MEMBERS],
  permissions: [
    { action: 'sso:ListInstances', without: 'Whether IAM Identity Center is in use, and where.' },
    {
      action: 'sso:ListPermissionSetsProvisionedToAccount',
      without: 'Which rights it gives in the management account.',
    },
    { action: 'sso:ListAccountAssignments', without: 'Whom it gives rights in the management account.' },
    {
      action: 'sso:ListManagedPoliciesInPermissionSet',
      without: 'Which of its rights are an administrator’s.',
    },
    { action: 'identitystore:DescribeUser', without: 'The addresses of those who can act on the management account.' },
    { action: 'identitystore:ListGroupMemberships', without: 'Who is in the groups that can.' },
  ],
  cycle: 'every-scan',
  fields: ['aws.identityCenter'],
  accountFields: [],
  proves:
    'Which people IAM Identity Center lets act as administrators of the management account (AdministratorAccess), by themselves or by a group, and how many more it gives lesser rights there.',
  limits: [
    'IAM users, roles of other accounts and federation are not read: the list of who can act on the management account stays open.',
    'Names and addresses of those people are read, and nothing else of them.',
    'A region that is switched on by hand and answers to nobody else is not looked into.',
  ],
  controls: ['central-root', 'named-holders'],
  partitions: {},
  failures: {},

  async run(context) {
    const value = await read(context);
    return { organization: [{ field: 'aws.identityCenter', value, origin: { source: INSTANCES } }] };
  },
};

interface Instance {
  readonly arn: string;
  readonly store: string;
  readonly region: string;
}

async function read(context: OrganizationContext): Promise<IdentityCenter> {
  const instance = await instanceOf(context);
  if (instance === null) return { region: null, admins: [], others: 0, unread: 0 };
  const people = { admins: new Set<string>(), others: new Set<string>() };
  for (const set of await setsOf(context, instance)) {
    const list = (await isAdministrators(context, instance, set)) ? people.admins : people.others;
    for (const user of await assignedBy(context, instance, set)) list.add(user);
  }
  const admins: IdentityCenterUser[] = [];
  let unread = 0;
  for (const user of people.admins) {
    const found = await userOf(context, instance, user);
    if (found === null) unread += 1;
    else admins.push(found);
  }
  admins.sort((a, b) => (a.email < b.email ? -1 : 1));
  const others = [...people.others].filter((user) => !people.admins.has(user)).length;
  return { region: instance.region, admins, others, unread };
}

/** The organization’s instance, wherever it is; null where there is none. Throws where a region that may have it does not answer. */
async function instanceOf({ call, partition, managementAccount, globalRegion }: OrganizationContext) {
  let trouble: unknown = null;
  for (const region of REGIONS[partition] ?? [globalRegion]) {
    try {
      const { Instances } = await call(INSTANCES, {}, region);
      if (Instances === undefined) throw new MissingAnswer(INSTANCES, 'a list of instances');
      const own = Instances.find(({ OwnerAccountId }) => OwnerAccountId === managementAccount);
      if (own?.InstanceArn !== undefined && own.IdentityStoreId !== undefined)
        return { arn: own.InstanceArn, store: own.IdentityStoreId, region } satisfies Instance;
    } catch (error) {
      if (isCancelled(error)) throw error;
      // Regions that are switched off refuse everybody; where the first one refuses, it is the permission.
      if (!(error instanceof AwsCallError) || region === REGIONS[partition]?.[0]) throw error;
      if (!SWITCHED_OFF.has(error.failure.kind)) trouble ??= error;
    }
  }
  if (trouble !== null) throw trouble;
  return null;
}

async function setsOf({ call, managementAccount }: OrganizationContext, { arn, region }: Instance): Promise<string[]> {
  const found: string[] = [];
  let token: string | undefined;
  do {
    const page = await call(
      SETS,
      { InstanceArn: arn, AccountId: managementAccount, ...(token ? { NextToken: token } : {}) },
      region,
    );
    // An account to which nothing is assigned answers without a list.
    found.push(...(page.PermissionSets ?? []));
    token = page.NextToken || undefined;
  } while (token !== undefined);
  return found;
}

async function isAdministrators({ call }: OrganizationContext, { arn, region }: Instance, set: string) {
  let token: string | undefined;
  do {
    const page = await call(
      POLICIES,
      { InstanceArn: arn, PermissionSetArn: set, ...(token ? { NextToken: token } : {}) },
      region,
    );
    if (page.AttachedManagedPolicies === undefined) throw new MissingAnswer(POLICIES, 'a list of policies');
    if (page.AttachedManagedPolicies.some(({ Arn }) => ADMINISTRATOR.test(Arn ?? ''))) return true;
    token = page.NextToken || undefined;
  } while (token !== undefined);
  return false;
}

/** The ids of users whom the permission set is assigned to, members of groups included. */
async function assignedBy(context: OrganizationContext, instance: Instance, set: string): Promise<Set<string>> {
  const found = new Set<string>();
  let token: string | undefined;
  do {
    const page = await context.call(
      ASSIGNMENTS,
      {
        InstanceArn: instance.arn,
        AccountId: context.managementAccount,
        PermissionSetArn: set,
        ...(token ? { NextToken: token } : {}),
      },
      instance.region,
    );
    if (page.AccountAssignments === undefined) throw new MissingAnswer(ASSIGNMENTS, 'a list of assignments');
    for (const { PrincipalType, PrincipalId } of page.AccountAssignments) {
      if (PrincipalId === undefined) throw new MissingAnswer(ASSIGNMENTS, 'whom it is assigned to');
      if (PrincipalType === 'USER') found.add(PrincipalId);
      else for (const member of await membersOf(context, instance, PrincipalId)) found.add(member);
    }
    token = page.NextToken || undefined;
  } while (token !== undefined);
  return found;
}

async function membersOf({ call }: OrganizationContext, { store, region }: Instance, group: string): Promise<string[]> {
  const found: string[] = [];
  let token: string | undefined;
  do {
    const page = await call(
      MEMBERS,
      { IdentityStoreId: store, GroupId: group, ...(token ? { NextToken: token } : {}) },
      region,
    );
    if (page.GroupMemberships === undefined) throw new MissingAnswer(MEMBERS, 'a list of members');
    for (const { MemberId } of page.GroupMemberships) {
      if (MemberId?.UserId === undefined) throw new MissingAnswer(MEMBERS, 'who the member is');
      found.push(MemberId.UserId);
    }
    token = page.NextToken || undefined;
  } while (token !== undefined);
  return found;
}

/** Null where the user has no address by which the ledger could know them. */
async function userOf(
  { call }: OrganizationContext,
  { store, region }: Instance,
  id: string,
): Promise<IdentityCenterUser | null> {
  const user = await call(USER, { IdentityStoreId: store, UserId: id }, region);
  const addresses = [user.Emails?.find(({ Primary }) => Primary)?.Value, user.Emails?.[0]?.Value, user.UserName];
  const email = addresses.map((one) => cleanAddress(one ?? '')).find((one) => /^[^@\s]+@[^@\s]+$/.test(one));
  if (email === undefined) return null;
  return { email, name: user.DisplayName ?? null, enabled: user.UserStatus !== 'DISABLED' };
}
