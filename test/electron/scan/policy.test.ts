/** Policies and template: exactly what the checks call, nothing that writes, valid in every partition. */
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { API_NAMES, actionOf } from '../../../electron/scan/aws/apis.ts';
import { CHECKS } from '../../../electron/scan/checks/table.ts';
import { checksPage } from '../../../electron/scan/describe.ts';
import {
  callerPolicy,
  memberPolicy,
  memberTemplate,
  neededPermissions,
  trustPolicy,
} from '../../../electron/scan/policy.ts';
import { describeChecks, policiesFor } from '../../../electron/scan/scan.ts';

const wishes = { partition: 'aws', roleName: 'RootLedgerRead', deepAudit: true };
const actionsIn = (policy: { Statement: readonly { Action: string | readonly string[] }[] }): string[] =>
  policy.Statement.flatMap(({ Action }) => Action as string[]);

test('caller and role together may call everything that a check calls, and the role and root sessions', () => {
  const granted = new Set([...actionsIn(callerPolicy(wishes)), ...actionsIn(memberPolicy())]);
  // Inside a root session the session's own task policy decides; the caller needs AssumeRoot alone.
  const inside = new Set(
    CHECKS.flatMap((check) => (check.scope === 'account' && check.as === 'root' ? check.calls : [])),
  );
  const needed = [...API_NAMES].filter((api) => !(inside as Set<string>).has(api) && api !== 'sts:GetCallerIdentity');
  expect(needed.filter((api) => !granted.has(actionOf(api)))).toEqual([]);
});

test('nothing but reads is granted, and each by name', () => {
  const all = [...actionsIn(callerPolicy(wishes)), ...actionsIn(memberPolicy())];
  for (const action of all)
    expect(action).toMatch(/^[a-z]+:(Get|List|Describe|Lookup|GenerateCredentialReport$|AssumeRole$|AssumeRoot$)\w*$/);
});

test('the role in members gets what is asked inside of members, and nothing of the organization', () => {
  // Invitations are told to the invited account alone.
  const own = 'organizations:ListHandshakesForAccount';
  for (const action of actionsIn(memberPolicy()))
    if (action !== own) expect(action).not.toMatch(/^(organizations|sts):|ListOrganizationsFeatures/);
});

test('root sessions only with the audit policy, and only when the deep audit is wanted', () => {
  const [statement] = callerPolicy(wishes).Statement.filter(({ Action }) => Action === 'sts:AssumeRoot');
  expect(statement).toEqual({
    Sid: 'AuditRootCredentials',
    Effect: 'Allow',
    Action: 'sts:AssumeRoot',
    Resource: 'arn:aws:iam::*:root',
    Condition: {
      StringEquals: { 'sts:TaskPolicyArn': 'arn:aws:iam::aws:policy/root-task/IAMAuditRootUserCredentials' },
    },
  });
  expect(JSON.stringify(callerPolicy({ ...wishes, deepAudit: false }))).not.toContain('AssumeRoot"');
});

test.each(['aws', 'aws-us-gov', 'aws-cn', 'aws-eusc'])('every ARN is in partition %s', (partition) => {
  const text = JSON.stringify([callerPolicy({ ...wishes, partition }), trustPolicy(partition, '111111111111', 'x-1')]);
  const found = text.match(/arn:[^:"]*:/g) ?? [];
  expect(found.length).toBeGreaterThan(2);
  expect(new Set(found)).toEqual(new Set([`arn:${partition}:`]));
});

test('each permission says what is lost without it', () => {
  for (const permission of neededPermissions()) {
    expect(permission.without.join(' ').length, permission.action).toBeGreaterThan(20);
    expect(permission.of.length).toBeGreaterThan(0);
  }
  const view = policiesFor({ partition: 'aws', roleName: 'R', account: null });
  expect(view.losses.map(({ permission }) => permission)).toContain('sts:AssumeRole');
  expect(JSON.parse(view.callerPolicy)).toMatchObject({ Version: '2012-10-17' });
  expect(JSON.parse(view.memberPolicy)).toMatchObject({ Version: '2012-10-17' });
});

interface Yaml {
  Type: new (tag: string, options: { kind: string; construct: (data: unknown) => unknown }) => object;
  DEFAULT_SCHEMA: { extend(types: object[]): object };
  load(text: string, options: { schema: object }): unknown;
}

/** CloudFormation's short forms, as a YAML reader must be told. */
function parseTemplate(text: string): Record<string, never> {
  const yaml = createRequire(import.meta.url)('js-yaml') as Yaml;
  const tag = (name: string, kind: 'scalar' | 'sequence') =>
    new yaml.Type(name, { kind, construct: (data: unknown) => ({ [name]: data }) });
  const schema = yaml.DEFAULT_SCHEMA.extend([
    tag('!Ref', 'scalar'),
    tag('!GetAtt', 'scalar'),
    tag('!Not', 'sequence'),
    tag('!Equals', 'sequence'),
    tag('!If', 'sequence'),
    tag('!Join', 'sequence'),
  ]);
  return yaml.load(text, { schema }) as Record<string, never>;
}

test('the template is valid YAML, grants what the role policy grants, and names no partition', () => {
  const text = memberTemplate({ roleName: 'Read"er', trustedAccount: '111111111111', externalId: 'a: "b" #c' });
  expect(text).not.toMatch(/arn:aws/);
  const template = parseTemplate(text) as unknown as {
    Parameters: Record<string, { Default?: string }>;
    Resources: { ReadRole: { Type: string; Properties: { Policies: { PolicyDocument: never }[] } } };
  };
  expect(template.Parameters.TrustedAccount?.Default).toBe('111111111111');
  expect(template.Parameters.ExternalId?.Default).toBe('a: "b" #c');
  expect(template.Resources.ReadRole.Type).toBe('AWS::IAM::Role');
  const [policy] = template.Resources.ReadRole.Properties.Policies;
  expect(actionsIn(policy?.PolicyDocument as never).toSorted()).toEqual(actionsIn(memberPolicy()).toSorted());
  for (const { without, of } of neededPermissions())
    if (of.includes('member')) for (const sentence of without) expect(text).toContain(sentence);
});

test('without a known account the template asks for it', () => {
  const template = parseTemplate(memberTemplate({ roleName: 'R' })) as unknown as {
    Parameters: Record<string, { Default?: string }>;
  };
  expect(template.Parameters.TrustedAccount).not.toHaveProperty('Default');
});

test('"What we check" has a row for every check, with the right number per CIS version', () => {
  const rows = describeChecks();
  expect(rows.map(({ id }) => id)).toEqual(CHECKS.map(({ id }) => id));
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  const summary = rows.find(({ id }) => id === 'account-summary');
  expect(summary?.controls).toEqual(
    expect.arrayContaining(['CIS 7.0 2.5', 'CIS 6.0 2.4', 'CIS 5.0 1.4', 'CIS 3.0 1.5', 'CIS 7.0 2.4', 'FSBP IAM.4']),
  );
  expect(rows.filter(({ optIn }) => optIn).map(({ id }) => id)).toEqual(['root-audit']);
  for (const row of rows) expect(row.proves.endsWith('.')).toBe(true);
});

test('the page of the documentation says what the table says', async () => {
  await expect(checksPage()).toMatchFileSnapshot('../../../docs/checks.md');
});
