import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { disagreement } from './agreement.ts';
import { randomLedger } from './random-ledger.ts';

/** More would take minutes; the same check over tens of thousands of seeds runs outside the suite. */
const MOST_COMPLETIONS = 2000;

describe('the custody engine', () => {
  it('agrees on every verdict with a brute force that writes out every completion of every unknown', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0x7fffffff }), (seed) => {
        const found = disagreement(randomLedger(seed), MOST_COMPLETIONS);
        fc.pre(found !== undefined);
        expect(found).toBeNull();
      }),
      { numRuns: 300, seed: 20261124 },
    );
  });
});
