/** The packaged app, as a person gets it: its fuses, its content, that it starts, and that it lets nobody look inside. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refusal } from '../../scripts/packaging/runtime-check.ts';
import { run } from '../../scripts/setup/child.ts';
import { launchEnvironment } from '../../scripts/setup/launch.ts';
import { ROOT } from '../../scripts/setup/paths.ts';
import { noSandboxReason } from '../../scripts/setup/sandbox.ts';
import { displayEnvironment } from './harness.ts';

const APP = join(ROOT, 'dist', 'trial-not-for-release', 'linux-unpacked');
const EXECUTABLE = join(APP, 'root-ledger');
/** Long enough for a slow machine to show the sample; the test waits for its signs, not for the time. */
const START_LIMIT_MS = 60_000;
/** A page for each account of the sample does not fit into less. */
const SHORTEST_PACK_BYTES = 200_000;
const onLinux = process.platform === 'linux';

let folder = '';
/** Where Chromium cannot have its sandbox, it must be told so. */
let rootFlags: readonly string[] = [];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'root-ledger-packaged-'));
  if (!onLinux) return;
  const packed = await run(process.execPath, [join(ROOT, 'scripts/package.ts'), '--trial'], { cwd: ROOT, quiet: true });
  if (packed.code !== 0) throw new Error(packed.output.slice(-2_000));
  if ((await noSandboxReason(EXECUTABLE)) !== null) rootFlags = ['--no-sandbox'];
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Start the packaged app, and end it in order once `ready`; answers what it said and how it ended. */
async function start(args: readonly string[], ready: (said: string) => boolean | Promise<boolean>, env = {}) {
  const app = spawn(EXECUTABLE, [...rootFlags, ...args], {
    env: { ...launchEnvironment(await displayEnvironment()), ...env },
  });
  let said = '';
  for (const stream of [app.stdout, app.stderr])
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
  const ended = new Promise<number | null>((resolve) => app.on('close', resolve));
  const until = Date.now() + START_LIMIT_MS;
  while (app.exitCode === null && Date.now() < until && !(await ready(said)))
    await new Promise((r) => setTimeout(r, 200));
  app.kill('SIGTERM');
  return { code: await ended, said };
}

