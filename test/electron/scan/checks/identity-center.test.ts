/** Who can act on the management account by IAM Identity Center. */
import { expect, test } from 'vitest';
import type { SimulatedIdentityCenter } from '../../../../electron/simulator/organization.ts';
import { scanOf, withMember } from '../harness.ts';

const user = (id: string, more: object = {}) => ({
  id,
  userName: id,
  displayName: id,
  emails: [`${id}@acme.example`],
  ...more,
});
const CENTER: SimulatedIdentityCenter = {
  region: 'eu-central-1',
  users: [
    user('ann'),
    user('bob', { disabled: true }),
    user('cleo'),
    user('dan', { emails: [], userName: 'Dan@ACME.example' }),
    user('eve', { emails: [] }),
    user('fay'),
  ],
  groups: [{ id: 'g-admins', members: ['bob', 'cleo', 'dan', 'eve'] }],
  permissionSets: [
    { name: 'admin', policies: ['AdministratorAccess'], users: ['ann'], groups: ['g-admins'] },
    { name: 'read', policies: ['ReadOnlyAccess'], users: ['fay', 'ann'], groups: [] },
    { name: 'own', policies: [], users: ['fay'], groups: [] },
  ],
};

const seen = async (more: object) => (await scanOf(withMember({}, more))).organization('aws.identityCenter');

test('administrators by themselves and by groups, wherever it is', async () => {
  expect(await seen({ identityCenter: CENTER })).toEqual({
    value: {
      region: 'eu-central-1',
      admins: [
        { email: 'ann@acme.example', name: 'ann', enabled: true },
        { email: 'bob@acme.example', name: 'bob', enabled: false },
        { email: 'cleo@acme.example', name: 'cleo', enabled: true },
        { email: 'dan@acme.example', name: 'dan', enabled: true },
      ],
      others: 1,
      unread: 1,
    },
  });
});

test('not in use', async () => {
  expect(await seen({})).toEqual({ value: { region: null, admins: [], others: 0, unread: 0 } });
});

test.each([
  'sso-admin:ListInstances',
  'sso-admin:ListPermissionSetsProvisionedToAccount',
  'sso-admin:ListAccountAssignments',
  'sso-admin:ListManagedPoliciesInPermissionSet',
  'identitystore:DescribeUser',
  'identitystore:ListGroupMemberships',
])('without %s nobody knows who it is', async (api) => {
  expect(await seen({ identityCenter: CENTER, faults: [`${api}=AccessDenied`] })).toMatchObject({
    unknown: { reason: 'access-denied' },
  });
});
