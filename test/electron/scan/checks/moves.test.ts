/** What moves an account or its root email: invitations, changes under way, billing, delegated policies, an unverified phone. */
import { expect, test } from 'vitest';
import { simulatedAccount, simulatedOrganization } from '../../../../electron/simulator/build.ts';
import type { SimulatedRootEvent } from '../../../../electron/simulator/monitoring.ts';
import { MANAGEMENT, MEMBER, scanOf, withMember } from '../harness.ts';

const SOON = '2030-01-01T00:00:00.000Z';

test('open invitations to another organization, and none that ended or are our own', async () => {
  const invitation = (id: string, state: string, organization = 'o-elsewhere1') => ({
    id,
    organization,
    state,
    expiresAt: SOON,
  });
  const scanned = await scanOf(
    withMember({
      invitations: [
        invitation('h-open', 'OPEN'),
        invitation('h-asked', 'REQUESTED', 'o-elsewhere2'),
        invitation('h-declined', 'DECLINED'),
        invitation('h-expired', 'EXPIRED'),
        invitation('h-own', 'OPEN', 'o-simulated01'),
      ],
    }),
  );
  expect(scanned.account(MEMBER, 'aws.invitations')).toEqual({
    value: [
      { id: 'h-open', organization: 'o-elsewhere1', expiresAt: SOON },
      { id: 'h-asked', organization: 'o-elsewhere2', expiresAt: SOON },
    ],
  });
  expect(scanned.account(MANAGEMENT, 'aws.invitations')).toEqual({ value: [] });
});

const begun = (about: string): SimulatedRootEvent => ({
  at: '2026-11-01T10:00:00Z',
  name: 'StartPrimaryEmailUpdate',
  region: 'us-east-1',
  source: 'account.amazonaws.com',
  eventType: 'AwsApiCall',
  about,
});

const changing = (about: string, status: 'PENDING' | 'COMPLETED') =>
  simulatedOrganization({
    accounts: [
      simulatedAccount({ id: MANAGEMENT, rootEvents: [begun(about)] }),
      simulatedAccount({ id: MEMBER, emailChange: { status, at: SOON } }),
    ],
  });

test.each(['PENDING', 'COMPLETED'] as const)(
  'a change of a root email that the management account began: %s',
  async (status) => {
    const scanned = await scanOf(changing(MEMBER, status));
    expect(scanned.account(MEMBER, 'aws.emailChange')).toEqual({ value: { state: status.toLowerCase(), at: SOON } });
    // Another account’s change is no root event of the management account.
    expect(scanned.account(MANAGEMENT, 'aws.rootEvents')).toMatchObject({ value: { total: 0 } });
  },
);

test('no change of a root email was begun; one whose account nobody can read leaves all unknown', async () => {
  const none = await scanOf(withMember({}));
  expect(none.account(MEMBER, 'aws.emailChange')).toEqual({ value: { state: 'none' } });
  const unreadable = await scanOf(changing('', 'PENDING'));
  expect(unreadable.account(MEMBER, 'aws.emailChange')).toMatchObject({ unknown: { reason: 'key-missing' } });
});

test.each([
  ['VERIFIED', { verified: 'yes' }],
  ['UNVERIFIED', { verified: 'no' }],
  ['PENDING', { verified: 'pending' }],
  ['NOT_SUPPORTED', {}],
  [undefined, {}],
] as const)('the contact phone is %s', async (verification, verified) => {
  const plain = simulatedAccount({ id: MEMBER }).contacts.primary;
  const primary = verification === undefined ? plain : { ...plain, verification };
  const scanned = await scanOf(withMember({ contacts: { primary } }));
  const { value } = scanned.account(MEMBER, 'aws.contactInformation') as { value: object };
  expect(value).toEqual({ name: plain.fullName, company: plain.companyName, phone: plain.phone, ...verified });
});

test('whom the organization’s own policy lets change policies', async () => {
  const organization = (statements: object[], more = {}) =>
    withMember({}, { resourcePolicy: JSON.stringify({ Statement: statements }), ...more });
  const allow = (Action: string | string[], AWS: string) => ({
    Effect: 'Allow',
    Principal: { AWS },
    Action,
    Resource: '*',
  });
  const scanned = await scanOf(
    organization([
      allow(['organizations:AttachPolicy', 'organizations:List*'], 'arn:aws:iam::444444444444:root'),
      allow('organizations:Describe*', 'arn:aws:iam::555555555555:root'),
      allow('organizations:*', '*'),
    ]),
  );
  expect(scanned.organization('aws.delegatedAdmins')).toEqual({
    value: { iam: [], account: [], policies: ['*', 'arn:aws:iam::444444444444:root'] },
  });
  expect((await scanOf(withMember({}))).organization('aws.delegatedAdmins')).toMatchObject({ value: { policies: [] } });
  const denied = await scanOf(organization([], { faults: ['organizations:DescribeResourcePolicy=AccessDenied'] }));
  expect(denied.organization('aws.delegatedAdmins')).toEqual({ value: { iam: [], account: [] } });
});

test('who pays for whom', async () => {
  const billing = [
    { direction: 'inbound' as const, status: 'ACCEPTED', managementAccount: '666666666666' },
    { direction: 'outbound' as const, status: 'REQUESTED', managementAccount: '777777777777' },
  ];
  const scanned = await scanOf(withMember({}, { billing }));
  expect(scanned.organization('aws.billingTransfers')).toEqual({
    value: [
      { direction: 'inbound', state: 'ACCEPTED', with: '666666666666' },
      { direction: 'outbound', state: 'REQUESTED', with: '777777777777' },
    ],
  });
});

test('a secret that somebody wrote into a name at AWS is left out, and the name beside it stays', async () => {
  const secret = 'root password: Tr0ub4dor&3';
  const plain = simulatedAccount({ id: MEMBER }).contacts;
  const scanned = await scanOf(
    withMember({
      name: secret,
      contacts: { ...plain, security: { name: secret, title: 'Security team', email: 'sec@example.com', phone: '+1' } },
    }),
  );
  expect(scanned.account(MEMBER, 'name')).toEqual({ value: '(left out: it looks like a secret)' });
  expect(scanned.account(MEMBER, 'aws.contact.security')).toMatchObject({
    value: { name: '(left out: it looks like a secret)', title: 'Security team', email: 'sec@example.com' },
  });
  expect(JSON.stringify(scanned.facts)).not.toContain('Tr0ub4dor');
});
