/** A drill: planned, cast, started with its timer, answered step by step, and kept as something that was tested. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { DrillView } from '../../shared/ipc/channels/drills.ts';
import { goTo, SCREENSHOTS, screenshot } from './harness.ts';
import { PATIENCE, value } from './offboarding-steps.ts';
import { LIMIT_MS, sampleApp } from './sample-app.ts';
import { chooseToSave } from './system-dialogs.ts';

const sample = sampleApp();
let id = '';

const drill = (): Promise<DrillView> => value(sample.launched.page, 'drills.get', { id });

describe('a drill', () => {
  test('stands among those that are planned, and its day in a calendar', { timeout: LIMIT_MS }, async () => {
    const { app, page } = sample.launched;
    await goTo(app, '/drills');
    await page.getByText('Noor’s key was at home', { exact: false }).waitFor();
    for (const theme of ['light', 'dark'] as const) await screenshot(page, 'drills', theme);
    const file = await chooseToSave(app, join(sample.folder, 'drills.ics'));
    await page.getByRole('button', { name: 'Save due dates…' }).click();
    await page.getByText(`Saved ${file}`).waitFor();
    const text = readFileSync(file, 'utf8');
    expect(text).toContain('SUMMARY:Rehearse recovery');
    // A shared calendar must not tell which root is rehearsed when.
    expect(text).not.toContain('payments');
    const { live } = await value<{ live: { id: string; accountName: string }[] }>(page, 'drills.list');
    await page
      .getByRole('link', { name: /payments-prod/ })
      .first()
      .click();
    await page.getByRole('heading', { name: 'Drill on payments-prod' }).waitFor();
    id = live.find(({ accountName }) => accountName === 'payments-prod')?.id ?? '';
  });

  test('runs with a timer, and is answered step by step', { timeout: LIMIT_MS }, async () => {
    const { page } = sample.launched;
    await page.getByRole('button', { name: 'Start' }).click();
    await page.getByRole('timer', { name: 'Time since the start' }).waitFor();
    const { steps } = await drill();
    expect(steps.length).toBeGreaterThan(5);
    // The timer never stands still, so nothing waits for the window to: the picture is taken as it is.
    await page.screenshot({ path: join(SCREENSHOTS, 'drill-running.png') });
    for (const { id: step, title } of steps) {
      const result = step === 'phone' ? 'Failed' : 'Worked';
      await page.getByRole('listitem', { name: title }).getByRole('button', { name: result }).click();
      await page.getByRole('listitem', { name: title }).getByRole('button', { name: 'Change' }).waitFor();
    }
    expect((await drill()).row).toMatchObject({ stepsDone: steps.length, troubles: 1 });
  });

  test('ends as a fact that was tested, and the account is not due any more', { timeout: LIMIT_MS }, async () => {
    const { page } = sample.launched;
    await page.getByRole('textbox', { name: 'What went wrong', exact: true }).fill('Nobody answered the phone.');
    await page.getByRole('button', { name: 'It passed' }).click();
    await page
      .getByText(/Passed [A-Z]/)
      .first()
      .waitFor();
    const { row } = await drill();
    expect(row).toMatchObject({ status: 'passed', wentWrong: 'Nobody answered the phone.' });
    const { fields } = await value<{ fields: { field: string; value: unknown; provenance: { basis: string } }[] }>(
      page,
      'accounts.get',
      { id: row.account },
    );
    const fact = fields.find(({ field }) => field === 'lastDrillResult');
    expect(fact).toMatchObject({ value: 'passed', provenance: { basis: 'tested' } });
    await expect
      .poll(async () => {
        const { due } = await value<{ due: { account: string }[] }>(page, 'drills.list');
        return due.map(({ account }) => account);
      }, PATIENCE)
      .not.toContain(row.account);
    await screenshot(page, 'drill-done');
    expect(sample.launched.complaints).toEqual([]);
  });
});