describe.runIf(onLinux)('the packaged app', () => {
  test('has every fuse set as the checklist says', async () => {
    const wire = await getCurrentFuseWire(EXECUTABLE);
    const names = Object.fromEntries(
      Object.entries(wire)
        .filter(([fuse]) => !Number.isNaN(Number(fuse)))
        .map(([fuse, state]) => [FuseV1Options[Number(fuse)], state === FuseState.ENABLE]),
    );
    expect(names).toEqual({
      RunAsNode: false,
      EnableCookieEncryption: true,
      EnableNodeOptionsEnvironmentVariable: false,
      EnableNodeCliInspectArguments: false,
      EnableEmbeddedAsarIntegrityValidation: false,
      OnlyLoadAppFromAsar: true,
      LoadBrowserProcessSpecificV8Snapshot: false,
      GrantFileProtocolExtraPrivileges: false,
      WasmTrapHandlers: true,
    });
  });

  test('holds the app in its archive, and beside it this platform’s database binary alone', () => {
    expect(readdirSync(join(APP, 'resources')).sort()).toEqual(['app.asar', 'app.asar.unpacked']);
    const binaries = readdirSync(join(APP, 'resources', 'app.asar.unpacked'), { recursive: true }).filter((name) =>
      String(name).endsWith('.node'),
    );
    expect(binaries).toEqual([join('node_modules', 'better-sqlite3', 'prebuilds', `linux-${process.arch}.node`)]);
    const archive = readFileSync(join(APP, 'resources', 'app.asar'))
      .subarray(0, 1024 * 1024)
      .toString('latin1');
    expect(archive).not.toMatch(/"(test|scripts|\.git|@aws-sdk|deps)":\{/);
  });

  test('starts, scans the sample to the end and ends in order', async () => {
    const ledger = join(folder, 'a');
    const before = new Set(samples());
    const { code, said } = await start(['--demo', `--ledger=${ledger}`], (soFar) => soFar.includes('a scan ended'));
    // What it notes goes to standard error as well: the day's routine and nothing that went wrong.
    expect(said.match(/\[root-ledger\].*/g)).toEqual([
      '[root-ledger] the app started',
      '[root-ledger] a ledger was opened',
      '[root-ledger] a scan ended',
      '[root-ledger] the ledger was locked',
    ]);
    expect(code).toBe(0);
    expect(existsSync(join(ledger, 'window', 'settings.json'))).toBe(true);
    expect(samples().filter((name) => !before.has(name))).toEqual([]);
  });

  test('is a command line, too, and needs no display for it', async () => {
    const env = launchEnvironment();
    delete env.DISPLAY;
    const command = (...args: string[]) =>
      new Promise<{ code: number | null; out: string }>((resolve) => {
        const child = spawn(EXECUTABLE, [...rootFlags, ...args], { env, stdio: ['ignore', 'pipe', 'ignore'] });
        let out = '';
        child.stdout.on('data', (chunk: Buffer) => {
          out += chunk.toString();
        });
        child.on('close', (code) => resolve({ code, out }));
      });
    const gaps = await command('gaps', '--demo', '--json', '--severity', 'critical');
    expect(gaps.code).toBe(0);
    expect(JSON.parse(gaps.out).length).toBeGreaterThan(0);
    expect((await command('nonsense')).code).toBe(2);
  });

  test('prints an evidence pack as PDF', async () => {
    const file = join(folder, 'evidence.pdf');
    const { code, said } = await start(['report', '--demo', '--format', 'pdf', '--out', file], () => false);
    expect({ code, said: said.match(/\[root-ledger\].*/g) }).toEqual({ code: 0, said: null });
    const bytes = readFileSync(file);
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(bytes.subarray(-16).toString()).toContain('%%EOF');
    expect(bytes.length).toBeGreaterThan(SHORTEST_PACK_BYTES);
  });

  test('does not become a bare Node', async () => {
    const mark = join(folder, 'ran-as-node');
    const script = `require('node:fs').writeFileSync(${JSON.stringify(mark)}, '')`;
    const ledger = join(folder, 'b');
    await start(['-e', script, `--ledger=${ledger}`], () => existsSync(join(ledger, 'window')), {
      ELECTRON_RUN_AS_NODE: '1',
      NODE_OPTIONS: `--require=${join(folder, 'none.cjs')}`,
    });
    expect(existsSync(mark)).toBe(false);
    expect(existsSync(join(ledger, 'window'))).toBe(true);
  });

  test('opens no port to a debugger', async () => {
    const ledger = join(folder, 'c');
    const { said } = await start(['--remote-debugging-port=0', '--inspect=0', `--ledger=${ledger}`], () =>
      existsSync(join(ledger, 'window', 'Local State')),
    );
    expect(said).not.toMatch(/listening on ws:/i);
    expect(existsSync(join(ledger, 'window', 'DevToolsActivePort'))).toBe(false);
  });
});

function samples(): readonly string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith('root-ledger-sample-'));
}

describe('packaging for release', () => {
  const official = {
    version: 'v45.4.1',
    pinned: '45.4.1',
    folder: '/x/electron/dist',
    developmentFolder: '/x/.runtime',
    asUnpacked: true,
  };

  test('takes the official runtime', () => expect(refusal(official)).toBeNull());
  test('refuses the development runtime, and any other release', () => {
    expect(refusal({ ...official, folder: '/x/.runtime/development/bin' })).toMatch(/development runtime/);
    expect(refusal({ ...official, version: '42.0.0' })).toMatch(/pins 45\.4\.1/);
    expect(refusal({ ...official, asUnpacked: false })).toMatch(/not as it was when its checksum was checked/);
  });
});
