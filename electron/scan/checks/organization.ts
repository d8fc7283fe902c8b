/** The organization itself: who manages it, and whether all features are on. */
import type { OrganizationCheck, OrganizationFinding } from './check.ts';
import { MissingAnswer, requestIdOf } from './check.ts';

const API = 'organizations:DescribeOrganization';

export const organization: OrganizationCheck = {
  id: 'organization',
  title: 'Organization and its features',
  scope: 'organization',
  calls: [API],
  permissions: [{ action: API, without: 'Which account manages the organization, and whether all features are on.' }],
  cycle: 'every-scan',
  fields: ['managementAccount', 'aws.featureSet', 'aws.managementEmail'],
  accountFields: [],
  proves:
    'The management account, its root email, and whether all features are on (needed for policies, central root management and central email changes).',
  limits: [],
  controls: ['central-root'],
  partitions: {},
  failures: { AWSOrganizationsNotInUse: 'The account stands alone: a definite answer.' },

  async run({ call }) {
    const answer = await call(API, {});
    const found = answer.Organization;
    const managementAccount = found?.MasterAccountId;
    if (found === undefined || managementAccount === undefined) throw new MissingAnswer(API, 'the management account');
    const origin = { source: API, requestId: requestIdOf(answer) } as const;
    const findings: OrganizationFinding[] = [{ field: 'managementAccount', value: managementAccount, origin }];
    if (found.FeatureSet !== undefined) findings.push({ field: 'aws.featureSet', value: found.FeatureSet, origin });
    if (found.MasterAccountEmail !== undefined)
      findings.push({ field: 'aws.managementEmail', value: found.MasterAccountEmail, origin });
    return { organization: findings };
  },
};
