/** Which accounts act for the whole organization: whoever is in them can open root sessions in members, or change emails. */
import { AwsCallError } from '../aws/errors.ts';
import { isCancelled } from '../engine/findings.ts';
import { type Statement, statementsOf } from '../parse/policy/document.ts';
import { matches } from '../parse/policy/glob.ts';
import type { OrganizationCheck, OrganizationContext } from './check.ts';
import { MissingAnswer, requestIdOf } from './check.ts';

const API = 'organizations:ListDelegatedAdministrators';
const DELEGATION = 'organizations:DescribeResourcePolicy';
/** What changes which policies bind whom. */
const CHANGES = [
  'CreatePolicy',
  'UpdatePolicy',
  'DeletePolicy',
  'AttachPolicy',
  'DetachPolicy',
  'DisablePolicyType',
].map((operation) => `organizations:${operation}`);

export const delegatedAdmins: OrganizationCheck = {
  id: 'delegated-admins',
  title: 'Delegated administrators of IAM and Account Management',
  scope: 'organization',
  calls: [API, DELEGATION],
  permissions: [
    { action: API, without: 'Which other accounts can open root sessions in members, or change their root emails.' },
    { action: DELEGATION, without: 'Which other accounts may change the policies that bind root users.' },
  ],
  cycle: 'every-scan',
  fields: ['aws.delegatedAdmins'],
  accountFields: [],
  proves:
    'Which accounts, beside the management account, have central control over root users, or may change the policies that bind them.',
  limits: ['Says which accounts, not which people can act in them.'],
  controls: ['central-root'],
  partitions: {},
  failures: { ResourcePolicyNotFound: 'The organization delegates no policies: a definite answer.' },

  async run(context) {
    const iam = await adminsOf(context, 'iam.amazonaws.com');
    const account = await adminsOf(context, 'account.amazonaws.com');
    const origin = { source: API, requestId: account.requestId } as const;
    const policies = await policyAdminsOf(context);
    const value = { iam: iam.accounts, account: account.accounts, ...(policies === null ? {} : { policies }) };
    return { organization: [{ field: 'aws.delegatedAdmins', value, origin }] };
  },
};

async function adminsOf({ call }: OrganizationContext, service: string) {
  const accounts: string[] = [];
  let requestId: string | undefined;
  let token: string | undefined;
  do {
    const page = await call(API, { ServicePrincipal: service, ...(token ? { NextToken: token } : {}) });
    if (page.DelegatedAdministrators === undefined) throw new MissingAnswer(API, 'a list of administrators');
    requestId = requestIdOf(page);
    for (const { Id } of page.DelegatedAdministrators) if (Id !== undefined) accounts.push(Id);
    token = page.NextToken || undefined;
  } while (token !== undefined);
  return { accounts: accounts.sort(), requestId };
}

/** Null where that is not answered: what is known of the delegated services stays known. */
async function policyAdminsOf({ call }: OrganizationContext): Promise<string[] | null> {
  try {
    const content = (await call(DELEGATION, {})).ResourcePolicy?.Content;
    if (content === undefined) return null;
    const names = statementsOf(content)
      .filter((statement) => statement.effect !== 'Deny' && statement.principals !== null && allowsChange(statement))
      .flatMap(({ principals }) => (principals?.inverted === false ? principals.patterns : ['*']));
    return [...new Set(names)].sort();
  } catch (error) {
    if (!(error instanceof AwsCallError) || isCancelled(error)) {
      if (error instanceof SyntaxError) return null;
      throw error;
    }
    return error.failure.code === 'ResourcePolicyNotFound' ? [] : null;
  }
}

function allowsChange({ actions }: Statement): boolean {
  return CHANGES.some((action) => {
    const found = actions.patterns.some((pattern) => matches(pattern, action, true) !== 'no');
    return actions.inverted ? !found : found;
  });
}
