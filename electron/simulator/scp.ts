/**
 * Service control policies, as far as the checks meet them: explicit denials, by action and by who calls.
 *
 * A statement with a condition that is not understood here denies nothing. Allow lists are taken as allowing all.
 */
import type { Caller } from './caller.ts';
import type { SimulatedOrganization } from './organization.ts';

interface Statement {
  Effect: string;
  Action?: string | string[];
  NotAction?: string | string[];
  Condition?: Record<string, Record<string, string | string[]>>;
}

const parsed = new Map<string, Statement[]>();

/** Is the call explicitly denied by a policy on the caller's account or above it? The management account never is. */
export function deniedByScp(
  organization: SimulatedOrganization,
  caller: Caller,
  parentId: string,
  action: string,
): boolean {
  if (organization.policies.length === 0 || caller.accountId === organization.managementAccountId) return false;
  const holders = new Set(holdersOf(organization, caller.accountId, parentId));
  return organization.policies.some(
    (policy) =>
      (policy.type ?? 'SERVICE_CONTROL_POLICY') === 'SERVICE_CONTROL_POLICY' &&
      policy.targets.some((target) => holders.has(target)) &&
      statementsOf(policy.content).some((statement) => denies(statement, caller, action)),
  );
}

/** The account, its organizational units and the root, from the inside out. */
export function holdersOf(organization: SimulatedOrganization, accountId: string, parentId: string): string[] {
  const holders = [accountId];
  let at: string | undefined = parentId;
  while (at && !holders.includes(at)) {
    holders.push(at);
    at = organization.units.find(({ id }) => id === at)?.parentId;
  }
  return holders;
}

function statementsOf(content: string): Statement[] {
  const known = parsed.get(content);
  if (known) return known;
  const { Statement: statements } = JSON.parse(content) as { Statement: Statement | Statement[] };
  const list = [statements].flat();
  parsed.set(content, list);
  return list;
}

function denies(statement: Statement, caller: Caller, action: string): boolean {
  if (statement.Effect !== 'Deny') return false;
  const covered = statement.NotAction
    ? !matchesAny(statement.NotAction, action, true)
    : matchesAny(statement.Action ?? [], action, true);
  return (
    covered && Object.entries(statement.Condition ?? {}).every(([operator, keys]) => holds(operator, keys, caller))
  );
}

function holds(operator: string, keys: Record<string, string | string[]>, caller: Caller): boolean {
  return Object.entries(keys).every(([key, expected]) => {
    const name = key.toLowerCase();
    if (/^(Arn|String)(Like|Equals)$/.test(operator) && name === 'aws:principalarn') {
      return matchesAny(expected, caller.principalArn, false);
    }
    if (operator === 'Null' && name === 'aws:assumedroot') {
      const absent = caller.kind !== 'root-session';
      return [expected].flat().includes(String(absent));
    }
    return false;
  });
}

function matchesAny(patterns: string | string[], text: string, ignoreCase: boolean): boolean {
  return [patterns].flat().some((pattern) => wildcard(pattern, ignoreCase).test(text));
}

function wildcard(pattern: string, ignoreCase: boolean): RegExp {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, ignoreCase ? 'i' : '');
}
