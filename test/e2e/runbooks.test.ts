/** Runbooks: the account's own facts, on paper without anything around them, and as a file that works by itself. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { goTo, screenshot } from './harness.ts';
import { pick } from './picking.ts';
import { LIMIT_MS, sampleApp } from './sample-app.ts';
import { chooseToSave } from './system-dialogs.ts';

const sample = sampleApp();

describe('a runbook', () => {
  test('begins with the break-glass card of the account', { timeout: LIMIT_MS }, async () => {
    const { app, page } = sample.launched;
    await goTo(app, '/runbooks');
    await page.getByText('Which account?').waitFor();
    await pick(page, 'Account', 'payments-prod');
    const card = page.getByRole('article', { name: 'Break-glass card, payments-prod' });
    await card.waitFor();
    const text = await card.innerText();
    for (const fact of ['aws-root-payments-prod@fernhill.example', 'YubiKey Hannah', 'Hannah Brightwell'])
      expect(text).toContain(fact);
    for (const theme of ['light', 'dark'] as const) await screenshot(page, 'runbook-card', theme);
  });

  test('for a lost MFA device names whom to call and where the spare is', { timeout: LIMIT_MS }, async () => {
    const { page } = sample.launched;
    await page.getByRole('link', { name: 'Lost MFA device' }).click();
    const paper = page.getByRole('article', { name: 'Lost MFA device, payments-prod' });
    await paper.getByRole('heading', { name: 'Whom to call' }).waitFor();
    const text = await paper.innerText();
    for (const fact of ['Hannah Brightwell', 'London HQ safe']) expect(text).toContain(fact);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('nav').first().isVisible()).toBe(false);
    expect(await paper.isVisible()).toBe(true);
    await page.emulateMedia({ media: 'screen' });
  });

  test('is saved as one file that loads nothing', { timeout: LIMIT_MS }, async () => {
    const { app, page } = sample.launched;
    for (const [item, name] of [
      ['Save as web page…', 'lost.html'],
      ['Save as PDF…', 'lost.pdf'],
    ] as const) {
      const file = await chooseToSave(app, join(sample.folder, name));
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByRole('menuitem', { name: item }).click();
      await page.getByText(`Saved ${file}`).waitFor();
    }
    const html = readFileSync(join(sample.folder, 'lost.html'), 'utf8');
    expect(html).toContain('Lost MFA device · payments-prod');
    expect(html).not.toMatch(/<(script|img|link|iframe)/);
    expect(readFileSync(join(sample.folder, 'lost.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
    expect(sample.launched.complaints).toEqual([]);
  });
});
