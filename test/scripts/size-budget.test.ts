/** The size of the app without its runtime is counted and held down. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bytesIn, MOST_BYTES, tooLarge } from '../../scripts/packaging/size-budget.ts';

test('the archive and what is beside it count, the runtime’s own files do not', () => {
  const folder = mkdtempSync(join(tmpdir(), 'root-ledger-size-'));
  try {
    mkdirSync(join(folder, 'app.asar.unpacked', 'node_modules'), { recursive: true });
    writeFileSync(join(folder, 'app.asar'), 'x'.repeat(100));
    writeFileSync(join(folder, 'app.asar.unpacked', 'node_modules', 'a.node'), 'x'.repeat(20));
    writeFileSync(join(folder, 'electron.icns'), 'x'.repeat(1000));
    expect(bytesIn(folder)).toBe(120);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('an app over the budget is refused with both figures', () => {
  expect(tooLarge(MOST_BYTES)).toBeNull();
  expect(tooLarge(MOST_BYTES * 2)).toContain('40.0 MB');
});
