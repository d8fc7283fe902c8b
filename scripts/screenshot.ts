/** Start the app, wait until its window has settled, save what it shows. */
import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { ROOT } from './setup/paths.ts';
import { SetupProblem } from './setup/say.ts';

export interface ScreenshotWanted {
  readonly executable: string;
  readonly args: readonly string[];
  readonly env: Record<string, string>;
  readonly file: string;
  readonly theme: 'light' | 'dark';
  /** WIDTHxHEIGHT in pixels. */
  readonly size: string;
  readonly route: string | null;
}

const START_LIMIT_MS = 60_000;
const SETTLE_LIMIT_MS = 120_000;
const SCAN_LIMIT_MS = 120_000;
/** Longer than screens rest before they ask for what changed. */
const CATCHING_UP_MS = 3_500;
/** A window that changes nothing for this long has settled. */
const QUIET_MS = 1_200;

/**
 * Wait until the window is drawn and nothing in it changes any more (loading, animation and a running scan change it).
 * @throws when it does not settle in time.
 */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('load');
  await page.waitForFunction(() => (document.getElementById('root')?.childElementCount ?? 0) > 0, undefined, {
    timeout: START_LIMIT_MS,
  });
  await page.evaluate(
    ([quiet, limit]) =>
      new Promise<void>((resolve, reject) => {
        let timer = setTimeout(done, quiet);
        const last = setTimeout(() => reject(new Error('The window did not settle.')), limit);
        const observer = new MutationObserver(() => {
          clearTimeout(timer);
          timer = setTimeout(done, quiet);
        });
        function done() {
          if (document.querySelector('[aria-busy="true"]') !== null) {
            timer = setTimeout(done, quiet);
            return;
          }
          clearTimeout(last);
          observer.disconnect();
          resolve();
        }
        observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
      }),
    [QUIET_MS, SETTLE_LIMIT_MS] as const,
  );
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}

/** Until the sample is open and its own scan is over: what the screens hold does not change by itself any more. */
export async function scanned(page: Page): Promise<void> {
  const until = Date.now() + SCAN_LIMIT_MS;
  while (Date.now() < until) {
    const phase = await page.evaluate(async () => {
      const { rootLedger } = window as unknown as { rootLedger: Bridge };
      const answer = await rootLedger.request('scan.state', undefined);
      return answer.value?.progress?.phase;
    });
    if (phase === 'done') {
      await page.waitForTimeout(CATCHING_UP_MS);
      return settled(page);
    }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error('The sample was not scanned in time.');
}

interface Bridge {
  request(
    channel: 'scan.state',
    request: undefined,
  ): Promise<{ readonly value?: { readonly progress: { readonly phase: string } | null } }>;
}

/** What the driver says when the main process collected its answer before it was read; asking again helps. */
const LOST_ANSWER = 'promise was garbage collected';
const MOST_TRIES = 5;

async function patiently<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  for (let tries = 1; ; tries += 1)
    try {
      return await ask();
    } catch (error) {
      if (tries >= MOST_TRIES || !String(error).includes(LOST_ANSWER)) throw error;
    }
}

/** Give the window's content a size in pixels. */
export function resize(app: ElectronApplication, width: number, height: number): Promise<void> {
  return patiently(() =>
    app.evaluate(({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size[0], size[1]), [
      width,
      height,
    ] as const),
  );
}

/** Have the window go to a route, as a menu item does. */
export function goTo(app: ElectronApplication, route: string): Promise<void> {
  return patiently(() =>
    app.evaluate(({ BrowserWindow }, to) => {
      BrowserWindow.getAllWindows()[0]?.webContents.send('root-ledger:event', 'navigate', { to });
    }, route),
  );
}

/** @throws SetupProblem when the app does not start. */
export async function takeScreenshot(wanted: ScreenshotWanted): Promise<{ file: string; title: string }> {
  const [width, height] = wanted.size.split('x').map(Number);
  if (!width || !height) throw new SetupProblem(`--size wants WIDTHxHEIGHT, not ${wanted.size}`);
  const file = resolve(ROOT, wanted.file);
  mkdirSync(dirname(file), { recursive: true });
  const app = await _electron.launch({
    executablePath: wanted.executable,
    args: [...wanted.args],
    env: wanted.env,
    cwd: ROOT,
    colorScheme: wanted.theme,
    timeout: START_LIMIT_MS,
  });
  try {
    const page = await app.firstWindow({ timeout: START_LIMIT_MS });
    await resize(app, width, height);
    await page.emulateMedia({ colorScheme: wanted.theme });
    await (wanted.args.includes('--demo') ? scanned(page) : settled(page));
    if (wanted.route !== null) {
      await goTo(app, wanted.route);
      await settled(page);
    }
    await page.screenshot({ path: file });
    return { file, title: await page.title() };
  } finally {
    await app.close();
  }
}
