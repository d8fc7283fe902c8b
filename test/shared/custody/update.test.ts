import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileCustody, evaluateAll, updateCustody, whatIf } from '../../../shared/custody/index.ts';
import { policyFrom } from '../../../shared/register/policy.ts';
import { edited, ledgerOf } from './edited-ledger.ts';
import { NOW } from './random-ledger.ts';

const options = { policy: policyFrom({ companyDomains: ['acme.example'] }), now: NOW };
describe('following an edit', () => {
  it('gives what reading the edited ledger from the start gives', () => {
    fc.assert(
      fc.property(fc.nat(), fc.array(fc.nat(), { minLength: 1, maxLength: 6 }), (seed, edits) => {
        let document = ledgerOf(seed % 1_000_000);
        let model = compileCustody(document, options);
        evaluateAll(model);
        for (const edit of edits) {
          document = edited(document, edit % 1_000_000);
          model = updateCustody(model, document);
          const afresh = compileCustody(document, options);
          expect(evaluateAll(model)).toEqual(evaluateAll(afresh));
          for (const leavers of [['bob@acme.example'], ['ANN@acme.example', 'cy@acme.example'], ['new@x.example']])
            expect(whatIf(model, leavers)).toEqual(whatIf(afresh, leavers));
        }
      }),
      { numRuns: 100, seed: 7 },
    );
  });

  it('follows the clock too: what begins and ends meanwhile counts as edited', () => {
    const DAY_MS = 86_400_000;
    fc.assert(
      fc.property(
        fc.nat(),
        fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 900 })), { maxLength: 5 }),
        (seed, steps) => {
          let document = ledgerOf(seed % 1_000_000);
          let now = NOW - 1000 * DAY_MS;
          let model = compileCustody(document, { ...options, now });
          evaluateAll(model);
          for (const [edit, days] of steps) {
            if (edit % 2 === 0) document = edited(document, edit % 1_000_000);
            now += days * DAY_MS;
            model = updateCustody(model, document, { policy: options.policy, now });
            const afresh = compileCustody(document, { policy: options.policy, now });
            expect(evaluateAll(model)).toEqual(evaluateAll(afresh));
            expect(whatIf(model, ['bob@acme.example'])).toEqual(whatIf(afresh, ['bob@acme.example']));
          }
        },
      ),
      { numRuns: 150, seed: 11 },
    );
  });

  it('reads again nothing but what the edit touches', () => {
    const document = ledgerOf(5);
    const model = compileCustody(document, options);
    const [first, ...others] = document.accounts ?? [];
    const after = updateCustody(model, {
      ...document,
      accounts: [{ ...(first as object), id: '999999999999' } as never, ...others],
    });
    expect(after.accounts.slice(1).every((account, i) => account === model.accounts[i + 1])).toBe(true);
    expect(after.accounts[0]).not.toBe(model.accounts[0]);
  });
});
