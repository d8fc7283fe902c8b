import { GetAccountSummaryCommand, IAMClient } from '@aws-sdk/client-iam';
import { OrganizationsClient, paginateListAccounts } from '@aws-sdk/client-organizations';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { expect, test } from 'vitest';
import { generateOrganization } from '../../../electron/simulator/generate/organization.ts';
import { GLOBAL_REGION, type Partition } from '../../../electron/simulator/organization.ts';
import { client, NOW, refusal, roleIn, running } from './harness.ts';

test.each<Partition>(['aws', 'aws-us-gov', 'aws-cn', 'aws-eusc'])(
  'an organization in %s answers in its own ARNs',
  async (partition) => {
    const organization = generateOrganization({ accounts: 30, seed: 3, partition, now: NOW, traps: false });
    const simulator = await running({ organization });
    const region = GLOBAL_REGION[partition];
    const organizations = client(OrganizationsClient, simulator, { region });
    const listed = [];
    for await (const { Accounts } of paginateListAccounts({ client: organizations }, {}))
      listed.push(...(Accounts ?? []));
    expect(listed.map(({ Id }) => Id)).toEqual(organization.accounts.map(({ id }) => id));
    expect(listed.every(({ Arn }) => Arn?.startsWith(`arn:${partition}:organizations::`))).toBe(true);
    const member = organization.accounts[5]?.id ?? '';
    const credentials = await roleIn(simulator, member, partition);
    const { Arn } = await client(STSClient, simulator, { region, credentials }).send(new GetCallerIdentityCommand({}));
    expect(Arn).toBe(`arn:${partition}:sts::${member}:assumed-role/Audit/test`);
  },
);

test('a whole organization can be walked: every active account with the role answers or says why not', async () => {
  const organization = generateOrganization({ accounts: 60, seed: 11, now: NOW });
  const simulator = await running({ organization });
  const reasons = new Map<string, number>();
  for (const { id, state, roles } of organization.accounts) {
    if (state !== 'ACTIVE' || roles !== 'any') {
      expect((await refusal(roleIn(simulator, id))).name).toBe('AccessDenied');
      continue;
    }
    const iam = client(IAMClient, simulator, { credentials: await roleIn(simulator, id) });
    const reason = await iam.send(new GetAccountSummaryCommand({})).then(
      () => 'answered',
      ({ name }: Error) => name,
    );
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  }
  expect([...reasons.keys()].sort()).toEqual(['AccessDenied', 'ServiceFailureException', 'Throttling', 'answered']);
  expect(reasons.get('answered')).toBeGreaterThan(40);
});
