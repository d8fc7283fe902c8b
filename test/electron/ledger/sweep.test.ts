import { expect, it } from 'vitest';
import { sweep } from '../../../electron/ledger/sweep.ts';

it('sweeps what a lot of work leaves, and not again until there is as much anew', () => {
  const work = Array.from({ length: 400_000 }, (_, i) => ({ name: `account ${i}`, gaps: [i] }));
  expect(work).toHaveLength(400_000);
  expect(sweep()).toBe(true);
  expect(sweep()).toBe(false);
  const more = Array.from({ length: 400_000 }, (_, i) => ({ name: `person ${i}`, gaps: [i] }));
  expect(sweep()).toBe(true);
  expect(more).toHaveLength(400_000);
});
