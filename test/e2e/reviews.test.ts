/** An access review: opened, answered one by one and many at once, refused where it would lock somebody out. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ReviewPage } from '../../shared/ipc/channels/reviews.ts';
import { goTo, screenshot } from './harness.ts';
import { PATIENCE, value } from './offboarding-steps.ts';
import { LIMIT_MS, sampleApp } from './sample-app.ts';
import { chooseToSave } from './system-dialogs.ts';

const sample = sampleApp();
let id = '';

const review = (): Promise<ReviewPage> => value(sample.launched.page, 'reviews.get', { id });
const progress = async () => (await review()).row.progress;

describe('an access review', () => {
  test('asks about every list that was chosen', { timeout: LIMIT_MS }, async () => {
    const { app, page } = sample.launched;
    await goTo(app, '/reviews');
    await page.getByText('Vaults with root passwords').waitFor();
    for (const theme of ['light', 'dark'] as const) await screenshot(page, 'reviews', theme);
    await page.getByRole('button', { name: 'New review' }).click();
    const dialog = page.getByRole('dialog', { name: 'New access review' });
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Safes and phones');
    for (const kind of [/^Groups/, /^Vaults/, /^Devices/, /^Organizations/])
      await dialog.getByRole('checkbox', { name: kind }).uncheck();
    await dialog.getByRole('button', { name: /^Ask \d+ questions$/ }).click();
    await page.getByRole('heading', { name: 'Safes and phones' }).waitFor();
    const { rows: reviews } = await value<{ rows: { id: string; name: string }[] }>(page, 'reviews.list');
    id = reviews.find(({ name }) => name === 'Safes and phones')?.id ?? '';
    const { rows } = await review();
    expect([...new Set(rows.map(({ kind }) => kind))].sort()).toEqual(['phone', 'place']);
    for (const theme of ['light', 'dark'] as const) await screenshot(page, 'review', theme);
  });

  test('takes an answer with one click, and many at once', { timeout: LIMIT_MS }, async () => {
    const { page } = sample.launched;
    const { row } = await review();
    await page.getByRole('button', { name: /^Keep: Patrick Doyle on London HQ safe$/ }).click();
    await expect.poll(async () => (await progress()).keep, PATIENCE).toBe(1);
    await page.getByText(`1 of ${row.progress.total} questions answered`).waitFor();
    await page
      .getByRole('searchbox', { name: 'Search questions' })
      .or(page.getByLabel('Search questions'))
      .fill('Leeds');
    await page.getByRole('row').filter({ hasText: 'Leeds office safe' }).nth(1).waitFor();
    for (const box of await page.getByRole('checkbox', { name: 'Choose this row' }).all()) await box.check();
    await page.getByRole('toolbar').getByRole('button', { name: 'Keep' }).click();
    await expect.poll(async () => (await progress()).keep, PATIENCE).toBe(3);
    const kept = (await review()).rows.filter(({ decision }) => decision === 'keep');
    expect(kept.map(({ name }) => name).sort()).toEqual(['Leeds office safe', 'Leeds office safe', 'London HQ safe']);
  });

  test('ends in the register what is no longer needed', { timeout: LIMIT_MS }, async () => {
    const { page } = sample.launched;
    await page.getByLabel('Search questions').fill('cabinet');
    await page.getByRole('button', { name: 'Remove: Simon Prentice on Old server room cabinet' }).click();
    await expect.poll(async () => (await progress()).remove, PATIENCE).toBe(1);
    const { record } = await value<{ record: { keyholders: string[] } }>(page, 'register.get', {
      kind: 'place',
      key: 'Old server room cabinet',
    });
    expect(record.keyholders).toEqual(['daniel.okafor@fernhill.example']);
  });

  test('is taken along as a table of who decided what', { timeout: LIMIT_MS }, async () => {
    const { app, page } = sample.launched;
    await page.getByLabel('Search questions').fill('');
    const file = await chooseToSave(app, join(sample.folder, 'review.csv'));
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('menuitem', { name: 'Save as CSV…' }).click();
    await page.getByText(`Saved ${file}`).waitFor();
    const lines = readFileSync(file, 'utf8').trim().split('\r\n');
    expect(lines).toHaveLength((await progress()).total + 1);
    expect(lines.filter((line) => line.includes(',keep,'))).toHaveLength(3);
    expect(sample.launched.complaints).toEqual([]);
  });
});
