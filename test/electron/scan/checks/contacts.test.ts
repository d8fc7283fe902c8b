/** Alternate contacts and the primary contact: set, not set, refused, and whom the management account must not name. */
import { describe, expect, test } from 'vitest';
import { simulatedAccount, simulatedOrganization } from '../../../../electron/simulator/build.ts';
import { MANAGEMENT, MEMBER, scanOf, withMember } from '../harness.ts';
import { quickClock } from '../quick-clock.ts';

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

describe('who asks Account Management', () => {
  const API = 'account:GetAlternateContact';
  const contacts = { security: contact };
  const set = { value: { set: true, ...contact } };
  const SIDES = [
    ['nothing wrong', {}],
    ['the read role may not ask', { faults: [`${API}+inside=AccessDenied`] }],
    ['a policy forbids the read role to ask', { faults: [`${API}+inside=ScpDenied`] }],
    ['the inside fails', { faults: [`${API}+inside=error`] }],
    ['the endpoint inside knows no such call', { faults: [`${API}+inside=unsupported`] }],
    ['the outside is refused', { faults: [`${API}+outside=AccessDenied`] }],
    ['there is no read role', { roles: [] }],
    ['the account is suspended', { state: 'SUSPENDED' }],
  ] as const;

  test.each(SIDES)('%s: the same facts', async (_, member) => {
    const { faults = [], ...rest } = { faults: [] as readonly string[], ...member };
    const scanned = await scanOf(withMember({ ...rest, contacts, faults: [...faults] } as never), {
      clock: quickClock(),
    });
    expect(scanned.account(MEMBER, 'aws.contact.security')).toEqual(set);
    expect(scanned.account(MEMBER, 'aws.contact.billing')).toEqual({ value: { set: false } });
    expect(scanned.provenance(MEMBER, 'aws.contact.security')?.source).toBe(`aws:${API}`);
  });

  test('an account that can be entered costs the management account’s quota nothing', async () => {
    const { simulator } = await scanOf(withMember({ contacts }));
    expect(simulator.calls.askedBy(API, MEMBER)).toBe(3);
    expect(simulator.calls.askedBy(API, MANAGEMENT)).toBe(3);
    expect(simulator.calls.count(API, MANAGEMENT)).toBe(3);
  });

  test('one that cannot be entered is asked about from outside, and nobody tries the door again for it', async () => {
    const { simulator } = await scanOf(withMember({ contacts, roles: [] }));
    expect(simulator.calls.askedBy(API, MANAGEMENT)).toBe(6);
    expect(simulator.calls.count('sts:AssumeRole', MEMBER)).toBe(1);
  });

  test('a suspended account is not entered at all', async () => {
    const { simulator } = await scanOf(withMember({ contacts, state: 'SUSPENDED' }));
    expect(simulator.calls.count('sts:AssumeRole', MEMBER)).toBe(0);
  });

  test.each([
    ['inside', [`${API}+inside=AccessDenied`, `${API}+outside=error`], {}, 'access-denied'],
    ['outside', [`${API}+outside=ScpDenied`], { roles: [] as string[] }, 'scp-denied'],
    ['outside', [`${API}+outside=AccessDenied`], { state: 'SUSPENDED' }, 'access-denied'],
  ] as const)('where no side answers, the reason is the %s one’s', async (_, faults, member, reason) => {
    const scanned = await scanOf(withMember({ ...member, contacts, faults: [...faults] } as never), {
      clock: quickClock(),
    });
    expect(scanned.account(MEMBER, 'aws.contact.security')).toMatchObject({ unknown: { reason } });
  });

  test('each account keeps to its own rate, the caller to its own: nobody is throttled', async () => {
    const accounts = [
      simulatedAccount({ id: MANAGEMENT }),
      ...Array.from({ length: 40 }, (_, at) =>
        simulatedAccount({ id: String(300_000_000_000 + at), contacts, roles: at % 2 === 0 ? 'any' : [] }),
      ),
    ];
    const clock = quickClock();
    const { simulator, summary } = await scanOf(simulatedOrganization({ accounts }), { clock }, { rateLimits: [] });
    // Twenty accounts of three questions and the caller's own three, at ten a second; the others wait for nobody.
    expect(simulator.calls.askedBy(API, MANAGEMENT)).toBe(63);
    expect(simulator.calls.askedBy(API, '300000000000')).toBe(3);
    expect(clock.waited).toBeGreaterThanOrEqual(5_000);
    expect(summary.throttled).toBe(0);
  });
});
