import { describe, expect, it } from 'vitest';
import {
  breakInSentence,
  busFactorSentence,
  evaluateAccount,
  leaverSentences,
  recoverySentence,
  sharedFate,
  waysFor,
  whatIf,
  whoStillKnows,
} from '../../../shared/custody/index.ts';
import { alice, bob, carol, company, dave, modelOf, NOW, PROD } from './company.ts';

describe('an account in split custody', () => {
  const model = modelOf(company());
  const verdict = evaluateAccount(model, PROD);

  it('needs two people to break in, and two absences to lock out', () => {
    expect(verdict).toMatchObject({ reachable: 'yes', busFactor: 2, breakIn: 2, separation: [], centralReach: 'no' });
    expect(verdict.breakInSets).toEqual([
      [alice, bob],
      [alice, carol],
      [bob, dave],
      [carol, dave],
    ]);
    expect(verdict.recovery).toMatchObject({ way: 'sign-in', duration: 'minutes', people: [alice, bob] });
    expect(verdict.missing).toEqual([]);
  });

  it('says so in words, by name', () => {
    expect(busFactorSentence(model, verdict)).toBe(
      'If 2 people are absent, nobody gets in by an intended way: Alice Ng and Dave Roy.',
    );
    expect(breakInSentence(model, verdict)).toBe(
      '2 people together are enough, for example Alice Ng and Bob Okafor by signing in.',
    );
    expect(recoverySentence(model, verdict)).toBe(
      'Way back in minutes (Alice Ng and Bob Okafor). The password and a factor are at hand.',
    );
  });

  it('becomes fragile when one of two leaves, and still opens to the leaver with help from the safe', () => {
    const [leaver] = whatIf(model, ['ALICE.NG@acme.example']);
    expect(leaver).toMatchObject({
      company: 'fragile',
      leaver: 'in-with-help',
      witness: { path: 'password', people: [alice, bob], missing: null },
    });
    expect(leaver && leaverSentences(model, leaver, [alice]).leaver).toBe(
      'What they keep opens the account together with one colleague who could not get in alone. ' +
        'Alice Ng still knows the password, and Bob Okafor has the second factor.',
    );
  });

  it('is lost when both readers leave', () => {
    expect(whatIf(model, [alice, dave])[0]).toMatchObject({ company: 'lost', leaver: 'in-with-help' });
  });

  it('is out of reach for somebody who kept only a key to the safe and the phone is answered by another', () => {
    const own = modelOf(company({ phone: 'none' }));
    expect(whatIf(own, [bob])[0]).toMatchObject({ company: 'fragile', leaver: 'out' });
  });
});

describe('what people keep', () => {
  it('still opens an account with the leaver’s own mailbox and phone, unless the company owns the domain', () => {
    const own = { inbox: { person: bob }, email: 'bob@private.example' };
    const kept = whatIf(modelOf(company(own)), [bob])[0];
    expect(kept).toMatchObject({ leaver: 'still-in', witness: { path: 'recovery', people: [bob] } });
    const companys = whatIf(modelOf(company({ ...own, email: 'bob@acme.example' })), [bob])[0];
    expect(companys?.leaver).toBe('out');
  });

  it('includes a password read before and not rotated since, and none rotated after', () => {
    const past = (until: string) =>
      company({}, (document) => ({
        ...document,
        vaults: [
          {
            key: 'AWS root',
            access: [
              { person: carol, level: 'read', until },
              { person: alice, level: 'read' },
            ],
          },
        ],
      }));
    expect(evaluateAccount(modelOf(past('2026-02-01T00:00:00Z')), PROD).breakInSets).toContainEqual([carol]);
    expect(evaluateAccount(modelOf(past('2026-01-10T00:00:00Z')), PROD).breakIn).toBe(2);
    const owed = whoStillKnows(modelOf(past('2026-02-01T00:00:00Z')));
    expect(owed).toMatchObject([
      { account: PROD, what: 'password', people: [{ person: carol, because: 'access-removed' }] },
    ]);
    expect(whoStillKnows(modelOf(past('2026-01-10T00:00:00Z')))).toEqual([]);
  });

  it('includes a copyable seed and not a key that cannot be copied', () => {
    const inVault = (kind: 'totp' | 'fido') =>
      modelOf(company({}, (document) => ({ ...document, devices: [{ key: 'yk', kind, vault: 'AWS root' }] })));
    expect(whatIf(inVault('totp'), [alice])[0]?.leaver).toBe('still-in');
    expect(whatIf(inVault('fido'), [alice])[0]?.leaver).toBe('out');
  });
});

describe('what is not recorded', () => {
  it('is unknown, and the verdict names the fact that would settle it', () => {
    const verdict = evaluateAccount(modelOf(company({ vaults: null, phone: null })), PROD);
    expect(verdict).toMatchObject({
      reachable: 'yes',
      busFactor: 'unknown',
      breakIn: 'unknown',
      separation: 'unknown',
    });
    expect(verdict.busFactorRange).toEqual([2, 4]);
    expect(verdict.witness.breakIn.missing).toBe('where the root password is kept');
    expect(verdict.breakInRange).toEqual([1, 2]);
    expect(verdict.missing.map(({ fact }) => fact)).toEqual([
      'where the root password is kept',
      'who answers the primary contact phone',
    ]);
  });

  it('stays out of it where it makes no difference', () => {
    const none = { password: 'no', mfa: 'unknown', accessKeys: 'no', certificates: 'no' } as const;
    const verdict = evaluateAccount(modelOf(company({ credentials: none, vaults: null, devices: null })), PROD);
    expect(verdict).toMatchObject({ reachable: 'no', busFactor: 0, breakIn: null, breakInSets: [], separation: [] });
  });

  it('never makes a way back sound certain', () => {
    const verdict = evaluateAccount(modelOf(company({ inbox: null, vaults: null })), PROD);
    expect(verdict.recovery).toMatchObject({ way: 'none', perhaps: 'sign-in', missing: 'who reads the root inbox' });
  });

  it('is an old statement’s own mark: stale, but still counted', () => {
    const ages = new Map([
      ['vault:AWS root', NOW - 91 * 86_400_000],
      ['group:root@acme.example', NOW - 90 * 86_400_000],
    ]);
    const verdict = evaluateAccount(modelOf(company()), PROD, ages);
    expect(verdict.stale).toEqual([{ ref: 'vault:AWS root', ageDays: 91 }]);
    expect(verdict.busFactor).toBe(2);
  });
});

describe('a picture of custody', () => {
  it('draws who brings what, and lights the paths', () => {
    const picture = waysFor(modelOf(company()), PROD);
    expect(picture.edges).toContainEqual({
      from: 'place:HQ safe',
      to: 'device:yk',
      meaning: 'keeps',
      part: 'factor',
      now: true,
    });
    const recovery = picture.paths.find(({ path }) => path === 'recovery');
    expect(recovery).toMatchObject({ open: 'yes', people: [alice, bob, carol, dave] });
    expect(recovery?.nodes).toContain('phone:+15550100');
    expect(recovery?.nodes).not.toContain('vault:AWS root');
  });

  it('shows which accounts stand or fall together', () => {
    const two = company({}, (document) => ({
      ...document,
      accounts: [...(document.accounts ?? []), { id: '444455556666', phone: '+15550100', vaults: ['AWS root'] }],
    }));
    expect(sharedFate(modelOf(two)).map(({ kind, key, accounts }) => [kind, key, accounts.length])).toEqual([
      ['phone', '+15550100', 2],
      ['vault', 'AWS root', 2],
    ]);
  });
});
