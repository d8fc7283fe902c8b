import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { appArguments } from '../../../electron/app/arguments.ts';
import { commandIn } from '../../../electron/app/command-line.ts';
import { SettingsFile } from '../../../electron/app/settings.ts';
import { boundsFor } from '../../../electron/app/window/bounds.ts';
import { DEFAULT_SETTINGS } from '../../../shared/ipc/settings.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'root-ledger-settings-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('settings', () => {
  test('are the usual ones until changed, and are there again', () => {
    const file = join(folder, 'deeper', 'settings.json');
    const settings = new SettingsFile(file);
    expect(settings.settings).toEqual(DEFAULT_SETTINGS);
    settings.change({ theme: 'dark', autoLockMinutes: 3 });
    settings.rememberWindow({ bounds: { x: 1, y: 2, width: 1000, height: 700 }, maximized: true });
    const again = new SettingsFile(file);
    expect(again.settings).toEqual({ ...DEFAULT_SETTINGS, theme: 'dark', autoLockMinutes: 3 });
    expect(again.window).toEqual({ bounds: { x: 1, y: 2, width: 1000, height: 700 }, maximized: true });
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o077).toBe(0);
  });

  test.each(['', 'not json', '[]', '{"settings":{"theme":"pink"},"window":5}', '{"settings":null}'])(
    'a file that says %j counts as none',
    (text) => {
      const file = join(folder, 'settings.json');
      writeFileSync(file, text);
      expect(new SettingsFile(file).settings).toEqual(DEFAULT_SETTINGS);
    },
  );

  test('hold choices from fixed lists only', () => {
    const file = join(folder, 'settings.json');
    const settings = new SettingsFile(file);
    settings.change({ privacyMode: true });
    expect(Object.keys(JSON.parse(readFileSync(file, 'utf8')).settings)).toEqual(['privacyMode']);
  });
});

describe('the window opens', () => {
  const screen = { x: 0, y: 0, width: 1920, height: 1080 };
  const bounds = { x: 100, y: 100, width: 1200, height: 800 };

  test('where it was', () => expect(boundsFor({ bounds, maximized: false }, [screen])).toEqual(bounds));
  test('on a display that is there, in its old size', () => {
    const gone = { ...bounds, x: 5_000 };
    expect(boundsFor({ bounds: gone, maximized: false }, [screen])).toEqual({ width: 1200, height: 800 });
  });
  test('not with its title bar out of reach', () => {
    expect(boundsFor({ bounds: { ...bounds, y: -300 }, maximized: false }, [screen])).not.toHaveProperty('x');
  });
  test('in a usable size, on a small display too', () => {
    const tiny = { bounds: { x: 0, y: 0, width: 10, height: 10 }, maximized: false };
    expect(boundsFor(tiny, [{ ...screen, width: 1024, height: 700 }])).toMatchObject({ width: 960, height: 600 });
    expect(boundsFor({ bounds: null, maximized: false }, [{ ...screen, width: 1024, height: 700 }])).toEqual({
      width: 1024,
      height: 700,
    });
  });
});

describe('arguments', () => {
  test('name the sample and the folder, relative to where the app was started', () => {
    expect(appArguments(['electron', '.', '--demo', '--ledger=data'], '/home/ada')).toEqual({
      demo: true,
      ledger: join('/home/ada', 'data'),
      backup: null,
    });
    expect(appArguments(['electron', '.', '--no-sandbox', '--ledger='], '/')).toEqual({
      demo: false,
      ledger: null,
      backup: null,
    });
  });
});

describe('the packaged app is a command line', () => {
  const packaged = { packaged: true };
  test('when its first argument is a command', () => {
    expect(commandIn(['/opt/root-ledger', 'gaps', '--json'], packaged)).toEqual(['gaps', '--json']);
    expect(commandIn(['/opt/root-ledger', '--no-sandbox', 'gaps'], packaged)).toEqual(['gaps']);
  });
  test('and a window otherwise, and always in a checkout', () => {
    expect(commandIn(['/opt/root-ledger'], packaged)).toBeNull();
    expect(commandIn(['/opt/root-ledger', '--demo'], packaged)).toBeNull();
    expect(commandIn(['electron', '.', '--demo'], { packaged: false })).toBeNull();
    expect(commandIn(['/opt/root-ledger', '/home/ada/b.root-ledger-backup'], packaged)).toBeNull();
  });
});
