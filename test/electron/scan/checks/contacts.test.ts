/** Alternate contacts and the primary contact: set, not set, refused, and whom the management account must not name. */
import { describe, expect, test } from 'vitest';
import { simulatedAccount, simulatedOrganization } from '../../../../electron/simulator/build.ts';
import { MANAGEMENT, MEMBER, scanOf, withMember } from '../harness.ts';

const contact = { name: 'Sec Ops', title: 'Lead', email: 'security@example.com', phone: '+44 20 7946 0101' };

describe.each(['security', 'billing', 'operations'] as const)('%s contact', (type) => {
  const field = `aws.contact.${type}` as const;

  test('set', async () => {
    const scanned = await scanOf(withMember({ contacts: { [type]: contact } }));
    expect(scanned.account(MEMBER, field)).toEqual({ value: { set: true, ...contact } });
  });

  test('not set', async () => {
    const scanned = await scanOf(withMember({}));
    expect(scanned.account(MEMBER, field)).toEqual({ value: { set: false } });
  });

  test('refused from both sides is unknown, never "not set"', async () => {
    const scanned = await scanOf(withMember({ faults: ['account:GetAlternateContact=AccessDenied'] }));
    expect(scanned.account(MEMBER, field)).toMatchObject({ unknown: { reason: 'access-denied' } });
  });
});

test('the management account is asked without its id', async () => {
  const accounts = [simulatedAccount({ id: MANAGEMENT, contacts: { security: contact } })];
  const scanned = await scanOf(simulatedOrganization({ accounts }));
  expect(scanned.account(MANAGEMENT, 'aws.contact.security')).toEqual({ value: { set: true, ...contact } });
  expect(scanned.summary.errors).toEqual([]);
});

test('without trusted access for Account Management, the account is asked from inside', async () => {
  const organization = withMember({ contacts: { security: contact } }, { trustedServices: ['iam.amazonaws.com'] });
  const scanned = await scanOf(organization);
  expect(scanned.account(MEMBER, 'aws.contact.security')).toEqual({ value: { set: true, ...contact } });
  expect(scanned.account(MEMBER, 'aws.contact.billing')).toEqual({ value: { set: false } });
});

test('the primary contact: phone, name and company, and no address', async () => {
  const scanned = await scanOf(withMember({}));
  expect(scanned.account(MEMBER, 'aws.contactInformation')).toEqual({
    value: { name: 'Cloud Platform', company: 'Example Ltd', phone: '+442079460000' },
  });
  expect(JSON.stringify(scanned.facts)).not.toContain('Example Street');
});

test('a suspended account: contacts are still read, the inside is unknown for that reason', async () => {
  const scanned = await scanOf(withMember({ state: 'SUSPENDED', contacts: { security: contact } }));
  expect(scanned.account(MEMBER, 'aws.contact.security')).toEqual({ value: { set: true, ...contact } });
  for (const field of ['credentials.password', 'aws.lastUse', 'aws.access', 'aws.monitoring'] as const)
    expect(scanned.account(MEMBER, field)).toMatchObject({ unknown: { reason: 'account-suspended' } });
  expect(scanned.summary).toMatchObject({ accounts: 2, complete: 2, failed: 0 });
  expect(scanned.summary.errors).toEqual([
    { account: MEMBER, check: 'access', code: 'AccountSuspended', reason: 'account-suspended' },
  ]);
});
