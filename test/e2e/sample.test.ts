/** The sample company from the first click to the last screen: scanned, the same on screen and command line, silent. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROOT } from '../../scripts/setup/paths.ts';
import { ask, goTo, type Launched, launchApp, screenshot } from './harness.ts';
import { foreignAddresses, processesOf } from './sockets.ts';

const SCREENS = ['/accounts', '/gaps', '/scan', '/checks', '/log', '/settings'];
/** The shortest page of a list: only its total counts. */
const PAGE = { limit: 1 };
const run = promisify(execFile);

interface Totals {
  readonly bySeverity: Record<string, number>;
  readonly unknown: number;
  readonly waived: number;
}

let launched: Launched;
let folder = '';
const seen = new Set<string>();
let watching: NodeJS.Timeout;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'root-ledger-netlog-'));
  launched = await launchApp({ demo: true, args: [`--log-net-log=${join(folder, 'net.json')}`] });
  const main = launched.app.process().pid ?? 0;
  watching = setInterval(() => {
    for (const address of foreignAddresses(processesOf(main))) seen.add(address);
  }, 100);
});
afterAll(async () => {
  clearInterval(watching);
  await launched.close();
  rmSync(folder, { recursive: true, force: true });
});

async function value<Value>(channel: string, request?: unknown): Promise<Value> {
  const answer = await ask(launched.page, channel, request);
  if (!answer.ok) throw new Error(`${channel}: ${answer.error.code}`);
  return answer.value as Value;
}

describe('the sample company', () => {
  test('is scanned as soon as it is open', async () => {
    await expect
      .poll(async () => (await value<{ progress: { phase: string } | null }>('scan.state')).progress?.phase, {
        timeout: 60_000,
      })
      .toBe('done');
    const { total } = await value<{ total: number }>('accounts.page', PAGE);
    expect(total).toBeGreaterThan(100);
    await launched.page.getByText(`${total} accounts`).first().waitFor();
  });

  test('has the same gaps on the command line', async () => {
    const { totals } = await value<{ totals: Totals }>('gaps.rules');
    const { stdout } = await run(process.execPath, [join(ROOT, 'electron/cli/main.ts'), 'gaps', '--demo', '--json'], {
      cwd: ROOT,
      maxBuffer: 64 * 1024 * 1024,
    });
    const gaps = JSON.parse(stdout) as { status: 'gap' | 'unknown' | 'waived' }[];
    const counted = { gap: 0, unknown: 0, waived: 0 };
    for (const { status } of gaps) counted[status] += 1;
    const gap = Object.values(totals.bySeverity).reduce((sum, count) => sum + count, 0);
    expect(counted).toEqual({ gap, unknown: totals.unknown, waived: totals.waived });
  });

  test.each(SCREENS)('%s is shown in both themes without a complaint', async (route) => {
    await goTo(launched.app, route);
    const name = `sample${route.replaceAll('/', '-')}`;
    for (const theme of ['light', 'dark'] as const) await screenshot(launched.page, name, theme);
    expect(await launched.page.getByRole('heading').count()).toBeGreaterThan(0);
    expect(launched.complaints).toEqual([]);
  });

  test('talks to nobody but this computer', async () => {
    expect([...seen]).toEqual([]);
    const pages = await launched.app.evaluate(({ webContents }) =>
      webContents.getAllWebContents().map((contents) => contents.getURL()),
    );
    expect(pages.every((page) => page.startsWith('root-ledger://app/'))).toBe(true);
  });

  test('is gone when it is closed, and Chromium itself has asked the network for nothing', async () => {
    const { folder: sample } = await value<{ folder: string }>('session.state');
    await launched.app.close();
    expect(() => readFileSync(join(sample, 'ledger.db'))).toThrow(/ENOENT/);
    const log = readFileSync(join(folder, 'net.json'), 'utf8');
    const asked = [...log.matchAll(/"(?:url|host)":"([^"]+)"/g)].map((match) => match[1] ?? '');
    expect(asked.filter((one) => !/^(root-ledger|devtools|data|file):/.test(one))).toEqual([]);
  });
});
