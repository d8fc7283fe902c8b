/** Service and resource control policies as Organizations lists them. */
import { fullAccess } from '../../generate/policies.ts';
import type { SimulatedOrganization, SimulatedPolicy } from '../../organization.ts';
import { invalid, WireError } from '../../wire/error.ts';
import { text } from '../../wire/input.ts';
import type { Call, Service } from '../call.ts';
import { administered, listPage, organizationsArn } from './administered.ts';

export const policies: Service = {
  ListPolicies(call) {
    const { organization } = administered(call);
    const listed = listPage(call, ofType(call, organization.policies));
    return { Policies: listed.items.map((policy) => summary(organization, policy)), NextToken: listed.next };
  },

  ListPoliciesForTarget(call) {
    const { organization } = administered(call);
    const target = text(call.input, 'TargetId') ?? '';
    const own = organization.policies.filter(({ targets, awsManaged }) => !awsManaged && targets.includes(target));
    const full = organization.withoutFullAccess?.includes(target) ? [] : [fullAccess([target])];
    const listed = listPage(call, [...full, ...ofType(call, own)]);
    return { Policies: listed.items.map((policy) => summary(organization, policy)), NextToken: listed.next };
  },

  DescribePolicy(call) {
    const { organization } = administered(call);
    const policy = find(call, organization);
    return { Policy: { PolicySummary: summary(organization, policy), Content: policy.content } };
  },

  ListTargetsForPolicy(call) {
    const { organization, account } = administered(call);
    const listed = listPage(call, find(call, organization).targets);
    const targets = listed.items.map((id) => {
      const unit = organization.units.find((candidate) => candidate.id === id);
      const type = id === organization.rootId ? 'ROOT' : unit ? 'ORGANIZATIONAL_UNIT' : 'ACCOUNT';
      const path = { ROOT: 'root', ORGANIZATIONAL_UNIT: 'ou', ACCOUNT: 'account' }[type];
      return {
        TargetId: id,
        Arn: organizationsArn(organization, `${path}/${organization.id}/${id}`),
        Name: type === 'ROOT' ? 'Root' : (unit?.name ?? account(id)?.name),
        Type: type,
      };
    });
    return { Targets: targets, NextToken: listed.next };
  },
};

function ofType({ input }: Call, all: readonly SimulatedPolicy[]): readonly SimulatedPolicy[] {
  const filter = text(input, 'Filter');
  if (!filter) throw invalid('organizations', 'You must specify a filter.', { Reason: 'INPUT_REQUIRED' });
  return all.filter(({ type = 'SERVICE_CONTROL_POLICY' }) => type === filter);
}

function find({ input }: Call, { policies: all }: SimulatedOrganization): SimulatedPolicy {
  const policy = all.find(({ id }) => id === text(input, 'PolicyId'));
  if (!policy)
    throw new WireError(
      ['PolicyNotFoundException', 400],
      "We can't find a policy with the PolicyId that you specified.",
    );
  return policy;
}

function summary(organization: SimulatedOrganization, policy: SimulatedPolicy) {
  const owner = policy.awsManaged ? 'aws' : organization.managementAccountId;
  const { type = 'SERVICE_CONTROL_POLICY' } = policy;
  const path = policy.awsManaged
    ? `policy/${type.toLowerCase()}/${policy.id}`
    : `policy/${organization.id}/${type.toLowerCase()}/${policy.id}`;
  return {
    Id: policy.id,
    Arn: `arn:${organization.partition}:organizations::${owner}:${path}`,
    Name: policy.name,
    Description: policy.description,
    Type: type,
    AwsManaged: policy.awsManaged,
  };
}
