/** Somebody moves on: what they hold goes to somebody else, with the harm shown first, and hardware with a receipt. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { HandoverPreview } from '../../shared/ipc/channels/handover.ts';
import { goTo, screenshot } from './harness.ts';
import { fillDialog, value } from './offboarding-steps.ts';
import { pick } from './picking.ts';
import { LIMIT_MS, sampleApp } from './sample-app.ts';
import { chooseToSave } from './system-dialogs.ts';

const LUCA = 'luca.ferretti@fernhill.example';
const AOIFE = 'aoife.brennan@fernhill.example';
const sample = sampleApp();

const preview = (): Promise<HandoverPreview> =>
  value(sample.launched.page, 'handover.preview', { from: LUCA, to: AOIFE, choices: {} });

describe('handing over a role', () => {
  test('shows every line and what it would harm, and changes nothing yet', { timeout: LIMIT_MS }, async () => {
    const { app, page } = sample.launched;
    await goTo(app, '/handover');
    await pick(page, 'From', 'Luca Ferretti');
    await pick(page, 'To', 'Aoife Brennan');
    await page.getByText('Cloud on-call').first().waitFor();
    for (const theme of ['light', 'dark'] as const) await screenshot(page, 'handover', theme);
    const { lines, blocked, harm } = await preview();
    expect(lines.length).toBeGreaterThan(2);
    expect(blocked).toBe(true);
    await page.getByText(harm[0]?.sentence ?? 'no harm').waitFor();
  });

  test('goes on only by somebody’s name and reason where it would do harm', { timeout: LIMIT_MS }, async () => {
    const { page } = sample.launched;
    await page.getByRole('button', { name: 'Hand over all the same…' }).click();
    await fillDialog(page, 'Hand over', { 'Who accepts this': 'Priya Raman', Why: 'Until the new starter is here' });
    await page.getByText(/^Handed over: \d+ records? changed/).waitFor();
    const left = (await preview()).lines.filter(({ choices }) => choices.length > 1);
    expect(left).toEqual([]);
    const { rows } = await value<{ rows: { title: string; reason: string | null }[] }>(page, 'log.page', { limit: 1 });
    // Kept by the address that the ledger knows them by, whatever was typed.
    const accepted = 'Accepted by priya.raman@fernhill.example: Until the new starter is here';
    expect(rows[0]).toMatchObject({ reason: expect.stringContaining(accepted) });
  });
});

describe('a receipt for hardware', () => {
  test('says what changed hands between whom, and where the device is from now on', { timeout: LIMIT_MS }, async () => {
    const { app, page } = sample.launched;
    await goTo(app, '/handover/receipts');
    await page.getByText('Key to the London safe').waitFor();
    await screenshot(page, 'receipts');
    await page.getByRole('button', { name: 'Write a receipt' }).click();
    const dialog = page.getByRole('dialog', { name: 'Receipt for hardware' });
    await pick(page, 'MFA device', 'YubiKey Hannah', dialog);
    await pick(page, 'Given by', 'Hannah Brightwell', dialog);
    await pick(page, 'Received by', 'Jonas Keller', dialog);
    await dialog.getByRole('button', { name: 'Write receipt' }).click();
    const slip = page.getByRole('article', { name: /^Receipt receipt-/ });
    await slip.waitFor();
    for (const text of ['YubiKey Hannah', 'Hannah Brightwell', 'Jonas Keller'])
      expect(await slip.innerText()).toContain(text);
    for (const theme of ['light', 'dark'] as const) await screenshot(page, 'receipt', theme);
    const { rows } = await value<{ rows: { device: string; toName: string }[] }>(page, 'handover.receipts', {
      search: '',
    });
    const { record } = await value<{ record: { holder: string } }>(page, 'register.get', {
      kind: 'device',
      key: rows[0]?.device,
    });
    expect(record.holder).toBe('jonas.keller@fernhill.example');
  });

  test('is saved as a page to sign', { timeout: LIMIT_MS }, async () => {
    const { app, page } = sample.launched;
    const file = await chooseToSave(app, join(sample.folder, 'receipt.html'));
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('menuitem', { name: 'Save as web page…' }).click();
    await page.getByText(`Saved ${file}`).waitFor();
    expect(readFileSync(file, 'utf8')).toContain('Jonas Keller, date');
    expect(sample.launched.complaints).toEqual([]);
  });
});
