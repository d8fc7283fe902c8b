/** Reports in the real app: a pack is printed and saved where the person chose, with the sum that is shown. */
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { goTo, type Launched, launchApp, screenshot, settled } from './harness.ts';
import { chooseToSave } from './system-dialogs.ts';

let launched: Launched;
/** A hundred pages to print, on a machine that may be busy with everything else. */
const PRINT_LIMIT_MS = 300_000;
const folder = mkdtempSync(join(tmpdir(), 'root-ledger-reports-'));

beforeAll(async () => {
  launched = await launchApp({ demo: true });
  await settled(launched.page);
});

afterAll(async () => {
  await launched?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('reports', () => {
  it(
    'saves the evidence pack as PDF and shows its sum',
    async () => {
      const { app, page } = launched;
      const file = await chooseToSave(launched.app, join(folder, 'pack.pdf'));
      await goTo(app, '/reports');
      await page.getByRole('button', { name: 'Save evidence pack…' }).click();
      const sum = page.locator('[role="status"] .mono').first();
      await sum.waitFor({ timeout: PRINT_LIMIT_MS });
      const bytes = readFileSync(file);
      expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
      expect(await sum.textContent()).toBe(createHash('sha256').update(bytes).digest('hex'));
      expect((await app.windows()).length).toBe(1);
    },
    PRINT_LIMIT_MS,
  );

  it('draws the screen under the content policy, in both themes, without a complaint', async () => {
    await screenshot(launched.page, 'reports');
    await screenshot(launched.page, 'reports', 'dark');
    expect(launched.complaints).toEqual([]);
  });

  it('saves what a grid shows as CSV', async () => {
    const { app, page } = launched;
    const file = await chooseToSave(launched.app, join(folder, 'accounts.csv'));
    await goTo(app, '/accounts');
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('menuitem', { name: 'Save as CSV…' }).click();
    await page.getByText(/Saved .*accounts\.csv/).waitFor();
    const lines = readFileSync(file, 'utf8').trim().split('\r\n');
    expect(lines[0]).toContain('Account id,Name,Root email');
    expect(lines.length).toBeGreaterThan(100);
  });
});
