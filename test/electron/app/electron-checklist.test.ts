/**
 * A reader of our own sources for the mistakes that Electron apps are audited for (docs/electron-checklist.md). What may be
 * used in one place only is searched for everywhere else.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT } from '../../../scripts/setup/paths.ts';

interface Source {
  readonly file: string;
  /** Without comments, which may name what the code must not do. */
  readonly code: string;
}

function sourcesOf(room: string): readonly Source[] {
  return readdirSync(join(ROOT, room), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(tsx?|html|css)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({
      file: relative(ROOT, path).split(sep).join('/'),
      code: readFileSync(path, 'utf8')
        .replaceAll(/\/\*[\s\S]*?\*\/|<!--[\s\S]*?-->/g, '')
        .replaceAll(/(^|\s)\/\/.*$/gm, '$1'),
    }));
}

const sources = ['shared', 'electron', 'renderer'].flatMap(sourcesOf);

/** Files whose code matches, apart from those where it belongs. */
function filesWith(pattern: RegExp, allowed: readonly string[] = [], within = ''): readonly string[] {
  return sources
    .filter(({ file, code }) => file.startsWith(within) && !allowed.includes(file) && pattern.test(code))
    .map(({ file }) => file);
}

describe('what no Electron app should do, ours does not', () => {
  test.each<[string, RegExp]>([
    ['give a page Node', /nodeIntegration\w*:\s*true/],
    ['share a world with a page', /contextIsolation:\s*false/],
    ['leave the sandbox', /sandbox:\s*false/],
    ['switch web security off', /webSecurity:\s*false|allowRunningInsecureContent:\s*true/],
    ['use experimental features', /experimentalFeatures:\s*true|enableBlinkFeatures|enable-blink-features/],
    ['allow webviews or their windows', /webviewTag:\s*true|allowpopups|<webview/],
    ['use the removed remote module', /enableRemoteModule|@electron\/remote/],
    ['load a page from file://', /loadFile\(|['"`]file:\/\//],
    [
      'accept bad certificates',
      /ignore-certificate-errors|rejectUnauthorized:\s*false|NODE_TLS_REJECT_UNAUTHORIZED['"\]]*\s*=(?!=)/,
    ],
    ['open a debugging port', /appendSwitch\(\s*'(remote-debugging|inspect)|--inspect/],
    ['run text as code', /\beval\(|new Function\(|executeJavaScript\(/],
    ['send Electron’s event to the page', /exposeInMainWorld\([^)]*ipcRenderer\s*[,)]/],
    ['store keys under a fixed key', /setUsePlainTextEncryption|password-store=basic/],
    ['copy the database in the clear', /\.serialize\(\)/],
    ['collect crash reports', /crashReporter\.start/],
    ['update itself', /autoUpdater|electron-updater/],
  ])('%s', (_what, pattern) => {
    expect(filesWith(pattern)).toEqual([]);
  });
});

/** Documents that are written for others to keep (reports) carry a policy of their own; these are about the window. */
describe.each(['electron/app/', 'renderer/'])('the window, in %s,', (room) => {
  test.each<[string, RegExp]>([
    ['loads nothing by http', /loadURL\(\s*['"`]https?:|http-equiv/i],
    ['has one content policy, unweakened', /unsafe-inline|unsafe-eval|bypassCSP:\s*true/],
  ])('%s', (_what, pattern) => {
    expect(filesWith(pattern, [], room)).toEqual([]);
  });
});

describe('what is dangerous is in one place', () => {
  test.each<[string, RegExp, readonly string[]]>([
    ['the browser is opened', /shell\.open|\bopenPath\(/, ['electron/app/main.ts']],
    ['IPC is registered', /\bipcMain\b/, ['electron/app/ipc/register.ts']],
    ['messages are sent to a page', /[cC]ontents\??\.send\(/, ['electron/app/ipc/register.ts']],
    ['the preload talks to main', /\bipcRenderer\b/, ['electron/app/preload.ts']],
    [
      'windows are made',
      /new (BrowserWindow|BaseWindow|WebContentsView|BrowserView)\(/,
      // The second prints reports: no script, no network, its own in-memory partition.
      ['electron/app/window/window.ts', 'electron/reports/print.ts'],
    ],
    [
      'schemes are registered',
      /registerSchemesAsPrivileged|protocol\.handle/,
      ['electron/app/security/protocol.ts', 'electron/reports/print.ts'],
    ],
  ])('%s', (_what, pattern, allowed) => {
    expect(filesWith(pattern, allowed, 'electron/')).toEqual([]);
    expect(sources.some(({ file, code }) => allowed.includes(file) && pattern.test(code))).toBe(true);
  });
});

describe('the window’s own code', () => {
  test.each<[string, RegExp]>([
    [
      'writes no HTML from text',
      /dangerouslySetInnerHTML|\.innerHTML\s*=|\.outerHTML\s*=|insertAdjacentHTML|document\.write/,
    ],
    ['asks the network for nothing', /\bfetch\(|XMLHttpRequest|new WebSocket|EventSource|sendBeacon|importScripts/],
    ['keeps nothing in the browser’s storage', /localStorage|sessionStorage|indexedDB|document\.cookie/],
    ['opens no window', /window\.open\(|target="_blank"/],
    ['loads nothing from elsewhere', /(src|href)=["'{`]+https?:\/\/|url\(['"]?https?:|@import\s+['"]https?:/],
  ])('%s', (_what, pattern) => {
    expect(filesWith(pattern, [], 'renderer/')).toEqual([]);
  });
});

describe('why', () => {
  test('every wall says why it is there', () => {
    const walls = readdirSync(join(ROOT, 'electron/app/security')).filter((name) => name.endsWith('.ts'));
    const silent = walls.filter(
      (name) => !/SECURITY:/.test(readFileSync(join(ROOT, 'electron/app/security', name), 'utf8')),
    );
    expect(silent).toEqual([]);
  });
});
