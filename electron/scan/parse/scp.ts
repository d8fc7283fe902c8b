/**
 * Service control policies: which of their statements deny the root user, and what that stands in the way of. Pure.
 *
 * A reading of the text, not AWS's evaluation: allow lists and conditions on the request (region, tags) are left aside.
 */
import type { RootDenial } from '../../../shared/register/aws-facts.ts';

interface Statement {
  readonly Effect?: unknown;
  readonly Action?: unknown;
  readonly NotAction?: unknown;
  readonly Condition?: unknown;
}

export interface DenyStatement {
  readonly actions: readonly string[];
  /** The actions that are named are the ones spared. */
  readonly inverted: boolean;
  readonly conditions: readonly Condition[];
}

interface Condition {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
}

/** The denials of a policy document. Throws `SyntaxError` when it is not JSON. */
export function denyStatements(document: string): DenyStatement[] {
  const parsed = JSON.parse(document) as { Statement?: Statement | Statement[] };
  const statements = parsed.Statement === undefined ? [] : [parsed.Statement].flat();
  return statements
    .filter(({ Effect }) => Effect === 'Deny')
    .map(({ Action, NotAction, Condition }) => ({
      actions: list(NotAction ?? Action),
      inverted: NotAction !== undefined,
      conditions: conditionsOf(Condition),
    }));
}

function list(value: unknown): string[] {
  return (Array.isArray(value) ? value : value === undefined ? [] : [value]).map(text);
}

/** What stands where a policy has a text. Not `String`: an object may bring a `toString` that is no function. */
function text(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function conditionsOf(condition: unknown): Condition[] {
  if (typeof condition !== 'object' || condition === null) return [];
  return Object.entries(condition as Record<string, Record<string, unknown>>).flatMap(([operator, keys]) =>
    Object.entries(keys ?? {}).map(([key, values]) => ({
      operator: operator.toLowerCase().replace(/ifexists$/, ''),
      key: key.toLowerCase(),
      values: list(values),
    })),
  );
}

const PRINCIPAL = 'aws:principalarn';
const ASSUMED_ROOT = 'aws:assumedroot';
/** Conditions that are always met when a root user acts. */
const NOT_A_SERVICE: ReadonlySet<string> = new Set(['aws:principalisawsservice', 'aws:viaawsservice']);

/**
 * Does the statement deny the root user of this account? It must name the root user (whatever else it asks), or bind
 * everybody, or everybody but some who are not the root user.
 */
export function deniesRoot(statement: DenyStatement, rootArn: string): boolean {
  let named = false;
  let narrowed = false;
  for (const { operator, key, values } of statement.conditions) {
    if (key === PRINCIPAL) {
      const matches = values.some((pattern) => wildcard(pattern).test(rootArn));
      if (operator.includes('not') ? matches : !matches) return false;
      if (!operator.includes('not')) named = true;
    } else if (!NOT_A_SERVICE.has(key) && key !== ASSUMED_ROOT) narrowed = true;
  }
  if (named) return true;
  // A ban on one service, or for everybody in one region, is not about the root user.
  return !narrowed && (statement.inverted || statement.actions.includes('*'));
}

/** Sessions of central root access are left out: `Null {"aws:AssumedRoot": "true"}` denies only where the key is absent. */
function sparesAssumeRoot(statement: DenyStatement): boolean {
  return statement.conditions.some(
    ({ operator, key, values }) => key === ASSUMED_ROOT && operator === 'null' && values.includes('true'),
  );
}

/** What takes part in replacing a lost device, and in auditing and deleting root credentials centrally. */
const MFA_ACTIONS = ['iam:DeactivateMFADevice', 'iam:EnableMFADevice', 'iam:CreateVirtualMFADevice'];
const CENTRAL_ACTIONS = [
  'iam:GetAccountSummary',
  'iam:ListMFADevices',
  'iam:DeleteLoginProfile',
  'iam:GetLoginProfile',
];

function covers(statement: DenyStatement, action: string): boolean {
  const named = statement.actions.some((pattern) => wildcard(pattern, 'i').test(action));
  return statement.inverted ? !named : named;
}

/** A policy's denials of the root user, folded into one; null where it denies the root user nothing. */
export function rootDenialOf(
  policy: { readonly id: string; readonly name: string },
  statements: readonly DenyStatement[],
  rootArn: string,
): RootDenial | null {
  const denying = statements.filter((statement) => deniesRoot(statement, rootArn));
  if (denying.length === 0) return null;
  const hinders: RootDenial['hinders'][number][] = [];
  if (denying.some((statement) => MFA_ACTIONS.some((action) => covers(statement, action))))
    hinders.push('mfa-replacement');
  const inSessions = denying.filter((statement) => !sparesAssumeRoot(statement));
  if (inSessions.some((statement) => CENTRAL_ACTIONS.some((action) => covers(statement, action))))
    hinders.push('central-root');
  return {
    policyId: policy.id,
    policyName: policy.name,
    actions: [...new Set(denying.flatMap(({ actions, inverted }) => (inverted ? ['all but', ...actions] : actions)))],
    sparesAssumeRoot: inSessions.length === 0,
    hinders,
  };
}

const patterns = new Map<string, RegExp>();

function wildcard(pattern: string, flags = ''): RegExp {
  const key = `${flags}:${pattern}`;
  let found = patterns.get(key);
  if (found === undefined) {
    const source = pattern
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.');
    found = new RegExp(`^${source}$`, flags);
    patterns.set(key, found);
  }
  return found;
}
