/**
 * Everybody can use it: every screen in both themes without a finding of axe (WCAG 2.2 AA), by keyboard alone, at twice the
 * size, without motion, in the reader's own colours. One start of the app for all of it.
 */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openScreens, type ShownScreen } from '../../scripts/screens.ts';
import { Axe } from './axe.ts';
import { ask, goTo, type Launched, launchApp, settled, showTheme } from './harness.ts';

const ZOOM = 2;
/** The width that the harness gives the window, in pixels. */
const WINDOW_WIDTH = 1440;

let launched: Launched;
let screens: ShownScreen[] = [];
let axe: Axe;

beforeAll(async () => {
  launched = await launchApp({ demo: true });
  await settled(launched.page);
  screens = await openScreens(async (channel, request) => {
    const answer = await ask(launched.page, channel, request);
    if (!answer.ok) throw new Error(`${channel}: ${answer.error.code}`);
    return answer.value as never;
  });
  await settled(launched.page);
  axe = await Axe.beside(launched.page);
});
afterAll(() => launched.close());

/** Go to a screen and wait until it shows what it has. */
async function show(page: Page, { route }: Pick<ShownScreen, 'route'>): Promise<void> {
  const before = await page.evaluate(() => window.location.hash);
  await goTo(launched.app, route);
  // An address that would name somebody is a number that only the window can read.
  await page.waitForFunction(
    ([from, to]) => window.location.hash !== from || window.location.hash.split('?')[0] === `#${to}`,
    [before, route] as const,
  );
  await page.locator('main h1').first().waitFor();
  await page.waitForFunction(
    () => document.querySelector('main :is([aria-busy="true"], [aria-label="Loading"])') === null,
  );
  // Away from whatever explains itself when it is pointed at.
  await page.mouse.move(0, 0);
}

/** As the menu's Zoom In does. */
const zoom = (app: Launched['app'], factor: number): Promise<void> =>
  app.evaluate(({ BrowserWindow }, by) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(by), factor);

/** Show a theme, once nothing is on its way from one colour to another. */
async function recolour(page: Page, theme: 'light' | 'dark'): Promise<void> {
  await showTheme(page, theme);
  await page.locator(`html[data-mantine-color-scheme="${theme}"]`).waitFor();
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter((animation) => Number.isFinite(animation.effect?.getComputedTiming().endTime ?? 0))
        .map((animation) => animation.finished),
    ),
  );
}

