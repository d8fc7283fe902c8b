/** The app among others on a desktop: the icon beside the clock, going on without a window, a second start, a backup opened. */
import { spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Menu as TrayMenu } from 'electron';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchArguments, launchEnvironment } from '../../scripts/setup/launch.ts';
import { ROOT } from '../../scripts/setup/paths.ts';
import { installedRuntime } from '../../scripts/setup/runtime.ts';
import { ask, displayEnvironment, type Launched, launchApp } from './harness.ts';

const PASSPHRASE = 'correct horse battery staple';
let launched: Launched;
let outside = '';

type WithTray = typeof globalThis & { trayMenu?: TrayMenu };

beforeAll(async () => {
  outside = mkdtempSync(join(tmpdir(), 'root-ledger-desktop-'));
  launched = await launchApp();
  // The system's own menu cannot be opened from here: take note of what it is given.
  await launched.app.evaluate(({ Tray }) => {
    const { setContextMenu } = Tray.prototype;
    Tray.prototype.setContextMenu = function (menu) {
      (globalThis as WithTray).trayMenu = menu ?? undefined;
      setContextMenu.call(this, menu);
    };
  });
  await ask(launched.page, 'session.create', { passphrase: PASSPHRASE, keychain: false });
});
afterAll(async () => {
  await launched.close();
  rmSync(outside, { recursive: true, force: true });
});

const trayLabels = () =>
  launched.app.evaluate(() => (globalThis as WithTray).trayMenu?.items.map(({ label }) => label) ?? []);
const choose = (id: string) =>
  launched.app.evaluate((_, item) => (globalThis as WithTray).trayMenu?.getMenuItemById(item)?.click(), id);
const windows = () => launched.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);

/** Start the app a second time; resolves when that process has ended. */
async function startAgain(...args: string[]): Promise<number | null> {
  const { executable } = installedRuntime() ?? { executable: '' };
  const all = await launchArguments(executable, [`--ledger=${launched.ledger}`, ...args]);
  const second = spawn(executable, all, {
    cwd: ROOT,
    env: launchEnvironment(await displayEnvironment()),
    stdio: 'ignore',
  });
  return new Promise((resolve) => second.on('close', resolve));
}

describe('the icon beside the clock', () => {
  test('tells how scans stand and what can be done, and follows the schedule', async () => {
    await expect
      .poll(trayLabels)
      .toEqual([
        'No scan is scheduled',
        'Never scanned',
        '',
        'Open Root Ledger',
        'Scan now',
        'Lock',
        '',
        'Quit Root Ledger',
      ]);
    const hour = (new Date().getHours() + 2) % 24;
    await ask(launched.page, 'schedule.set', { every: 'day', hour, profile: null, roleName: 'RootLedgerRead' });
    await expect.poll(async () => (await trayLabels())[0]).toMatch(/^Next scan /);
  });

  test('keeps the app when the window is closed and a scan is planned, explained the first time', async () => {
    await launched.app.evaluate(({ dialog }) => {
      dialog.showMessageBox = async (options: unknown) => {
        Object.assign(globalThis, { explained: options });
        return { response: 0, checkboxChecked: false };
      };
    });
    await launched.page.close();
    await expect
      .poll(() => launched.app.evaluate(() => (globalThis as { explained?: { message: string } }).explained?.message))
      .toBe('Root Ledger keeps running for the scheduled scan');
    expect(await windows()).toBe(0);
    await choose('open');
    const page = await launched.refresh();
    await page.getByRole('main').first().waitFor();
    expect(await ask(page, 'session.state')).toMatchObject({ ok: true, value: { phase: 'open' } });
  });

  test('locks', async () => {
    const before = launched.page;
    const closed = before.waitForEvent('close');
    await choose('lock');
    await closed;
    await launched.refresh();
    await expect.poll(trayLabels).toContain('Locked: scans wait until it is unlocked');
    await ask(launched.page, 'session.unlock', { with: 'passphrase', passphrase: PASSPHRASE });
  });
});

describe('a second start', () => {
  test('shows the window of the first and ends', async () => {
    await launched.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
    expect(await startAgain()).toBe(0);
    await expect
      .poll(() => launched.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible()))
      .toBe(true);
    expect(await windows()).toBe(1);
  });

  test('with a backup shows in the first what is in it, once its passphrase is given', async () => {
    await ask(launched.page, 'backup.make');
    const state = await ask(launched.page, 'backup.state');
    const { folder, backups } = (state.ok ? state.value : {}) as { folder: string; backups: { name: string }[] };
    const file = join(outside, 'given.root-ledger-backup');
    copyFileSync(join(folder, backups[0]?.name ?? ''), file);
    expect(await startAgain(file)).toBe(0);
    const dialog = launched.page.getByRole('dialog');
    await dialog.getByLabel('Passphrase of that time').fill(PASSPHRASE);
    await dialog.getByRole('button', { name: 'Look inside' }).click();
    await dialog.getByRole('button', { name: 'Restore this backup' }).waitFor();
    expect(await dialog.textContent()).toContain('Every byte, the database and the log: whole');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await ask(launched.page, 'backup.opened')).toEqual({ ok: true, value: null });
  });

  test('with a file that is none says so', async () => {
    const file = join(outside, 'other.root-ledger-backup');
    copyFileSync(join(ROOT, 'package.json'), file);
    expect(await startAgain(file)).toBe(0);
    const dialog = launched.page.getByRole('dialog', { name: 'other.root-ledger-backup' });
    await dialog.getByRole('alert').waitFor();
    expect(await dialog.textContent()).toContain('This file is not a backup of Root Ledger.');
    await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
    await dialog.waitFor({ state: 'detached' });
  });
});
