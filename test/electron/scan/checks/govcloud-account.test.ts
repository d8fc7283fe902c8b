/** The GovCloud account that hangs on a commercial one: linked, none, not applicable, and every failure. */
import { describe, expect, test } from 'vitest';
import { simulatedAccount, simulatedOrganization } from '../../../../electron/simulator/build.ts';
import { MANAGEMENT, MEMBER, NOW, scanOf, withMember } from '../harness.ts';
import { quickClock } from '../quick-clock.ts';

const API = 'account:GetGovCloudAccountInformation';
const FIELD = 'aws.govCloudAccount';
const GOVCLOUD = '922222222222';
const LINKED = { value: { linked: true, account: GOVCLOUD, state: 'ACTIVE' } };
const NONE = { value: { linked: false } };
const linkedMember = { govCloudAccountId: GOVCLOUD } as const;

test('a linked GovCloud account is told of both, with where it is known from', async () => {
  const scanned = await scanOf(withMember(linkedMember));
  expect(scanned.account(MEMBER, FIELD)).toEqual(LINKED);
  expect(scanned.account(GOVCLOUD, 'linkedAccount')).toEqual({ value: MEMBER });
  expect(scanned.account(GOVCLOUD, 'aws.partition')).toEqual({ value: 'aws-us-gov' });
  const said = scanned.provenance(MEMBER, FIELD);
  expect(said).toMatchObject({ basis: 'observed', source: `aws:${API}`, at: NOW.toISOString() });
  expect(said?.detail).toBeTruthy();
  expect(scanned.provenance(GOVCLOUD, 'linkedAccount')).toEqual(said);
  // It was read, not scanned: the commercial account alone counts.
  expect(scanned.summary).toMatchObject({ accounts: 2, complete: 2, errors: [] });
});

test('none is a definite answer', async () => {
  const scanned = await scanOf(withMember({}));
  for (const id of [MANAGEMENT, MEMBER]) expect(scanned.account(id, FIELD)).toEqual(NONE);
  expect(scanned.facts.filter(({ field }) => field === 'linkedAccount')).toEqual([]);
  expect(scanned.provenance(MEMBER, FIELD)?.source).toBe(`aws:${API}`);
});

test('the management account is asked without its id', async () => {
  const accounts = [simulatedAccount({ id: MANAGEMENT, govCloudAccountId: GOVCLOUD })];
  const scanned = await scanOf(simulatedOrganization({ accounts }));
  expect(scanned.account(MANAGEMENT, FIELD)).toEqual(LINKED);
  expect(scanned.account(GOVCLOUD, 'linkedAccount')).toEqual({ value: MANAGEMENT });
});

test.each([
  ['linked', linkedMember, LINKED],
  ['none', {}, NONE],
] as const)(
  'without trusted access for Account Management, the account is asked from inside: %s',
  async (_, member, said) => {
    const scanned = await scanOf(withMember(member, { trustedServices: ['iam.amazonaws.com'] }));
    expect(scanned.account(MEMBER, FIELD)).toEqual(said);
  },
);

test('a suspended account still answers', async () => {
  const scanned = await scanOf(withMember({ ...linkedMember, state: 'SUSPENDED' }));
  expect(scanned.account(MEMBER, FIELD)).toEqual(LINKED);
});

test.each(['aws-us-gov', 'aws-cn', 'aws-eusc'] as const)('in %s there is nothing to ask', async (partition) => {
  const scanned = await scanOf(withMember({}, { partition }));
  expect(scanned.account(MEMBER, 'aws.partition')).toEqual({ value: partition });
  expect(scanned.account(MEMBER, 'credentials.password')).toHaveProperty('value');
  for (const id of [MANAGEMENT, MEMBER]) expect(scanned.account(id, FIELD)).toBeUndefined();
  expect(scanned.summary.errors.filter(({ check }) => check === 'govcloud-account')).toEqual([]);
});

test.each(['not-an-id', MEMBER])('a twin called %s is no answer', async (govCloudAccountId) => {
  const scanned = await scanOf(withMember({ govCloudAccountId }));
  expect(scanned.account(MEMBER, FIELD)).toMatchObject({ unknown: { reason: 'key-missing' } });
  expect(scanned.account(MEMBER, 'aws.partition')).toEqual({ value: 'aws' });
});

describe('a failure is unknown with its reason, never "none"', () => {
  test.each([
    ['AccessDenied', 'access-denied'],
    ['ScpDenied', 'scp-denied'],
    ['throttle', 'throttled'],
    ['error', 'failed'],
    ['error/503', 'failed'],
    ['code/ResourceUnavailableException', 'failed'],
    ['code/ValidationException', 'failed'],
    ['unsupported', 'unsupported-endpoint'],
    ['malformed', 'unsupported-endpoint'],
    ['reset', 'failed'],
  ] as const)('%s: %s', async (failure, reason) => {
    const organization = withMember({ ...linkedMember, faults: [`${API}=${failure}`] });
    const scanned = await scanOf(organization, { clock: quickClock() });
    expect(scanned.account(MEMBER, FIELD)).toMatchObject({ unknown: { reason } });
    expect(scanned.account(GOVCLOUD, 'linkedAccount')).toBeUndefined();
    expect(scanned.account(MANAGEMENT, FIELD)).toEqual(NONE);
    expect(scanned.summary.errors).toMatchObject([{ account: MEMBER, check: 'govcloud-account', reason }]);
  });
});