/** What has the focus, as a person hears it. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const at = document.activeElement;
    return at === null ? '' : (at.getAttribute('aria-label') ?? at.textContent ?? '');
  });

describe('accessibility', () => {
  test('axe finds nothing on any screen in either theme', async () => {
    const { page } = launched;
    const found: string[] = [];
    for (const screen of screens) {
      await show(page, screen);
      await recolour(page, 'light');
      const inLight = await axe.violations();
      await recolour(page, 'dark');
      const inDark = await axe.violations('colours');
      for (const violation of [...inLight, ...inDark]) found.push(`${screen.route}: ${violation}`);
    }
    expect(found).toEqual([]);
    expect(launched.complaints).toEqual([]);
  });

  test('every screen fits at twice the size: nothing to scroll sideways, no heading or button out of sight', async () => {
    const { app, page } = launched;
    await zoom(app, ZOOM);
    await page.waitForFunction((width) => window.innerWidth === width, WINDOW_WIDTH / ZOOM);
    const found: string[] = [];
    for (const screen of screens) {
      await show(page, screen);
      for (const problem of await page.evaluate(cutOff)) found.push(`${screen.route}: ${problem}`);
    }
    await zoom(app, 1);
    await page.waitForFunction((width) => window.innerWidth === width, WINDOW_WIDTH);
    expect(found).toEqual([]);
  });

  test('stands still for a reader who asked for stillness', async () => {
    const { page } = launched;
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await show(page, { route: '/' });
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').waitFor();
    const moving = await page.evaluate(() =>
      document
        .getAnimations()
        .map((animation) => Number(animation.effect?.getComputedTiming().duration ?? 0))
        .filter((milliseconds) => milliseconds > 1),
    );
    await page.keyboard.press('Escape');
    await page.emulateMedia({ reducedMotion: null });
    expect(moving).toEqual([]);
  });

  test('shows in the reader’s own colours where one is, and what a bar is made of', async () => {
    const { page } = launched;
    await page.emulateMedia({ forcedColors: 'active' });
    await show(page, { route: '/' });
    const here = page.getByRole('navigation', { name: 'Screens' }).locator('[aria-current="page"]');
    expect(await here.evaluate((element) => getComputedStyle(element).outlineStyle)).toBe('solid');
    const bar = page.getByRole('img', { name: /verified, .* unknown/ }).first();
    expect(await bar.evaluate((element) => getComputedStyle(element.firstElementChild ?? element).outlineStyle)).toBe(
      'solid',
    );
    await page.emulateMedia({ forcedColors: null });
  });
});

describe('by keyboard alone', () => {
  test('skips the sidebar, walks it, and folds a part', async () => {
    const { page } = launched;
    await page.reload();
    await settled(page);
    await show(page, { route: '/settings' });
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Skip to the screen');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
    const proof = page.getByRole('button', { name: 'Proof' });
    const before = await proof.getAttribute('aria-expanded');
    await proof.focus();
    await page.keyboard.press('Enter');
    await page
      .locator(`button[aria-expanded="${before === 'true' ? 'false' : 'true'}"]`, { hasText: 'Proof' })
      .waitFor();
    await page.keyboard.press('Enter');
    await page.locator(`button[aria-expanded="${before}"]`, { hasText: 'Proof' }).waitFor();
  });

  test('moves through a list, opens a row and comes back', async () => {
    const { page } = launched;
    await show(page, { route: '/accounts' });
    await page.keyboard.press('/');
    expect(await focused(page)).toBe('Search accounts');
    await page.getByRole('gridcell').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Who holds what' }).waitFor();
    await page.keyboard.press('Alt+ArrowLeft');
    await page.getByRole('grid', { name: 'Accounts' }).waitFor();
  });

  test('goes anywhere through the palette, which gives the focus back when it is closed', async () => {
    const { page } = launched;
    await show(page, { route: '/gaps' });
    const opener = page.getByRole('button', { name: /Search or go to/ });
    await opener.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await opener.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press('Control+k');
    await page.keyboard.type('drills');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => window.location.hash === '#/drills');
  });

  test('keeps the focus in a dialog and gives it back', async () => {
    const { page } = launched;
    await show(page, { route: '/offboarding' });
    const opener = page.getByRole('button', { name: 'New case' });
    await opener.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    for (let presses = 0; presses < 25; presses += 1) {
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.closest('[role="dialog"]') !== null)).toBe(true);
    }
    await page.keyboard.press('Escape');
    // A list that was open inside the dialog takes the first Escape.
    if (await dialog.isVisible()) await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await opener.evaluate((element) => element === document.activeElement)).toBe(true);
  });
});

/** Runs in the page: what sticks out of the window sideways, or is cut. Lists scroll in themselves: they have two dimensions. */
function cutOff(): string[] {
  const found: string[] = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) found.push(`the page is ${root.scrollWidth - root.clientWidth} px too wide`);
  const scrolls = (element: Element | null): boolean =>
    element !== null &&
    (['auto', 'scroll'].includes(getComputedStyle(element).overflowX) && element.scrollWidth > element.clientWidth
      ? true
      : scrolls(element.parentElement));
  for (const element of document.querySelectorAll('main :is(h1, h2, button, a, input)')) {
    const box = element.getBoundingClientRect();
    if (box.width === 0 || element.closest('[aria-hidden="true"]') !== null || scrolls(element)) continue;
    if (box.right > root.clientWidth + 1 || box.left < -1)
      found.push(`“${(element.getAttribute('aria-label') ?? element.textContent ?? '').slice(0, 40)}” is cut off`);
  }
  return found;
}
