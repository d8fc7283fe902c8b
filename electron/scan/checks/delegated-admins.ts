/** Which accounts act for the whole organization: whoever is in them can open root sessions in members, or change emails. */
import type { OrganizationCheck, OrganizationContext } from './check.ts';
import { MissingAnswer, requestIdOf } from './check.ts';

const API = 'organizations:ListDelegatedAdministrators';

export const delegatedAdmins: OrganizationCheck = {
  id: 'delegated-admins',
  title: 'Delegated administrators of IAM and Account Management',
  scope: 'organization',
  calls: [API],
  permissions: [
    { action: API, without: 'Which other accounts can open root sessions in members, or change their root emails.' },
  ],
  cycle: 'every-scan',
  fields: ['aws.delegatedAdmins'],
  accountFields: [],
  proves: 'Which accounts, beside the management account, have central control over root users.',
  limits: ['Says which accounts, not which people can act in them.'],
  controls: ['central-root'],
  partitions: {},
  failures: {},

  async run(context) {
    const iam = await adminsOf(context, 'iam.amazonaws.com');
    const account = await adminsOf(context, 'account.amazonaws.com');
    const origin = { source: API, requestId: account.requestId } as const;
    const value = { iam: iam.accounts, account: account.accounts };
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
