/** Which members' root users are denied something by a service control policy, and whether that hinders recovery. */
import type { OutputOf } from '../aws/apis.ts';
import { rootArn } from '../aws/partitions.ts';
import type { DenyStatement } from '../parse/scp.ts';
import { denyStatements, rootDenialOf } from '../parse/scp.ts';
import type { AccountFinding, ListedAccount, OrganizationCheck, OrganizationContext, Origin } from './check.ts';
import { MissingAnswer, requestIdOf } from './check.ts';

const POLICIES = 'organizations:ListPolicies';
const POLICY = 'organizations:DescribePolicy';
const TARGETS = 'organizations:ListTargetsForPolicy';
const ACCOUNTS = 'organizations:ListAccountsForParent';
const UNITS = 'organizations:ListOrganizationalUnitsForParent';

export const rootDenied: OrganizationCheck = {
  id: 'root-denied',
  title: 'Root user denied by service control policy',
  scope: 'organization',
  calls: [POLICIES, POLICY, TARGETS, UNITS, ACCOUNTS],
  permissions: [
    { action: POLICIES, without: 'Whether a policy denies the root users of member accounts.' },
    { action: POLICY, without: 'What the policies say of the root user.' },
    { action: TARGETS, without: 'Which accounts the policies bind.' },
    { action: UNITS, without: 'Which accounts are under an organizational unit that a policy binds.' },
    { action: ACCOUNTS, without: 'Which accounts are under an organizational unit that a policy binds.' },
  ],
  cycle: 'every-scan',
  fields: [],
  accountFields: ['aws.rootDenied'],
  proves:
    'Which service control policies deny the root user of an account, and whether replacing a lost MFA device or central root access would be hindered.',
  limits: [
    "A reading of the policies, not AWS's own evaluation: denials that depend on the request (region, tags) count only where they name the root user.",
    'The management account is never bound.',
  ],
  controls: ['root-use', 'central-root'],
  partitions: {},
  failures: {},

  async run(context) {
    const policies = await denyingPolicies(context);
    const bound = new Bound(context);
    return {
      organization: [],
      account: async (account) => [await findingFor(context, policies, bound, account)],
    };
  },
};

interface DenyingPolicy {
  readonly id: string;
  readonly name: string;
  readonly statements: readonly DenyStatement[];
  readonly targets: readonly { readonly id: string; readonly type: string }[];
  readonly origin: Origin;
}

async function denyingPolicies(context: OrganizationContext): Promise<DenyingPolicy[]> {
  const found: DenyingPolicy[] = [];
  let token: string | undefined;
  do {
    const page = await context.call(POLICIES, {
      Filter: 'SERVICE_CONTROL_POLICY',
      ...(token ? { NextToken: token } : {}),
    });
    if (page.Policies === undefined) throw new MissingAnswer(POLICIES, 'a list of policies');
    for (const { Id, Name, AwsManaged } of page.Policies) {
      // The one that AWS manages allows everything.
      if (AwsManaged === true || Id === undefined) continue;
      const answer = await context.call(POLICY, { PolicyId: Id });
      const content = answer.Policy?.Content;
      if (content === undefined) throw new MissingAnswer(POLICY, 'what the policy says');
      const statements = denyStatements(content);
      if (statements.length === 0) continue;
      found.push({
        id: Id,
        name: Name ?? Id,
        statements,
        targets: await targetsOf(context, Id),
        origin: { source: POLICY, requestId: requestIdOf(answer) },
      });
    }
    token = page.NextToken || undefined;
  } while (token !== undefined);
  return found;
}

async function targetsOf(context: OrganizationContext, policy: string): Promise<{ id: string; type: string }[]> {
  const found: { id: string; type: string }[] = [];
  let token: string | undefined;
  do {
    const page = await context.call(TARGETS, { PolicyId: policy, ...(token ? { NextToken: token } : {}) });
    if (page.Targets === undefined) throw new MissingAnswer(TARGETS, 'a list of targets');
    for (const { TargetId, Type } of page.Targets)
      if (TargetId !== undefined) found.push({ id: TargetId, type: Type ?? '' });
    token = page.NextToken || undefined;
  } while (token !== undefined);
  return found;
}

async function findingFor(
  context: OrganizationContext,
  policies: readonly DenyingPolicy[],
  bound: Bound,
  account: ListedAccount,
): Promise<AccountFinding> {
  const field = 'aws.rootDenied';
  if (account.management)
    return { field, value: { denied: false, exempt: true, policies: [] }, origin: { source: POLICIES } };
  const denials = [];
  let origin: Origin = { source: POLICIES };
  for (const policy of policies) {
    const denial = rootDenialOf(policy, policy.statements, rootArn(context.partition, account.id));
    if (denial === null || !(await bound.binds(policy.targets, account))) continue;
    denials.push(denial);
    origin = policy.origin;
  }
  denials.sort((a, b) => (a.policyId < b.policyId ? -1 : 1));
  return { field, value: { denied: denials.length > 0, exempt: false, policies: denials }, origin };
}

/** Which accounts are under which unit: from the listing where it tells, else asked once per unit that matters. */
class Bound {
  private readonly context: OrganizationContext;
  private readonly units = new Map<string, Promise<ReadonlySet<string>>>();

  constructor(context: OrganizationContext) {
    this.context = context;
  }

  async binds(targets: DenyingPolicy['targets'], account: ListedAccount): Promise<boolean> {
    for (const { id } of targets) {
      if (id === account.id || id.startsWith('r-')) return true;
      if (!id.startsWith('ou-')) continue;
      if (account.parents !== null ? account.parents.includes(id) : (await this.under(id)).has(account.id)) return true;
    }
    return false;
  }

  private under(unit: string): Promise<ReadonlySet<string>> {
    let found = this.units.get(unit);
    if (found === undefined) {
      found = this.read(unit);
      found.catch(() => {});
      this.units.set(unit, found);
    }
    return found;
  }

  private async read(unit: string): Promise<ReadonlySet<string>> {
    const accounts = new Set<string>();
    const { call } = this.context;
    let token: string | undefined;
    do {
      const page = await call(ACCOUNTS, { ParentId: unit, ...(token ? { NextToken: token } : {}) });
      if (page.Accounts === undefined) throw new MissingAnswer(ACCOUNTS, 'a list of accounts');
      for (const { Id } of page.Accounts) if (Id !== undefined) accounts.add(Id);
      token = page.NextToken || undefined;
    } while (token !== undefined);
    do {
      const page: OutputOf<typeof UNITS> = await call(UNITS, {
        ParentId: unit,
        ...(token ? { NextToken: token } : {}),
      });
      if (page.OrganizationalUnits === undefined) throw new MissingAnswer(UNITS, 'a list of units');
      for (const { Id } of page.OrganizationalUnits)
        if (Id !== undefined) for (const account of await this.under(Id)) accounts.add(account);
      token = page.NextToken || undefined;
    } while (token !== undefined);
    return accounts;
  }
}
