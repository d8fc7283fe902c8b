import { describe, expect, it } from 'vitest';
import type { PolicySettings } from '../../../shared/ipc/channels/policy.ts';
import { ledgerOf, SMALL } from './register-fixture.ts';

const WANTED: PolicySettings = {
  profile: 'split-custody',
  minBusFactor: null,
  minBreakIn: null,
  reviewDays: null,
  drillDays: null,
  companyDomains: ['acme.example'],
};

describe('changing the policy', () => {
  it('shows what it would change without changing anything', () => {
    const { ask, snapshot, passDays } = ledgerOf({ ...SMALL, settings: { companyDomains: ['acme.example'] } });
    passDays(20);
    const before = snapshot();
    const preview = ask('policy.preview', { ...WANTED, reviewDays: 7 });
    const stale = preview.rules.find(({ rule }) => rule === 'statement-stale');
    expect(stale).toMatchObject({ before: 0 });
    expect(stale?.after).toBeGreaterThan(0);
    expect(preview.affected).toBe(stale?.after);
    expect(preview.accounts[0]?.opens).toContain(stale?.title);
    expect(snapshot()).toBe(before);
  });

  it('then changes exactly that', () => {
    const { ask, assessment, passDays } = ledgerOf({ ...SMALL, settings: { companyDomains: ['acme.example'] } });
    passDays(20);
    const wanted = { ...WANTED, reviewDays: 7, minBusFactor: 1 };
    const preview = ask('policy.preview', wanted);
    const open = () => assessment.gaps().filter(({ status }) => status === 'gap').length;
    expect(open()).toBe(preview.gaps.before);
    ask('policy.save', wanted);
    expect(open()).toBe(preview.gaps.after);
    expect(ask('policy.get', undefined).policy).toMatchObject({ reviewDays: 7, minBusFactor: 1 });
  });

  it('leaves a setting to the profile again', () => {
    const { ask } = ledgerOf({ settings: { minBusFactor: 3, profile: 'shared-vault' } });
    expect(ask('policy.get', undefined).settings.minBusFactor).toBe(3);
    ask('policy.save', { ...WANTED, profile: 'shared-vault' });
    expect(ask('policy.get', undefined)).toMatchObject({
      settings: { minBusFactor: null },
      policy: { minBusFactor: 2, minBreakIn: 1 },
    });
  });

  it('says that nothing changes where nothing does', () => {
    const { ask } = ledgerOf({ ...SMALL, settings: { companyDomains: ['acme.example'] } });
    expect(ask('policy.preview', WANTED)).toMatchObject({ affected: 0, rules: [] });
  });
});
