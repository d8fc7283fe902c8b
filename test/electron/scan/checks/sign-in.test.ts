/** Whether AWS lets the root user sign in: by the account's own policy, and by the organization's. */
import { expect, test } from 'vitest';
import type { SimulatedOrganization } from '../../../../electron/simulator/organization.ts';
import { MANAGEMENT, MEMBER, scanOf, withMember } from '../harness.ts';

const OFFICE = '203.0.113.0/24';
const deny = (condition: object) => ({
  Effect: 'Deny',
  Principal: '*',
  Action: ['signin:Authenticate', 'signin:AuthorizeOAuth2Access', 'signin:CreateOAuth2Token'],
  Resource: '*',
  Condition: condition,
});
const BUT_OFFICE = deny({ NotIpAddress: { 'aws:SourceIp': OFFICE } });
const policy = (...Statement: object[]) => ({ Version: '2012-10-17', Statement }) as const;

function control(statement: object, targets: string[]): SimulatedOrganization['policies'][number] {
  const content = JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
  const type = 'RESOURCE_CONTROL_POLICY';
  return { id: 'p-perimeter', type, name: 'Perimeter', description: '', awsManaged: false, content, targets };
}

test('an account without a policy, and without the switch', async () => {
  const scanned = await scanOf(withMember({}));
  const off = { value: { enabled: false, state: 'open', from: [], notFrom: [], policies: [] } };
  expect(scanned.account(MEMBER, 'aws.signIn')).toEqual(off);
  expect(scanned.account(MEMBER, 'aws.signInControl')).toEqual(off);
  expect(scanned.account(MANAGEMENT, 'aws.signInControl')).toEqual(off);
});

test('its own policy, switched on and off', async () => {
  const own = (enabled: boolean) => scanOf(withMember({ signIn: { enabled, policy: policy(BUT_OFFICE) } }));
  const rules = { state: 'restricted', from: [OFFICE], policies: ['the account’s own policy'] };
  expect((await own(true)).account(MEMBER, 'aws.signIn')).toMatchObject({ value: { ...rules, enabled: true } });
  expect((await own(false)).account(MEMBER, 'aws.signIn')).toMatchObject({ value: { ...rules, enabled: false } });
});

test('the organization’s policy binds members where it is attached, and never the management account', async () => {
  const organization = (targets: string[]) =>
    withMember({ parentId: 'r-root' }, { policies: [control(deny({}), targets)], consoleAuthorization: true });
  const bound = await scanOf(organization(['r-root']));
  expect(bound.account(MEMBER, 'aws.signInControl')).toMatchObject({
    value: { enabled: true, state: 'refused', policies: ['Perimeter'] },
  });
  expect(bound.account(MANAGEMENT, 'aws.signInControl')).toMatchObject({ value: { state: 'open' } });
  const elsewhere = await scanOf(organization([MANAGEMENT]));
  expect(elsewhere.account(MEMBER, 'aws.signInControl')).toMatchObject({ value: { state: 'open' } });
});

test('policies about something else are not asked where they are attached', async () => {
  const other = control({ Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: '*' }, ['r-root']);
  const scanned = await scanOf(
    withMember({}, { policies: [other], faults: ['organizations:ListTargetsForPolicy=AccessDenied'] }),
  );
  expect(scanned.account(MEMBER, 'aws.signInControl')).toMatchObject({ value: { state: 'open' } });
});

test('what AWS does not let us see is not known, neither open nor refused', async () => {
  const scanned = await scanOf(withMember({ faults: ['signin:*=AccessDenied'] }));
  expect(scanned.account(MEMBER, 'aws.signIn')).toMatchObject({ unknown: { reason: 'access-denied' } });
});
