/** The organization: its listing in every shape, its features, its delegated administrators, and life without one. */
import { expect, test } from 'vitest';
import { simulatedAccount, simulatedOrganization } from '../../../../electron/simulator/build.ts';
import type { SimulatedOrganization } from '../../../../electron/simulator/organization.ts';
import { userOf } from '../../simulator/harness.ts';
import { MANAGEMENT, MEMBER, NOW, OTHER, scanOf, withMember } from '../harness.ts';

test.each(['state', 'state-and-status', 'status', 'mixed'] as const)('listing with %s', async (fields) => {
  const organization = withMember({ state: 'SUSPENDED' }, { listing: { fields, emptyPageEvery: 0 } });
  const scanned = await scanOf(organization);
  expect(scanned.account(MANAGEMENT, 'state')).toEqual({ value: 'ACTIVE' });
  expect(scanned.account(MEMBER, 'state')).toEqual({ value: 'SUSPENDED' });
});

test('a listing of several pages, with empty ones between', async () => {
  const accounts = Array.from({ length: 47 }, (_, n) => simulatedAccount({ id: String(100_000_000_000 + n) }));
  const organization = simulatedOrganization({ accounts, listing: { fields: 'state', emptyPageEvery: 2 } });
  const scanned = await scanOf(organization, {}, { rateLimits: [] });
  expect(scanned.listed.toSorted()).toEqual(accounts.map(({ id }) => id));
  expect(scanned.organization('aws.accounts')).toEqual({ value: 47 });
  expect(scanned.summary).toMatchObject({ accounts: 47, complete: 47, failed: 0 });
});

test('what the listing says of an account', async () => {
  const scanned = await scanOf(withMember({ name: 'Shop', email: 'shop@example.com', joinedMethod: 'INVITED' }));
  expect(scanned.account(MEMBER, 'name')).toEqual({ value: 'Shop' });
  expect(scanned.account(MEMBER, 'email')).toEqual({ value: 'shop@example.com' });
  expect(scanned.account(MEMBER, 'organization')).toEqual({ value: 'o-simulated01' });
  expect(scanned.account(MEMBER, 'aws.joinedMethod')).toEqual({ value: 'INVITED' });
  expect(scanned.account(MEMBER, 'aws.management')).toEqual({ value: false });
  expect(scanned.account(MANAGEMENT, 'aws.management')).toEqual({ value: true });
  expect(scanned.account(MANAGEMENT, 'aws.access')).toEqual({ value: { as: 'caller' } });
  expect(scanned.account(MEMBER, 'aws.access')).toEqual({ value: { as: 'role', role: 'RootLedgerRead' } });
});

test.each(['aws', 'aws-us-gov', 'aws-cn', 'aws-eusc'] as const)(
  'partition %s is taken from the caller',
  async (partition) => {
    const virtualMfa = { kind: 'virtual' as const, name: 'any', enrolledAt: '2022-01-01T00:00:00Z' };
    const scanned = await scanOf(withMember({ root: { mfaDevices: [virtualMfa] } }, { partition }));
    expect(scanned.account(MEMBER, 'aws.partition')).toEqual({ value: partition });
    expect(scanned.account(MEMBER, 'aws.access')).toMatchObject({ value: { as: 'role' } });
    expect(scanned.account(MEMBER, 'aws.virtualMfa')).toMatchObject({
      value: [{ serial: `arn:${partition}:iam::${MEMBER}:mfa/any` }],
    });
  },
);

const FEATURES: [string, Partial<SimulatedOrganization>, object, object][] = [
  ['both off', {}, { value: 'no' }, { value: 'no' }],
  ['credentials on', { centralRoot: { credentials: true, sessions: false } }, { value: 'yes' }, { value: 'no' }],
  ['both on', { centralRoot: { credentials: true, sessions: true } }, { value: 'yes' }, { value: 'yes' }],
  ['trusted access off', { trustedServices: [] }, { value: 'no' }, { value: 'no' }],
  [
    'trusted access off, the other spelling',
    { trustedServices: [], errorSuffix: true },
    { value: 'no' },
    { value: 'no' },
  ],
  ['not all features', { featureSet: 'CONSOLIDATED_BILLING' }, { value: 'no' }, { value: 'no' }],
  [
    'refused',
    { faults: ['iam:ListOrganizationsFeatures=AccessDenied'] },
    { unknown: { reason: 'access-denied' } },
    { unknown: { reason: 'access-denied' } },
  ],
];

