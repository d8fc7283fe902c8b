/** Policies of an organization, what they are attached to, and which accounts are under it. Asked once for a whole scan. */
import type { OutputOf } from '../aws/apis.ts';
import { type Statement, statementsOf } from '../parse/policy/document.ts';
import type { Level, NamedPolicy } from '../parse/scp.ts';
import type { ListedAccount, OrganizationContext, Origin } from './check.ts';
import { MissingAnswer, requestIdOf } from './check.ts';

export const POLICIES = 'organizations:ListPolicies';
export const POLICY = 'organizations:DescribePolicy';
export const TARGETS = 'organizations:ListTargetsForPolicy';
export const ATTACHED = 'organizations:ListPoliciesForTarget';
const ACCOUNTS = 'organizations:ListAccountsForParent';
const UNITS = 'organizations:ListOrganizationalUnitsForParent';

/** Where one account stands: the calls that every check on policies makes. */
export const PLACE_CALLS = [UNITS, ACCOUNTS] as const;

export type PolicyType = 'SERVICE_CONTROL_POLICY' | 'RESOURCE_CONTROL_POLICY';

export interface AttachedPolicy extends NamedPolicy {
  readonly statements: readonly Statement[];
  readonly targets: readonly string[];
  readonly origin: Origin;
}

/**
 * Every policy of a type but those that AWS manages (they allow everything), with what it is attached to. `matters` leaves out
 * policies before it is asked where they are attached.
 */
export async function customPolicies(
  context: OrganizationContext,
  type: PolicyType,
  matters: (statements: readonly Statement[]) => boolean = () => true,
): Promise<AttachedPolicy[]> {
  const found: AttachedPolicy[] = [];
  let token: string | undefined;
  do {
    const page = await context.call(POLICIES, { Filter: type, ...(token ? { NextToken: token } : {}) });
    if (page.Policies === undefined) throw new MissingAnswer(POLICIES, 'a list of policies');
    for (const { Id, Name, AwsManaged } of page.Policies) {
      if (AwsManaged === true || Id === undefined) continue;
      const answer = await context.call(POLICY, { PolicyId: Id });
      const content = answer.Policy?.Content;
      if (content === undefined) throw new MissingAnswer(POLICY, 'what the policy says');
      const statements = statementsOf(content);
      if (!matters(statements)) continue;
      const origin = { source: POLICY, requestId: requestIdOf(answer) } as const;
      found.push({ id: Id, name: Name ?? Id, statements, targets: await targetsOf(context, Id), origin });
    }
    token = page.NextToken || undefined;
  } while (token !== undefined);
  return found;
}

async function targetsOf(context: OrganizationContext, policy: string): Promise<string[]> {
  const found: string[] = [];
  let token: string | undefined;
  do {
    const page = await context.call(TARGETS, { PolicyId: policy, ...(token ? { NextToken: token } : {}) });
    if (page.Targets === undefined) throw new MissingAnswer(TARGETS, 'a list of targets');
    for (const { TargetId } of page.Targets) if (TargetId !== undefined) found.push(TargetId);
    token = page.NextToken || undefined;
  } while (token !== undefined);
  return found;
}

/**
 * The levels that have a policy of the company's own. Every other level has AWS's policy alone, since AWS lets nobody detach the
 * last one; whether these have it too, is asked of each.
 */
export async function levelsOf(
  context: OrganizationContext,
  policies: readonly AttachedPolicy[],
  type: PolicyType,
): Promise<Level[]> {
  const targets = [...new Set(policies.flatMap((policy) => policy.targets))].sort();
  const levels: Level[] = [];
  for (const target of targets)
    levels.push({
      target,
      policies: policies.filter((policy) => policy.targets.includes(target)),
      fullAccess: await hasFullAccess(context, target, type),
    });
  return levels;
}

async function hasFullAccess(context: OrganizationContext, target: string, type: PolicyType): Promise<boolean> {
  let token: string | undefined;
  do {
    const page = await context.call(ATTACHED, {
      TargetId: target,
      Filter: type,
      ...(token ? { NextToken: token } : {}),
    });
    if (page.Policies === undefined) throw new MissingAnswer(ATTACHED, 'a list of policies');
    if (page.Policies.some(({ AwsManaged }) => AwsManaged === true)) return true;
    token = page.NextToken || undefined;
  } while (token !== undefined);
  return false;
}

/** Which accounts are under which unit: from the listing where it tells, else asked once per unit that matters. */
export class Places {
  private readonly context: OrganizationContext;
  private readonly units = new Map<string, Promise<ReadonlySet<string>>>();

  constructor(context: OrganizationContext) {
    this.context = context;
  }

  /** Is the target the account itself, or something above it? */
  async isAbove(target: string, account: ListedAccount): Promise<boolean> {
    if (target === account.id || target.startsWith('r-')) return true;
    if (!target.startsWith('ou-')) return false;
    return account.parents !== null ? account.parents.includes(target) : (await this.under(target)).has(account.id);
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
