import { describe, expect, it } from 'vitest';
import { castingProblems, drillSteps, drillsDue, rolesFor } from '../../../shared/drills/index.ts';
import type { AccountRecord } from '../../../shared/register/document.ts';
import { policyFrom } from '../../../shared/register/policy.ts';
import { documentOf } from '../../../shared/register/record.ts';
import { sheetOf } from '../../../shared/runbooks/index.ts';
import { calm, daysAgo, type Spoilt } from '../gaps/calm.ts';
import { ACCOUNT, NOW, worldOf } from '../gaps/worlds.ts';

const due = (accounts: readonly Partial<AccountRecord>[]) =>
  drillsDue(
    {
      format: 'root-ledger',
      version: 1,
      accounts: accounts.map((one, at) => ({ id: `${at}`.padStart(12, '1'), ...one })),
    },
    [],
    policyFrom({}),
    NOW,
  ).map(({ because }) => because);

describe('drills that are due', () => {
  it('are those never held, failed, too old, or soon too old; the worst first', () => {
    expect(
      due([
        { lastDrillAt: daysAgo(10), lastDrillResult: 'passed' },
        { lastDrillAt: daysAgo(80), lastDrillResult: 'passed' },
        { lastDrillAt: daysAgo(100), lastDrillResult: 'passed' },
        {},
        { lastDrillAt: daysAgo(2), lastDrillResult: 'failed' },
      ]),
    ).toEqual(['failed', 'never', 'overdue', 'soon']);
  });

  it('do not ask for accounts without a root password, but for those of which nobody knows', () => {
    expect(due([{ credentials: { password: 'no' } }, { credentials: { password: 'unknown' } }])).toEqual(['never']);
  });
});

describe('a drill', () => {
  const world = (spoilt: Spoilt = {}) => worldOf(calm(spoilt));
  const sheet = (spoilt: Spoilt = {}) => {
    const found = sheetOf(world(spoilt), ACCOUNT);
    if (found === undefined) throw new Error('no such account');
    return found;
  };

  it('is proposed with two people for the two halves and a witness', () => {
    const one = world();
    const verdict = one.verdict(ACCOUNT);
    if (verdict === undefined) throw new Error('no verdict');
    const roles = rolesFor(verdict, documentOf(one.register), Date.parse('2026-11-24T12:00:00Z'));
    expect(castingProblems(roles)).toEqual([]);
    expect(['cy@acme.example', 'di@acme.example']).toContain(roles.password);
    expect(['eve@acme.example', 'fay@acme.example']).toContain(roles.factor);
  });

  it('warns of one person on both sides', () => {
    expect(castingProblems({ password: 'a', factor: 'a', witness: 'b' })[0]).toContain('One person plays both sides');
    expect(castingProblems({ password: null, factor: 'a', witness: 'a' })).toHaveLength(2);
  });

  it('has steps made of the account’s own facts, without those that it cannot need', () => {
    const steps = drillSteps(sheet());
    expect(steps.every(({ result }) => result === null)).toBe(true);
    expect(steps.find(({ id }) => id === 'factor')?.instruction).toContain('YubiKey 1');
    const bare = drillSteps(sheet({ custody: { phone: 'none' }, aws: { 'credentials.mfa': 'no' } })).map(
      ({ id }) => id,
    );
    expect(bare).not.toContain('phone');
    expect(bare).not.toContain('factor');
    expect(bare).toContain('sign-in');
  });
});
