import {
  AccountClient,
  GetAccountInformationCommand,
  GetAlternateContactCommand,
  GetContactInformationCommand,
  GetGovCloudAccountInformationCommand,
  GetPrimaryEmailCommand,
} from '@aws-sdk/client-account';
import { expect, test } from 'vitest';
import { simulatedAccount } from '../../../electron/simulator/build.ts';
import type { SimulatedOrganization } from '../../../electron/simulator/organization.ts';
import { client, MANAGEMENT, MEMBER, OTHER, refusal, running, smallOrganization, userOf } from './harness.ts';

const SECURITY = { name: 'Security Team', title: 'Security', email: 'security@example.com', phone: '+442079460001' };

async function asked(by = MANAGEMENT, organization: Partial<SimulatedOrganization> = {}) {
  const accounts = [
    simulatedAccount({ id: MANAGEMENT, contacts: { security: SECURITY } }),
    simulatedAccount({ id: MEMBER, state: 'SUSPENDED', contacts: { security: SECURITY } }),
    simulatedAccount({ id: OTHER, govCloudAccountId: '999999999999' }),
  ];
  const simulator = await running({ organization: smallOrganization({ accounts, ...organization }) });
  return client(AccountClient, simulator, { credentials: userOf(by) });
}

const contact = (AccountId?: string) => new GetAlternateContactCommand({ AlternateContactType: 'SECURITY', AccountId });

test('the management account reads the contacts of its members, suspended ones too', async () => {
  const { AlternateContact } = await (await asked()).send(contact(MEMBER));
  expect(AlternateContact).toEqual({
    Name: 'Security Team',
    Title: 'Security',
    EmailAddress: 'security@example.com',
    PhoneNumber: '+442079460001',
    AlternateContactType: 'SECURITY',
  });
});

test('a contact that is not set is not found', async () => {
  const answer = await refusal((await asked()).send(contact(OTHER)));
  expect(answer).toEqual({
    name: 'ResourceNotFoundException',
    status: 404,
    message: 'No contact of the inputted alternate contact type found.',
  });
});

test('the management account is refused when it names itself, and answered when it does not', async () => {
  const account = await asked();
  const answer = await refusal(account.send(contact(MANAGEMENT)));
  expect(answer).toMatchObject({ name: 'AccessDeniedException', status: 403 });
  expect(answer.message).toContain(
    'The management account can only be managed using the standalone context from the management account.',
  );
  expect((await account.send(contact())).AlternateContact?.Name).toBe('Security Team');
});

test('a member may ask about itself without naming itself, and is refused with any account id', async () => {
  const account = await asked(MEMBER);
  expect((await account.send(contact())).AlternateContact).toBeDefined();
  for (const id of [MEMBER, OTHER]) {
    expect(await refusal(account.send(contact(id)))).toMatchObject({ name: 'AccessDeniedException', status: 403 });
  }
});

test.each<[string, Partial<SimulatedOrganization>]>([
  ['trusted access is off', { trustedServices: [] }],
  ['not all features are on', { featureSet: 'CONSOLIDATED_BILLING' }],
  ['there is no organization', { id: null }],
])('members cannot be asked about when %s', async (_, organization) => {
  const account = await asked(MANAGEMENT, organization);
  expect(await refusal(account.send(contact(MEMBER)))).toMatchObject({ name: 'AccessDeniedException' });
});

test('the delegated administrator of Account Management may ask as well', async () => {
  const delegations = [
    { accountId: OTHER, servicePrincipal: 'account.amazonaws.com', enabledAt: '2024-01-01T00:00:00Z' },
  ];
  const account = await asked(OTHER, { delegations });
  expect((await account.send(contact(MEMBER))).AlternateContact?.Name).toBe('Security Team');
});

test('contact information has the phone that can undo MFA', async () => {
  const { ContactInformation } = await (await asked()).send(new GetContactInformationCommand({ AccountId: MEMBER }));
  expect(ContactInformation).toMatchObject({
    FullName: 'Cloud Platform',
    PhoneNumber: '+442079460000',
    CountryCode: 'GB',
  });
  expect(ContactInformation).not.toHaveProperty('WebsiteUrl');
});

test('primary email is for members only', async () => {
  const account = await asked();
  const email = (AccountId: string) => account.send(new GetPrimaryEmailCommand({ AccountId }));
  expect((await email(MEMBER)).PrimaryEmail).toBe(`aws+${MEMBER}@example.com`);
  expect(await refusal(email(MANAGEMENT))).toMatchObject({ name: 'AccessDeniedException' });
  expect(await refusal(email('12'))).toMatchObject({ name: 'ValidationException', status: 400 });
});

test('account information tells name, state and when it was made; a GovCloud twin is told where there is one', async () => {
  const account = await asked();
  expect(await account.send(new GetAccountInformationCommand({ AccountId: MEMBER }))).toMatchObject({
    AccountId: MEMBER,
    AccountState: 'SUSPENDED',
    AccountCreatedDate: new Date('2021-03-01T09:00:00Z'),
  });
  const twin = (StandardAccountId: string) =>
    account.send(new GetGovCloudAccountInformationCommand({ StandardAccountId }));
  expect((await twin(OTHER)).GovCloudAccountId).toBe('999999999999');
  expect(await refusal(twin(MEMBER))).toMatchObject({ name: 'ResourceNotFoundException', status: 404 });
});
