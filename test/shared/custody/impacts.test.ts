import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CustodyModel, Impact } from '../../../shared/custody/index.ts';
import { compileCustody, holdingsOf, impactsOf, updateCustody, whatIf } from '../../../shared/custody/index.ts';
import { policyFrom } from '../../../shared/register/policy.ts';
import { edited, ledgerOf } from './edited-ledger.ts';
import { NOW } from './random-ledger.ts';

const options = { policy: policyFrom({ companyDomains: ['acme.example'] }), now: NOW };

/** The obvious way: let each person leave, and count. */
function counted(model: CustodyModel, email: string): Impact {
  const verdicts = whatIf(model, [email]);
  const count = (of: string): number =>
    verdicts.filter(({ company, leaver }) => company === of || leaver === of).length;
  return {
    lost: count('lost'),
    fragile: count('fragile'),
    stillIn: count('still-in'),
    withHelp: count('in-with-help'),
    reaches: holdingsOf(model, email).length,
  };
}

it('counts for everybody at once what letting each of them leave counts, also after edits', () => {
  fc.assert(
    fc.property(fc.nat(), fc.array(fc.nat(), { maxLength: 4 }), (seed, edits) => {
      let document = ledgerOf(seed % 1_000_000);
      let model = compileCustody(document, options);
      for (const edit of [undefined, ...edits]) {
        if (edit !== undefined) {
          document = edited(document, edit % 1_000_000);
          model = updateCustody(model, document);
        }
        const impactOf = impactsOf(model);
        for (const email of model.people.emails)
          expect([email, impactOf(email)]).toEqual([email, counted(model, email)]);
      }
    }),
    { numRuns: 200, seed: 5 },
  );
});

it('knows of nothing that breaks without somebody whom the ledger does not name', () => {
  const impactOf = impactsOf(compileCustody(ledgerOf(1), options));
  expect(impactOf('nobody@elsewhere.example')).toEqual({ lost: 0, fragile: 0, stillIn: 0, withHelp: 0, reaches: 0 });
});
