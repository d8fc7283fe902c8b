/** Offboards the sample company's most entangled administrator from notice to sign-off, by clicking. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clickScreen, type Launched, launchApp, SCREENSHOTS, scanned, screenshot } from './harness.ts';
import { OpenedCase, openCaseOf, PATIENCE, value } from './offboarding-steps.ts';
import { chooseToOpen, chooseToSave } from './system-dialogs.ts';

const LIMIT_MS = 600_000;
const folder = mkdtempSync(join(tmpdir(), 'root-ledger-case-'));
let launched: Launched;
let page: Page;
let one: OpenedCase;

beforeAll(async () => {
  launched = await launchApp({ demo: true });
  page = launched.page;
  await scanned(page);
}, LIMIT_MS);
afterAll(async () => {
  await launched?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Ids of accounts that nobody can be sure to get into. */
async function unreachable(): Promise<string[]> {
  const { rows, total } = await value<{ rows: { id: string; recovery: string }[]; total: number }>(
    page,
    'accounts.page',
    {},
  );
  expect(rows.length).toBe(Math.min(total, 200));
  return rows.filter(({ recovery }) => recovery === 'none').map(({ id }) => id);
}

/** Open a menu's item that saves a file; answers its text. */
async function saved(menu: string, item: string, name: string): Promise<string> {
  const file = await chooseToSave(launched.app, join(folder, name));
  await page.getByRole('button', { name: menu }).click();
  await page.getByRole('menuitem', { name: item }).click();
  await page.getByText(`Saved ${file}`).waitFor();
  return readFileSync(file, 'utf8');
}

describe('the most entangled administrator', () => {
  test('gets a case, whose plan is shown before it is opened', { timeout: LIMIT_MS }, async () => {
    await clickScreen(page, 'Offboarding');
    await screenshot(page, 'offboarding-list');
    await screenshot(page, 'offboarding-list', 'dark');
    const people = await value<{ rows: { email: string; name: string }[] }>(page, 'whatif.people', {});
    expect(people.rows.slice(0, 3)).toContainEqual(expect.objectContaining({ name: 'Gareth Pryce' }));
    const id = await openCaseOf(page, 'Gareth Pryce', async () => {
      await screenshot(page, 'offboarding-new');
      await screenshot(page, 'offboarding-new', 'dark');
    });
    one = new OpenedCase(page, id);
  });

  test('is offboarded step by step, and no account becomes unreachable on the way', { timeout: LIMIT_MS }, async () => {
    const first = await one.view();
    expect(first.live.company.lost + first.live.leaver['still-in']).toBeGreaterThan(0);
    await screenshot(page, 'offboarding-case');
    await screenshot(page, 'offboarding-case', 'dark');
    const before = await unreachable();
    const announced = new Set(first.case.unsolved.map(({ account }) => account));
    for (const planned of first.steps) {
      const { live } = await one.view();
      const step = await one.step(planned.id);
      // What is still open is on the page, in numbers, all the time.
      for (const [label, count] of [
        ['We would lose', live.company.lost],
        ['They could still open', live.leaver['still-in']],
      ] as const)
        await expect
          .poll(() => page.getByText(label, { exact: true }).locator('..').innerText(), PATIENCE)
          .toContain(count === 0 ? 'Nothing' : String(count));
      if (step.kind === 'sign-off' || step.progress.state !== 'open') continue;
      await one.open(step);
      if (step.order === 5) await screenshot(page, 'offboarding-step');
      // Only what the case said in advance may stand in the way.
      const against = step.obstacles.flatMap(({ accounts }) => accounts);
      expect(against.every((account) => announced.has(account))).toBe(true);
      expect(step.obstacles.every(({ kind }) => kind === 'lock-out')).toBe(true);
      await one.do(step);
      const lost = (await unreachable()).filter((account) => !before.includes(account) && !announced.has(account));
      expect(lost, step.title).toEqual([]);
    }
    const end = await one.view();
    const known = end.accounts.filter(({ account }) => !announced.has(account));
    // That a device was removed is said until AWS is asked again: it has only the list from before.
    const waits = /Not known: which other MFA devices there are: AWS last listed others than are recorded\.$/;
    const isOut = ({ leaver, theyKeep }: (typeof known)[number]) =>
      leaver === 'out' || (leaver === 'unknown' && waits.test(theyKeep));
    expect(known.filter((account) => account.company === 'lost' || !isOut(account))).toEqual([]);
    expect(end.live.company.lost).toBe(0);
    expect(end.live.leaver['still-in']).toBe(0);
    await screenshot(page, 'offboarding-done');
    await screenshot(page, 'offboarding-done', 'dark');
  });

  test('has its proof kept inside the ledger: a file in, the same file out', { timeout: LIMIT_MS }, async () => {
    const steps = (await one.view()).steps.filter(({ kind }) => kind === 'sign-off');
    await one.open(steps[0] as (typeof steps)[number]);
    const original = join(folder, 'minutes.txt');
    writeFileSync(original, 'Everybody agreed.\n');
    await chooseToOpen(launched.app, original);
    await page.getByRole('button', { name: 'File…' }).click();
    await page
      .getByText(/minutes\.txt/)
      .first()
      .waitFor();
    const copy = await chooseToSave(launched.app, join(folder, 'copy.txt'));
    await page.getByRole('button', { name: 'Save a copy of minutes.txt' }).click();
    await page.getByText(`Saved ${copy}`).waitFor();
    expect(readFileSync(copy, 'utf8')).toBe('Everybody agreed.\n');
  });

  test('is signed off by two people, with what stays unknown accepted by name', { timeout: LIMIT_MS }, async () => {
    await one.sign('Ellen Voss', 'Marcus Oyelaran');
    expect((await one.view()).row.status).toBe('signed');
    await screenshot(page, 'offboarding-signed');
    const report = await saved('Closing report', 'Save as web page…', 'closing.html');
    expect(report).toContain('Closing report: offboarding of Gareth Pryce');
    expect(report).toContain('minutes.txt');
    const calendar = await saved('More', 'Save due dates…', 'due.ics');
    expect(calendar).toContain('SUMMARY:Rehearse recovery of root access');
  });

  test('goes on paper: the sheet alone, and as a PDF', { timeout: LIMIT_MS }, async () => {
    await page.getByRole('button', { name: 'Print' }).click();
    await page.getByRole('article').waitFor();
    expect((await saved('Save', 'Save as PDF…', 'steps.pdf')).slice(0, 5)).toBe('%PDF-');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('nav').first().isVisible()).toBe(false);
    expect(await page.getByRole('article').getByText('Keep as proof').first().isVisible()).toBe(true);
    await page.screenshot({ path: join(SCREENSHOTS, 'offboarding-paper.png') });
    await page.emulateMedia({ media: 'screen' });
    await screenshot(page, 'offboarding-print');
    expect(launched.complaints).toEqual([]);
  });
});
