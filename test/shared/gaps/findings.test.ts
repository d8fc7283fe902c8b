import { describe, expect, it } from 'vitest';
import { ruleOf } from '../../../shared/gaps/table.ts';
import { calm, daysAgo, email } from './calm.ts';
import { findingOf, gapsIn, openOn } from './worlds.ts';

const left = (person: string, more: object = {}) => ({
  [`person|${email(person)}`]: { status: 'left', ...more } as never,
});

describe('findings', () => {
  it('tell an account that AWS never listed, once an organization was listed', () => {
    const organization = ['organization', { id: 'o-aaaaaaaaaa', aws: { accounts: 3 } }] as const;
    const never = { custody: { inbox: 'none' } };
    expect(findingOf('account-not-in-aws', { ...never, records: [organization] }).status).toBe('gap');
    expect(findingOf('account-not-in-aws', never).status).toBe('unknown');
    expect(findingOf('account-not-in-aws', calm()).status).toBe('fine');
  });

  it('name the missing inbox once, not once per rule about inboxes', () => {
    const unknown = gapsIn(calm({ custody: { inbox: null } })).filter(
      ({ rule }) => rule.startsWith('inbox-') && rule !== 'inbox-and-phone-one-person',
    );
    expect(unknown.map(({ rule }) => rule)).toEqual(['inbox-unrecorded']);
  });

  it('keep silent about password, MFA and phone where there is no password', () => {
    const bare = {
      aws: { 'credentials.password': 'no', 'credentials.mfa': 'no' },
      custody: { devices: [], phone: null, vaults: [] },
    };
    const rules = gapsIn(calm(bare)).map(({ rule }) => rule);
    for (const rule of [
      'root-password-without-mfa',
      'vault-unrecorded',
      'device-holder-unrecorded',
      'phone-unrecorded',
    ])
      expect(rules).not.toContain(rule);
  });

  it('do not go stale with the scan: what people recorded has an age of its own', () => {
    const stale = gapsIn(calm({ scannedAt: daysAgo(80) })).filter(({ cause }) => cause === 'stale');
    expect(stale.map(({ rule }) => rule)).toContain('root-password-without-mfa');
    expect(stale.every(({ rule }) => ruleOf(rule)?.about === 'aws')).toBe(true);
    expect(stale.find(({ rule }) => rule === 'security-contact-missing')?.reason).toBe(
      'It was fine when AWS was last asked about the security contact, 80 days ago: too long ago to rely on.',
    );
  });

  it('date a gap from the statement that made it one', () => {
    expect(openOn('one-mfa-device', calm({ custody: { devices: ['yk-1'] } }))?.since).toBe('2026-11-01T00:00:00Z');
    expect(openOn('left-still-listed', calm({ records: left('cy', { lastDay: '2026-10-31' }) }))?.since).toBe(
      '2026-10-31T00:00:00Z',
    );
  });
});
