/** Who still knows it: one list, most useful first, taken along as a table, and shorter once something was rotated. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { RotationsPage } from '../../shared/ipc/channels/rotations.ts';
import { goTo, screenshot } from './harness.ts';
import { PATIENCE, value } from './offboarding-steps.ts';
import { LIMIT_MS, sampleApp } from './sample-app.ts';
import { chooseToSave } from './system-dialogs.ts';

const sample = sampleApp();

let chosen = '';
const owed = (search = ''): Promise<RotationsPage> => value(sample.launched.page, 'rotations.list', { search });

describe('the list of rotations owed', () => {
  test('begins with what opens an account today, and says who could know it and why', {
    timeout: LIMIT_MS,
  }, async () => {
    const { app, page } = sample.launched;
    await goTo(app, '/rotations');
    const { rows, total } = await owed();
    await page.getByText(`${total} rotations owed`).waitFor();
    expect(rows[0]?.worth).toBe('still-in');
    // One that nobody reads today who should not: a new one would be theirs too, and the rotation still owed.
    const first = rows.find(({ people }) => people.every(({ readsToday }) => !readsToday));
    for (const theme of ['light', 'dark'] as const) await screenshot(page, 'rotations', theme);
    chosen = first?.title ?? '';
    await page.getByLabel('Search rotations owed').fill(chosen);
    await page
      .getByRole('row')
      .filter({ hasText: first?.title ?? '' })
      .first()
      .dblclick();
    const panel = page.getByRole('complementary', { name: 'The chosen rotation' });
    await panel.getByRole('heading', { name: first?.title ?? '' }).waitFor();
    for (const { name } of first?.people ?? []) expect(await panel.innerText()).toContain(name);
    for (const theme of ['light', 'dark'] as const) await screenshot(page, 'rotation', theme);
  });

  test('is saved as CSV, every row that was searched for', { timeout: LIMIT_MS }, async () => {
    const { app, page } = sample.launched;
    const file = await chooseToSave(app, join(sample.folder, 'owed.csv'));
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('menuitem', { name: 'Save as CSV…' }).click();
    await page.getByText(`Saved ${file}`).waitFor();
    expect(readFileSync(file, 'utf8').trim().split('\r\n')).toHaveLength((await owed(chosen)).total + 1);
  });

  test('is shorter once something was rotated, and as long again when that is undone', {
    timeout: LIMIT_MS,
  }, async () => {
    const { page } = sample.launched;
    const before = (await owed()).total;
    const panel = page.getByRole('complementary', { name: 'The chosen rotation' });
    await panel.getByRole('button', { name: /^(Changed|Enrolled anew)…$/ }).click();
    const dialog = page.getByRole('dialog', { name: 'Mark as rotated' });
    await dialog.getByRole('button', { name: 'Mark as rotated' }).click();
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(async () => (await owed()).total, PATIENCE).toBe(before - 1);
    await page.getByText(`${before - 1} rotations owed`).waitFor();
    await value(page, 'ledger.undo', {});
    await page.getByText(`${before} rotations owed`).waitFor();
    expect(sample.launched.complaints).toEqual([]);
  });
});
