import {
  DescribeAccountCommand,
  DescribeOrganizationCommand,
  DescribePolicyCommand,
  ListAccountsCommand,
  ListAWSServiceAccessForOrganizationCommand,
  ListDelegatedAdministratorsCommand,
  ListDelegatedServicesForAccountCommand,
  ListOrganizationalUnitsForParentCommand,
  ListParentsCommand,
  ListPoliciesCommand,
  ListPoliciesForTargetCommand,
  ListRootsCommand,
  ListTargetsForPolicyCommand,
  OrganizationsClient,
} from '@aws-sdk/client-organizations';
import { expect, test } from 'vitest';
import { simulatedAccount } from '../../../electron/simulator/build.ts';
import { denyRootAll, fullAccess } from '../../../electron/simulator/generate/policies.ts';
import type { SimulatedListing, SimulatedOrganization } from '../../../electron/simulator/organization.ts';
import { client, MANAGEMENT, MEMBER, NOW, OTHER, refusal, running, smallOrganization, userOf } from './harness.ts';

const SINCE = '2024-01-01T00:00:00Z';
const UNIT = 'ou-root-workload';

function accountsNumbered(count: number) {
  return Array.from({ length: count }, (_, index) =>
    simulatedAccount({ id: index === 0 ? MANAGEMENT : String(200_000_000_000 + index), parentId: UNIT }),
  );
}

async function asked(organization: Partial<SimulatedOrganization> = {}, account = MANAGEMENT) {
  const simulator = await running({ organization: smallOrganization(organization) });
  return client(OrganizationsClient, simulator, { credentials: userOf(account) });
}

test('any member may ask what the organization is', async () => {
  const organizations = await asked({ featureSet: 'CONSOLIDATED_BILLING' }, MEMBER);
  const { Organization } = await organizations.send(new DescribeOrganizationCommand({}));
  expect(Organization).toMatchObject({
    Id: 'o-simulated01',
    FeatureSet: 'CONSOLIDATED_BILLING',
    MasterAccountId: MANAGEMENT,
    MasterAccountEmail: `aws+${MANAGEMENT}@example.com`,
  });
});

test('a standalone account is told that it is in none', async () => {
  const organizations = await asked({ id: null });
  for (const call of [new DescribeOrganizationCommand({}), new ListAccountsCommand({})]) {
    expect(await refusal(organizations.send(call as ListAccountsCommand))).toMatchObject({
      name: 'AWSOrganizationsNotInUseException',
      status: 400,
    });
  }
});

test('only the management account and delegates may list the accounts', async () => {
  const delegations = [{ accountId: OTHER, servicePrincipal: 'securityhub.amazonaws.com', enabledAt: SINCE }];
  expect(await refusal((await asked({}, MEMBER)).send(new ListAccountsCommand({})))).toMatchObject({
    name: 'AccessDeniedException',
    status: 400,
  });
  const { Accounts } = await (await asked({ delegations }, OTHER)).send(new ListAccountsCommand({}));
  expect(Accounts?.map(({ Id }) => Id)).toEqual([MANAGEMENT, MEMBER, OTHER]);
});

test('accounts come in pages of at most 20, some of them empty with a token, none twice', async () => {
  const accounts = accountsNumbered(95);
  const organizations = await asked({ accounts, listing: { fields: 'state', emptyPageEvery: 2 } });
  const seen: (string | undefined)[] = [];
  let emptyPages = 0;
  let NextToken: string | undefined;
  do {
    const answer = await organizations.send(new ListAccountsCommand({ NextToken }));
    const ids = (answer.Accounts ?? []).map(({ Id }) => Id);
    expect(ids.length).toBeLessThanOrEqual(20);
    if (ids.length === 0) emptyPages++;
    seen.push(...ids);
    NextToken = answer.NextToken;
  } while (NextToken);
  expect(seen).toEqual(accounts.map(({ id }) => id));
  expect(emptyPages).toBe(2);
});

test('the very first page may be empty', async () => {
  const organizations = await asked({ listing: { fields: 'state', emptyPageEvery: 1 } });
  const first = await organizations.send(new ListAccountsCommand({}));
  expect(first.Accounts).toEqual([]);
  const second = await organizations.send(new ListAccountsCommand({ NextToken: first.NextToken }));
  expect(second.Accounts).toHaveLength(3);
  expect(second.NextToken).toBeUndefined();
});

test('a page size above 20 and a made-up token are refused', async () => {
  const organizations = await asked();
  for (const input of [{ MaxResults: 21 }, { NextToken: 'made-up' }]) {
    expect(await refusal(organizations.send(new ListAccountsCommand(input)))).toMatchObject({
      name: 'InvalidInputException',
      status: 400,
    });
  }
});

