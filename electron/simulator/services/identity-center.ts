/** IAM Identity Center and its identity store: who has which rights in the management account. */
import { arnIn } from '../organization.ts';
import { accessDenied, WireError } from '../wire/error.ts';
import { page, text } from '../wire/input.ts';
import type { Call, Service } from './call.ts';

const PAGE_SIZE = 100;
const STORE = 'd-1234567890';

function centerOf({ world, caller, region }: Call) {
  if (!world.isManagement(caller.accountId) && !world.isDelegated(caller.accountId))
    throw accessDenied('sso-admin', caller.arn, 'sso:ListInstances');
  const center = world.organization.identityCenter;
  return center?.region === region ? center : undefined;
}

function known(call: Call) {
  const center = centerOf(call);
  if (center === undefined) throw new WireError(['ResourceNotFoundException', 400], 'There is no such instance.');
  return center;
}

const listed = <Item>(call: Call, items: readonly Item[]) => {
  const found = page(items, text(call.input, 'NextToken'), PAGE_SIZE);
  if (!found) throw new WireError(['ValidationException', 400], 'Invalid token.');
  return found;
};

const setArn = (name: string) => `arn:aws:sso:::permissionSet/ssoins-1234567890abcdef/ps-${name}`;

function setOf(call: Call) {
  const found = known(call).permissionSets.find(({ name }) => setArn(name) === text(call.input, 'PermissionSetArn'));
  if (!found) throw new WireError(['ResourceNotFoundException', 400], 'There is no such permission set.');
  return found;
}

export const ssoAdmin: Service = {
  ListInstances(call) {
    const center = centerOf(call);
    const { partition, managementAccountId } = call.world.organization;
    const instance = {
      InstanceArn: arnIn(partition, 'sso', '', '', 'instance/ssoins-1234567890abcdef'),
      IdentityStoreId: STORE,
      OwnerAccountId: managementAccountId,
      Status: 'ACTIVE',
    };
    return { Instances: center === undefined ? [] : [instance] };
  },

  ListPermissionSetsProvisionedToAccount(call) {
    const { items, next } = listed(call, known(call).permissionSets);
    return { PermissionSets: items.map(({ name }) => setArn(name)), NextToken: next };
  },

  ListAccountAssignments(call) {
    const { users, groups } = setOf(call);
    const all = [
      ...users.map((id) => ({ PrincipalType: 'USER', PrincipalId: id })),
      ...groups.map((id) => ({ PrincipalType: 'GROUP', PrincipalId: id })),
    ];
    const { items, next } = listed(call, all);
    return { AccountAssignments: items, NextToken: next };
  },

  ListManagedPoliciesInPermissionSet(call) {
    const { items, next } = listed(call, setOf(call).policies);
    const { partition } = call.world.organization;
    return {
      AttachedManagedPolicies: items.map((name) => ({ Name: name, Arn: `arn:${partition}:iam::aws:policy/${name}` })),
      NextToken: next,
    };
  },
};

export const identitystore: Service = {
  DescribeUser(call) {
    const user = known(call).users.find(({ id }) => id === text(call.input, 'UserId'));
    if (!user) throw new WireError(['ResourceNotFoundException', 400], 'USER not found.');
    return {
      IdentityStoreId: STORE,
      UserId: user.id,
      UserName: user.userName,
      DisplayName: user.displayName,
      Emails: user.emails.map((value, at) => ({ Value: value, Type: 'work', Primary: at === 0 })),
      UserStatus: user.disabled === true ? 'DISABLED' : 'ENABLED',
    };
  },

  ListGroupMemberships(call) {
    const group = known(call).groups.find(({ id }) => id === text(call.input, 'GroupId'));
    if (!group) throw new WireError(['ResourceNotFoundException', 400], 'GROUP not found.');
    const { items, next } = listed(call, group.members);
    return {
      GroupMemberships: items.map((id) => ({ IdentityStoreId: STORE, GroupId: group.id, MemberId: { UserId: id } })),
      NextToken: next,
    };
  },
};
