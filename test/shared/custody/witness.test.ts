import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  breakInSentence,
  busFactorSentence,
  compileCustody,
  evaluateAccount,
  leaverSentences,
  recoverySentence,
  whatIf,
} from '../../../shared/custody/index.ts';
import { policyFrom } from '../../../shared/register/policy.ts';
import { NOW, randomLedger } from './random-ledger.ts';

const options = { policy: policyFrom({ companyDomains: ['acme.example'] }), now: NOW };

function everyLedger(check: (ledger: ReturnType<typeof randomLedger>) => void): void {
  fc.assert(
    fc.property(fc.nat(), (seed) => check(randomLedger(seed))),
    { numRuns: 500, seed: 11 },
  );
}

describe('a witness', () => {
  it('names the leavers and the colleague on the way back, or what is missing', () => {
    everyLedger(({ document, leavers }) => {
      const model = compileCustody(document, options);
      for (const who of leavers) {
        const gone = new Set(who.map((address) => model.people.emails[model.people.find(address)] ?? address));
        const [verdict] = whatIf(model, who);
        if (!verdict) throw new Error('no verdict');
        const { company, leaver, companyWitness, leaverWitness } = verdict;
        const staying = leaverWitness.people.filter((person) => !gone.has(person));
        if (leaver === 'still-in') expect(staying).toEqual([]);
        if (leaver === 'in-with-help') expect(staying).toHaveLength(1);
        if (leaver === 'out') expect(leaverWitness).toEqual({ path: null, people: [], missing: null });
        else expect(leaverWitness.path === null).toBe(leaver === 'unknown');
        expect(leaverWitness.missing === null).toBe(leaver !== 'unknown');
        expect(companyWitness.missing === null).toBe(company !== 'unknown');
        if (company === 'lost') expect(companyWitness.people.some((person) => gone.has(person))).toBe(true);
        if (company === 'fine' || company === 'fragile')
          expect(companyWitness.people.filter((person) => gone.has(person))).toEqual([]);
      }
    });
  });

  it('holds for the account as it is: those on it break in, those absent lock out', () => {
    everyLedger(({ document }) => {
      const model = compileCustody(document, options);
      const verdict = evaluateAccount(model, 0);
      const { busFactor, breakIn, witness } = verdict;
      if (typeof busFactor === 'number' && busFactor > 0) expect(witness.busFactor.people).toHaveLength(busFactor);
      if (typeof breakIn === 'number') {
        expect(witness.breakIn.people).toHaveLength(breakIn);
        if (verdict.breakInSets !== 'unknown')
          expect(verdict.breakInSets).toContainEqual([...witness.breakIn.people].sort());
      }
      expect(witness.reachable.missing === null).toBe(verdict.reachable !== 'unknown');
      expect(witness.busFactor.missing === null).toBe(busFactor !== 'unknown');
      expect(witness.breakIn.missing === null).toBe(breakIn !== 'unknown');
    });
  });

  it('reads as whole sentences', () => {
    everyLedger(({ document, leavers }) => {
      const model = compileCustody(document, options);
      const verdict = evaluateAccount(model, 0);
      const texts = [
        busFactorSentence(model, verdict),
        breakInSentence(model, verdict),
        recoverySentence(model, verdict),
        ...leavers.flatMap((who) =>
          whatIf(model, who).flatMap((one) => Object.values(leaverSentences(model, one, who))),
        ),
      ];
      for (const text of texts) expect(text).toMatch(/^[A-Z0-9].*\.$/);
      for (const text of texts) expect(text).not.toMatch(/undefined|null|\(unknown\)|NaN| {2}/);
    });
  });
});