test.each<[SimulatedListing['fields'], boolean, boolean]>([
  ['state', true, false],
  ['state-and-status', true, true],
  ['status', false, true],
])('with the fields of "%s" an account has State: %s, Status: %s', async (fields, state, status) => {
  const accounts = [simulatedAccount({ id: MANAGEMENT }), simulatedAccount({ id: MEMBER, state: 'SUSPENDED' })];
  const organizations = await asked({ accounts, listing: { fields, emptyPageEvery: 0 } });
  const member = (await organizations.send(new ListAccountsCommand({}))).Accounts?.[1];
  expect(member?.State).toBe(state ? 'SUSPENDED' : undefined);
  expect(member?.Status).toBe(status ? 'SUSPENDED' : undefined);
  expect(member).toMatchObject({ JoinedMethod: 'CREATED', JoinedTimestamp: new Date('2021-03-01T09:00:00Z') });
});

test('one account can be described; an unknown one is not found', async () => {
  const organizations = await asked();
  const { Account } = await organizations.send(new DescribeAccountCommand({ AccountId: MEMBER }));
  expect(Account).toMatchObject({ Id: MEMBER, State: 'ACTIVE', Email: `aws+${MEMBER}@example.com` });
  expect(await refusal(organizations.send(new DescribeAccountCommand({ AccountId: '999999999999' })))).toMatchObject({
    name: 'AccountNotFoundException',
  });
});

test('delegated administrators and their services, and services with trusted access', async () => {
  const delegations = [
    { accountId: OTHER, servicePrincipal: 'iam.amazonaws.com', enabledAt: SINCE },
    { accountId: OTHER, servicePrincipal: 'guardduty.amazonaws.com', enabledAt: SINCE },
  ];
  const organizations = await asked({ delegations, trustedServices: ['iam.amazonaws.com'] });
  const administrators = async (ServicePrincipal?: string) =>
    (await organizations.send(new ListDelegatedAdministratorsCommand({ ServicePrincipal }))).DelegatedAdministrators;
  expect(await administrators()).toHaveLength(1);
  expect(await administrators('iam.amazonaws.com')).toMatchObject([
    { Id: OTHER, DelegationEnabledDate: new Date(SINCE) },
  ]);
  expect(await administrators('config.amazonaws.com')).toEqual([]);
  const services = await organizations.send(new ListDelegatedServicesForAccountCommand({ AccountId: OTHER }));
  expect(services.DelegatedServices).toHaveLength(2);
  const trusted = await organizations.send(new ListAWSServiceAccessForOrganizationCommand({}));
  expect(trusted.EnabledServicePrincipals).toMatchObject([{ ServicePrincipal: 'iam.amazonaws.com' }]);
});

test('service control policies with their text and their targets, and the tree that they hang on', async () => {
  const deny = denyRootAll('aws', 'p-denyroot1', [UNIT, MEMBER]);
  const organizations = await asked({
    policies: [fullAccess(['r-root']), deny],
    units: [{ id: UNIT, name: 'Workloads', parentId: 'r-root' }],
  });
  const filter = { Filter: 'SERVICE_CONTROL_POLICY' } as const;
  const { Policies } = await organizations.send(new ListPoliciesCommand(filter));
  expect(Policies?.map(({ Id, AwsManaged }) => [Id, AwsManaged])).toEqual([
    ['p-FullAWSAccess', true],
    ['p-denyroot1', false],
  ]);
  const { Policy } = await organizations.send(new DescribePolicyCommand({ PolicyId: 'p-denyroot1' }));
  expect(JSON.parse(Policy?.Content ?? '')).toMatchObject({ Statement: [{ Effect: 'Deny', Action: '*' }] });
  const { Targets } = await organizations.send(new ListTargetsForPolicyCommand({ PolicyId: 'p-denyroot1' }));
  expect(Targets?.map(({ TargetId, Type }) => [TargetId, Type])).toEqual([
    [UNIT, 'ORGANIZATIONAL_UNIT'],
    [MEMBER, 'ACCOUNT'],
  ]);
  const attached = await organizations.send(new ListPoliciesForTargetCommand({ TargetId: MEMBER, ...filter }));
  expect(attached.Policies?.map(({ Id }) => Id)).toEqual(['p-FullAWSAccess', 'p-denyroot1']);
  expect(await refusal(organizations.send(new DescribePolicyCommand({ PolicyId: 'p-unknown00' })))).toMatchObject({
    name: 'PolicyNotFoundException',
  });

  const { Roots } = await organizations.send(new ListRootsCommand({}));
  expect(Roots?.[0]?.Id).toBe('r-root');
  const { Parents } = await organizations.send(new ListParentsCommand({ ChildId: UNIT }));
  expect(Parents).toEqual([{ Id: 'r-root', Type: 'ROOT' }]);
  const units = await organizations.send(new ListOrganizationalUnitsForParentCommand({ ParentId: 'r-root' }));
  expect(units.OrganizationalUnits).toMatchObject([{ Id: UNIT, Name: 'Workloads' }]);
});

test('accounts added while the simulator runs are listed', async () => {
  const simulator = await running({ organization: smallOrganization(), now: NOW });
  simulator.organization.accounts.push(simulatedAccount({ id: '444444444444' }));
  const { Accounts } = await client(OrganizationsClient, simulator).send(new ListAccountsCommand({}));
  expect(Accounts?.at(-1)?.Id).toBe('444444444444');
});