test.each(FEATURES)('central root management: %s', async (_name, more, central, sessions) => {
  const scanned = await scanOf(withMember({}, more));
  expect(scanned.organization('centralRoot')).toMatchObject(central);
  expect(scanned.organization('aws.rootSessions')).toMatchObject(sessions);
});

test('the organization, its features and its delegated administrators', async () => {
  const enabledAt = '2024-01-01T00:00:00Z';
  const scanned = await scanOf(
    withMember(
      {},
      { delegations: [{ accountId: MEMBER, servicePrincipal: 'iam.amazonaws.com', enabledAt }], featureSet: 'ALL' },
    ),
  );
  expect(scanned.organization('managementAccount')).toEqual({ value: MANAGEMENT });
  expect(scanned.organization('aws.featureSet')).toEqual({ value: 'ALL' });
  expect(scanned.organization('aws.managementEmail')).toEqual({ value: `aws+${MANAGEMENT}@example.com` });
  expect(scanned.organization('aws.delegatedAdmins')).toEqual({ value: { iam: [MEMBER], account: [], policies: [] } });
});

const as = (account: string) => ({ credentials: async () => userOf(account) });

test('from a member account the own account alone is read, and what only the management account can tell is unknown', async () => {
  const scanned = await scanOf(withMember({ root: { password: true } }), { caller: as(MEMBER) });
  expect(scanned.summary).toMatchObject({ accounts: 1, outcome: 'done' });
  expect(scanned.summary.errors).toContainEqual(
    expect.objectContaining({ account: null, check: 'organization-accounts', reason: 'not-management' }),
  );
  expect(scanned.account(MEMBER, 'credentials.password')).toEqual({ value: 'yes' });
  expect(scanned.account(MEMBER, 'email')).toMatchObject({ unknown: { reason: 'not-management' } });
  expect(scanned.account(MEMBER, 'organization')).toEqual({ value: 'o-simulated01' });
  expect(scanned.organization('managementAccount')).toEqual({ value: MANAGEMENT });
  expect(scanned.organization('centralRoot')).toMatchObject({ unknown: { reason: 'not-management' } });
});

test('a delegated administrator lists the organization, and reads the management account through the role', async () => {
  const delegation = { accountId: MEMBER, servicePrincipal: 'iam.amazonaws.com', enabledAt: '2024-01-01T00:00:00Z' };
  const scanned = await scanOf(withMember({}, { delegations: [delegation] }), { caller: as(MEMBER) });
  expect(scanned.summary.accounts).toBe(2);
  expect(scanned.account(MEMBER, 'aws.access')).toEqual({ value: { as: 'caller' } });
  expect(scanned.account(MANAGEMENT, 'aws.access')).toMatchObject({ value: { as: 'role' } });
});

test('an account that stands alone', async () => {
  const organization = simulatedOrganization({ accounts: [simulatedAccount({ id: MANAGEMENT })], id: null });
  const scanned = await scanOf(organization);
  expect(scanned.summary).toMatchObject({ accounts: 1, complete: 1, errors: [] });
  expect(scanned.account(MANAGEMENT, 'aws.inOrganization')).toEqual({ value: 'no' });
  expect(scanned.account(MANAGEMENT, 'credentials.password')).toEqual({ value: 'no' });
  expect(scanned.facts.filter(({ kind }) => kind === 'organization')).toEqual([]);
});

test('named accounts alone are read, though all are listed', async () => {
  const accounts = [MANAGEMENT, MEMBER, OTHER].map((id) => simulatedAccount({ id }));
  const scanned = await scanOf(simulatedOrganization({ accounts }), {
    accounts: [OTHER, '999999999999'],
    now: () => NOW,
  });
  expect(scanned.summary).toMatchObject({ accounts: 1, complete: 1 });
  expect(scanned.account(OTHER, 'credentials.mfa')).toEqual({ value: 'no' });
  expect(scanned.account(MEMBER, 'credentials.mfa')).toBeUndefined();
  expect(scanned.account(MEMBER, 'email')).toEqual({ value: `aws+${MEMBER}@example.com` });
  expect(scanned.summary.errors).toContainEqual(
    expect.objectContaining({ account: '999999999999', code: 'NotListed' }),
  );
});
