import { expect, test } from 'vitest';
import type { Caller } from '../../../electron/simulator/caller.ts';
import type { SimulatedOrganization } from '../../../electron/simulator/organization.ts';
import { deniedByScp } from '../../../electron/simulator/scp.ts';
import { MANAGEMENT, MEMBER, smallOrganization } from './harness.ts';

const ROLE: Caller = {
  kind: 'role',
  accountId: MEMBER,
  arn: `arn:aws:sts::${MEMBER}:assumed-role/Audit/test`,
  userId: 'AROA:test',
  principalArn: `arn:aws:iam::${MEMBER}:role/Audit`,
  taskPolicy: null,
  expiresAt: null,
};
const ROOT: Caller = { ...ROLE, kind: 'root-session', principalArn: `arn:aws:iam::${MEMBER}:root` };
const INNER = 'ou-root-inner000';

/** An organization whose policy, with that one denial, hangs on the unit above the member's. */
function under(statement: object, target = 'ou-root-outer000'): SimulatedOrganization {
  const content = JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Deny', Resource: '*', ...statement } });
  return smallOrganization({
    units: [
      { id: INNER, name: 'Inner', parentId: 'ou-root-outer000' },
      { id: 'ou-root-outer000', name: 'Outer', parentId: 'r-root' },
    ],
    policies: [{ id: 'p-test0000', name: 'Test', description: '', awsManaged: false, content, targets: [target] }],
  });
}

const denied = (statement: object, caller: Caller, action: string, target?: string) =>
  deniedByScp(under(statement, target), caller, INNER, action);

test('a denial reaches the account from itself, from every unit above it and from the root, and from nowhere else', () => {
  for (const target of [MEMBER, INNER, 'ou-root-outer000', 'r-root']) {
    expect(denied({ Action: '*' }, ROLE, 'iam:GetUser', target)).toBe(true);
  }
  expect(denied({ Action: '*' }, ROLE, 'iam:GetUser', 'ou-root-other000')).toBe(false);
});

test('the management account is never denied', () => {
  expect(denied({ Action: '*' }, { ...ROLE, accountId: MANAGEMENT }, 'iam:GetUser', 'r-root')).toBe(false);
});

test('actions are matched with wildcards, whatever their case, and may be excepted', () => {
  expect(denied({ Action: ['s3:*', 'IAM:Get*'] }, ROLE, 'iam:GetUser')).toBe(true);
  expect(denied({ Action: ['s3:*', 'iam:Get*'] }, ROLE, 'iam:ListUsers')).toBe(false);
  expect(denied({ NotAction: 'iam:*' }, ROLE, 'iam:GetUser')).toBe(false);
  expect(denied({ NotAction: 'iam:*' }, ROLE, 'sts:AssumeRole')).toBe(true);
});

test('a denial of root leaves roles alone, and central sessions where it says so', () => {
  const root = { Action: '*', Condition: { StringLike: { 'aws:PrincipalArn': ['arn:*:iam::*:root'] } } };
  expect(denied(root, ROOT, 'iam:GetUser')).toBe(true);
  expect(denied(root, ROLE, 'iam:GetUser')).toBe(false);
  const excepted = { ...root, Condition: { ...root.Condition, Null: { 'aws:AssumedRoot': 'true' } } };
  expect(denied(excepted, ROOT, 'iam:GetUser')).toBe(false);
});

test('a condition that is not understood denies nothing, and an allowance is no denial', () => {
  expect(denied({ Action: '*', Condition: { IpAddress: { 'aws:SourceIp': '0.0.0.0/0' } } }, ROLE, 'iam:GetUser')).toBe(
    false,
  );
  expect(denied({ Effect: 'Allow', Action: '*' }, ROLE, 'iam:GetUser')).toBe(false);
});
