import { describe, expect, it } from 'vitest';
import { calm, email, type Spoilt } from './calm.ts';
import { ACCOUNT, openOn } from './worlds.ts';

describe('waivers', () => {
  it('accept a waived gap until its day, and say so afterwards', () => {
    const waiver = (expiresAt: string): Spoilt => ({
      custody: { devices: ['yk-1'] },
      records: {
        'waiver|w1': {
          id: 'w1',
          rule: 'one-mfa-device',
          account: ACCOUNT,
          owner: email('ana'),
          reason: 'Second key ordered',
          expiresAt,
        },
      },
    });
    expect(openOn('one-mfa-device', calm(waiver('2026-12-31')))).toMatchObject({
      status: 'waived',
      waiver: { reason: 'Second key ordered' },
    });
    const lapsed = openOn('one-mfa-device', calm(waiver('2026-11-01')));
    expect(lapsed?.status).toBe('gap');
    expect(lapsed?.reason).toContain('Ana Ruiz had accepted this until 1 November 2026; that has expired.');
  });

  it('never let a waiver hide that something is unknown', () => {
    const ledger = calm({
      custody: { phone: null },
      records: {
        'waiver|w1': {
          id: 'w1',
          rule: 'phone-unrecorded',
          account: ACCOUNT,
          owner: email('ana'),
          reason: 'x',
          expiresAt: '2027-01-01',
        },
      },
    });
    expect(openOn('phone-unrecorded', ledger)?.status).toBe('unknown');
  });

  it('ignore a waiver that nobody owns', () => {
    const ledger = calm({
      custody: { devices: ['yk-1'] },
      records: {
        'waiver|w1': {
          id: 'w1',
          rule: 'one-mfa-device',
          account: ACCOUNT,
          owner: '',
          reason: 'x',
          expiresAt: '2027-01-01',
        },
      },
    });
    expect(openOn('one-mfa-device', ledger)?.status).toBe('gap');
  });
});
