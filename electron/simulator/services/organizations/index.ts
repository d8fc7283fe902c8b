/** AWS Organizations: the organization, its accounts, its delegations and its service control policies. */
import { arnIn } from '../../organization.ts';
import { WireError } from '../../wire/error.ts';
import { text } from '../../wire/input.ts';
import type { Call, Service } from '../call.ts';
import { accountEntry, accountPage } from './accounts.ts';
import { administered, listPage, notInUse, organizationsArn } from './administered.ts';
import { policies } from './policies.ts';

export const organizations: Service = {
  DescribeOrganization({ world }) {
    const { id, partition, featureSet, managementAccountId } = world.organization;
    if (id === null) throw notInUse();
    const arn = (resource: string) => arnIn(partition, 'organizations', '', managementAccountId, resource);
    return {
      Organization: {
        Id: id,
        Arn: arn(`organization/${id}`),
        FeatureSet: featureSet,
        MasterAccountId: managementAccountId,
        MasterAccountArn: arn(`account/${id}/${managementAccountId}`),
        MasterAccountEmail: world.account(managementAccountId)?.email,
        AvailablePolicyTypes: [{ Type: 'SERVICE_CONTROL_POLICY', Status: 'ENABLED' }],
      },
    };
  },

  ListAccounts(call) {
    const { organization } = administered(call);
    const { items, next } = accountPage(call, organization);
    return { Accounts: items.map((account) => accountEntry(organization, account)), NextToken: next };
  },

  DescribeAccount(call) {
    const { organization, account } = administered(call);
    const member = account(text(call.input, 'AccountId') ?? '');
    if (!member)
      throw new WireError(['AccountNotFoundException', 400], 'You specified an account that does not exist.');
    return { Account: accountEntry(organization, member) };
  },

  ListDelegatedAdministrators(call) {
    const { organization, account } = administered(call);
    const service = text(call.input, 'ServicePrincipal');
    const entries = organization.delegations
      .filter(({ servicePrincipal }) => service === undefined || servicePrincipal === service)
      .flatMap((delegation) => {
        const member = account(delegation.accountId);
        if (!member) return [];
        return [{ ...accountEntry(organization, member), DelegationEnabledDate: new Date(delegation.enabledAt) }];
      });
    return { DelegatedAdministrators: [...new Map(entries.map((entry) => [entry.Id, entry])).values()] };
  },

  ListDelegatedServicesForAccount(call) {
    const { organization } = administered(call);
    const id = text(call.input, 'AccountId');
    return {
      DelegatedServices: organization.delegations
        .filter(({ accountId }) => accountId === id)
        .map((delegation) => ({
          ServicePrincipal: delegation.servicePrincipal,
          DelegationEnabledDate: new Date(delegation.enabledAt),
        })),
    };
  },

  DescribeResourcePolicy(call) {
    const { organization } = administered(call);
    if (organization.resourcePolicy === undefined)
      throw new WireError(['ResourcePolicyNotFoundException', 400], 'There is no resource policy.');
    return { ResourcePolicy: { Content: organization.resourcePolicy } };
  },

  ListHandshakesForAccount(call) {
    const listed = listPage(call, call.account.invitations ?? []);
    return {
      Handshakes: listed.items.map(({ id, organization, state, expiresAt }) => ({
        Id: id,
        Action: 'INVITE',
        State: state,
        Parties: [
          { Id: organization.replace(/^o-/, ''), Type: 'ORGANIZATION' },
          { Id: call.account.id, Type: 'ACCOUNT' },
        ],
        ExpirationTimestamp: new Date(expiresAt),
      })),
      NextToken: listed.next,
    };
  },

  ListInboundResponsibilityTransfers: (call) => transfers(call, 'inbound'),
  ListOutboundResponsibilityTransfers: (call) => transfers(call, 'outbound'),

  ListAWSServiceAccessForOrganization(call) {
    const { organization } = administered(call);
    return { EnabledServicePrincipals: organization.trustedServices.map((name) => ({ ServicePrincipal: name })) };
  },

  ListRoots(call) {
    const { organization } = administered(call);
    return {
      Roots: [
        {
          Id: organization.rootId,
          Arn: organizationsArn(organization, `root/${organization.id}/${organization.rootId}`),
          Name: 'Root',
          PolicyTypes: [{ Type: 'SERVICE_CONTROL_POLICY', Status: 'ENABLED' }],
        },
      ],
    };
  },

  ListParents(call) {
    const { organization, account } = administered(call);
    const id = text(call.input, 'ChildId') ?? '';
    const parentId = account(id)?.parentId ?? organization.units.find((unit) => unit.id === id)?.parentId;
    if (!parentId) throw new WireError(['ChildNotFoundException', 400], 'You specified a child that does not exist.');
    return { Parents: [{ Id: parentId, Type: parentId === organization.rootId ? 'ROOT' : 'ORGANIZATIONAL_UNIT' }] };
  },

  ListAccountsForParent(call) {
    const { organization } = administered(call);
    const accounts = organization.accounts.filter(({ parentId }) => parentId === text(call.input, 'ParentId'));
    const listed = listPage(call, accounts);
    return { Accounts: listed.items.map((account) => accountEntry(organization, account)), NextToken: listed.next };
  },

  ListOrganizationalUnitsForParent(call) {
    const { organization } = administered(call);
    const units = organization.units.filter(({ parentId }) => parentId === text(call.input, 'ParentId'));
    const listed = listPage(call, units);
    return {
      OrganizationalUnits: listed.items.map(({ id, name }) => ({
        Id: id,
        Arn: organizationsArn(organization, `ou/${organization.id}/${id}`),
        Name: name,
      })),
      NextToken: listed.next,
    };
  },

  ...policies,
};

function transfers(call: Call, direction: 'inbound' | 'outbound') {
  const { organization } = administered(call);
  const own = { ManagementAccountId: organization.managementAccountId };
  return {
    ResponsibilityTransfers: (organization.billing ?? [])
      .filter((transfer) => transfer.direction === direction)
      .map(({ status, managementAccount }, at) => {
        const other = { ManagementAccountId: managementAccount };
        return {
          Id: `rt-${at}`,
          Type: 'BILLING',
          Status: status,
          ...(direction === 'inbound' ? { Source: other, Target: own } : { Source: own, Target: other }),
        };
      }),
  };
}
