/** A short fuzz run with the suite; the long one is test/fuzz/imports.ts. */
import { expect, it } from 'vitest';
import { fuzzImports } from '../../fuzz/imports-run.ts';

it('damaged files neither crash an importer nor get a secret through', async () => {
  const report = await fuzzImports({ inputs: 600, seed: 20_261_124 });
  expect(report.findings).toEqual([]);
  expect(report.read).toBeGreaterThan(50);
  expect(report.refused).toBeGreaterThan(50);
});
