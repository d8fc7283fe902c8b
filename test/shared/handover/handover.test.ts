import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileCustody, evaluateAccount, updateCustody } from '../../../shared/custody/index.ts';
import { applyEdits, type Choice, handoverEdits, harmBetween, holdingsOf } from '../../../shared/handover/index.ts';
import { ANN, AT, BOB, DI, NOW, POLICY, randomCompany, tidyCompany } from '../offboarding/companies.ts';

const ALL = (choice: Choice) => (ids: readonly { id: string }[]) => new Map(ids.map(({ id }) => [id, choice]));

function handed(document: ReturnType<typeof tidyCompany>, from: string, to: string, choice: Choice = 'move') {
  const before = compileCustody(document, { policy: POLICY, now: NOW });
  const holdings = holdingsOf(before, from);
  const edits = handoverEdits(before, holdings, ALL(choice)(holdings), from, to, AT);
  const after = updateCustody(before, applyEdits(document, edits));
  return { before, after, holdings, edits, harm: harmBetween(before, after) };
}

describe('handing over', () => {
  it('moves what one person holds and ends it for them, with its history', () => {
    const { after, holdings } = handed(tidyCompany(), ANN, 'eve@acme.example');
    expect(holdings.map(({ kind, key }) => `${kind}:${key}`)).toEqual(['group:root@acme.example', 'vault:Root']);
    const members = after.document.groups?.[0]?.members ?? [];
    expect(members.find(({ person }) => person === ANN)).toMatchObject({ until: AT });
    expect(members.find(({ person }) => person === 'eve@acme.example')).toMatchObject({ from: AT, until: null });
    expect(holdingsOf(after, ANN)).toEqual([]);
  });

  it('says that somebody would hold both halves before it happens', () => {
    const { harm } = handed(tidyCompany(), DI, BOB);
    expect(harm.filter(({ kind }) => kind === 'separation').map(({ sentence }) => sentence)).toContain(
      'Bob would hold both root inbox and contact phone of account 11.',
    );
    expect(harm.every(({ kind, blocks }) => blocks === (kind === 'separation' || kind === 'unreachable'))).toBe(true);
  });

  it('offers neither to copy a thing nor to move what is somebody’s own', () => {
    const document = tidyCompany();
    const devices = [
      { key: 'yk', label: 'YubiKey', serial: '123', kind: 'fido' as const, holder: ANN },
      { key: 'own', kind: 'totp' as const, holder: ANN, personal: true },
    ];
    const model = compileCustody({ ...document, devices }, { policy: POLICY, now: NOW });
    const choices = Object.fromEntries(holdingsOf(model, ANN).map((one) => [one.key, one.choices]));
    expect(choices.yk).toEqual(['keep', 'move']);
    expect(choices.own).toEqual(['keep']);
  });

  it('changes nothing for lines that are kept', () => {
    const { edits } = handed(tidyCompany(), ANN, BOB, 'keep');
    expect(edits).toEqual([]);
  });
});

describe('harm', () => {
  const choice = fc.constantFrom<Choice>('keep', 'move', 'copy');
  const people = fc.uniqueArray(
    fc.constantFrom('ann', 'bob', 'cy', 'di').map((one) => `${one}@acme.example`),
    {
      minLength: 2,
      maxLength: 2,
    },
  );

  it('is told for every account that is no longer sure to be reachable, and for no other', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), people, fc.array(choice, { minLength: 40, maxLength: 40 }), (seed, who, dice) => {
        const [from = '', to = ''] = who;
        const document = randomCompany(seed);
        const before = compileCustody(document, { policy: POLICY, now: NOW });
        const holdings = holdingsOf(before, from);
        const choices = new Map(holdings.map(({ id }, index) => [id, dice[index % dice.length] ?? 'keep']));
        const edited = applyEdits(document, handoverEdits(before, holdings, choices, from, to, AT));
        const told = new Set(
          harmBetween(before, updateCustody(before, edited))
            .filter(({ kind }) => kind === 'unreachable')
            .map(({ account }) => account),
        );
        // From scratch, without anything remembered of before.
        const after = compileCustody(edited, { policy: POLICY, now: NOW });
        const sure = { no: 0, unknown: 1, yes: 2 };
        const worse = before.accounts
          .map(({ id }) => id)
          .filter((id) => sure[evaluateAccount(after, id).reachable] < sure[evaluateAccount(before, id).reachable]);
        expect([...told].sort()).toEqual(worse.sort());
      }),
      { numRuns: 150, seed: 5 },
    );
  });

  it('never comes from copying, as far as reaching accounts goes', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), people, (seed, who) => {
        const [from = '', to = ''] = who;
        const { harm } = handed(randomCompany(seed), from, to, 'copy');
        expect(harm.filter(({ kind }) => kind === 'unreachable')).toEqual([]);
      }),
      { numRuns: 100, seed: 6 },
    );
  });
});
