/**
 * The first use, as a person has it: the app is started with nothing in it, the sample company is opened, the gaps are
 * looked at, and the most entangled administrator is offboarded to the second signature. Only clicks and typing.
 */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clickScreen, type Launched, launchApp, screenshot } from './harness.ts';
import { OpenedCase, openCaseOf, PATIENCE } from './offboarding-steps.ts';

const LIMIT_MS = 900_000;
const SECOND_MS = 1000;
let launched: Launched;
let page: Page;
let one: OpenedCase;
/** What took how long, in milliseconds: printed, never judged. */
const took: (readonly [what: string, milliseconds: number])[] = [];

beforeAll(async () => {
  launched = await launchApp();
  page = launched.page;
}, LIMIT_MS);
afterAll(async () => {
  const total = took.reduce((sum, [, milliseconds]) => sum + milliseconds, 0);
  const line = ([what, milliseconds]: (typeof took)[number]) => `  ${(milliseconds / SECOND_MS).toFixed(1)} s  ${what}`;
  process.stdout.write(
    `\nThe first use took the app:\n${[...took, ['in all', total] as const].map(line).join('\n')}\n`,
  );
  await launched?.close();
});

async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const began = performance.now();
  const answer = await work();
  took.push([what, performance.now() - began]);
  return answer;
}

describe('the first use', () => {
  test('begins with nothing, and opens the sample company', { timeout: LIMIT_MS }, async () => {
    await page.getByRole('heading', { name: 'Know who can get into every AWS root account' }).waitFor();
    await screenshot(page, 'first-use-start');
    await timed('opening the sample company', async () => {
      await page.getByRole('button', { name: /Look around in a sample company/ }).click();
      await page.getByRole('navigation', { name: 'Screens' }).waitFor(PATIENCE);
    });
  });

  test('sees what is wrong, worst first, with what to do', { timeout: LIMIT_MS }, async () => {
    await timed('looking at the gaps', async () => {
      await clickScreen(page, 'Gaps');
      const grid = page.getByRole('grid', { name: 'Gaps' });
      // The scan of the sample goes on while its reader looks.
      await grid.getByRole('row').filter({ hasText: 'Critical' }).first().waitFor(PATIENCE);
      await grid.getByRole('row').filter({ hasText: 'Critical' }).first().dblclick();
      await page.getByText('What to do').first().waitFor(PATIENCE);
    });
    await screenshot(page, 'first-use-gaps');
  });

  test('opens a case for whoever leaves and holds most', { timeout: LIMIT_MS }, async () => {
    const id = await timed('opening the case', async () => {
      await clickScreen(page, 'Offboarding');
      return openCaseOf(page, 'Gareth Pryce');
    });
    one = new OpenedCase(page, id);
    await screenshot(page, 'first-use-case');
  });

  test('does every step, and two people sign: the case is closed', { timeout: LIMIT_MS }, async () => {
    const { steps } = await one.view();
    await timed(`doing ${steps.length - 1} steps`, async () => {
      for (const { id, kind } of steps) {
        const step = await one.step(id);
        if (kind === 'sign-off' || step.progress.state !== 'open') continue;
        await one.open(step);
        await one.do(step);
      }
    });
    await timed('two signatures', () => one.sign('Ellen Voss', 'Marcus Oyelaran'));
    const { row, live } = await one.view();
    expect(row.status).toBe('signed');
    expect([live.company.lost, live.leaver['still-in']]).toEqual([0, 0]);
    await screenshot(page, 'first-use-signed');
    expect(launched.complaints).toEqual([]);
  });
});
