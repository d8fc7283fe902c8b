/**
 * Starts the built app in the real Electron and hands out its window.
 *
 * Works alone (`vitest run --project e2e FILE`): runtime, build and a virtual display are seen to here if nobody has. Each
 * app has a ledger folder of its own, gone when it is closed.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, errors, type Page } from 'playwright-core';
import { goTo, resize, scanned, settled } from '../../scripts/screenshot.ts';
import { ensureBuild } from '../../scripts/setup/build.ts';
import { type Display, hasDisplay, startVirtualDisplay } from '../../scripts/setup/display.ts';
import { drivenArguments, launchArguments, launchEnvironment } from '../../scripts/setup/launch.ts';
import { ROOT } from '../../scripts/setup/paths.ts';
import { ensureRuntime, installedRuntime } from '../../scripts/setup/runtime.ts';

export interface LaunchOptions {
  /** Open the sample company at once. */
  readonly demo?: boolean;
  /** An existing ledger folder, which is kept; default: a fresh empty one, removed afterwards. */
  readonly ledger?: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly theme?: 'light' | 'dark';
  /** Start as for a person, without waiting for the driver: for measuring the start. */
  readonly asForAPerson?: boolean;
}

export interface Launched {
  readonly app: ElectronApplication;
  /** The window's page. Locking replaces it: `await refresh()` then. */
  readonly page: Page;
  readonly ledger: string;
  /** Errors that the page wrote to its console, and exceptions nobody caught. A healthy app has none. */
  readonly complaints: readonly string[];
  /** Find the page of the moment, after a lock has replaced it. */
  refresh(): Promise<Page>;
  close(): Promise<void>;
}

const START_LIMIT_MS = 60_000;
const WINDOW = { width: 1440, height: 900 };
export const SCREENSHOTS = join(ROOT, 'test-results', 'screenshots');

let display: Promise<Display> | null = null;
let build: Promise<void> | null = null;

/** The environment of a display: the person's, or one virtual display shared by the tests of a file. */
export async function displayEnvironment(): Promise<Readonly<Record<string, string>>> {
  if (hasDisplay()) return {};
  display ??= startVirtualDisplay();
  return (await display).env;
}

/** Start the app and wait for its window. Always `close()` it, in a `finally` or an `afterAll`. */
export async function launchApp(options: LaunchOptions = {}): Promise<Launched> {
  const runtime = installedRuntime() ?? (await ensureRuntime());
  const env = await displayEnvironment();
  // Once: a source that changes while the tests run must not change the app under them.
  build ??= ensureBuild();
  await build;
  const ledger = options.ledger ?? mkdtempSync(join(tmpdir(), 'root-ledger-e2e-'));
  const argumentsOf = options.asForAPerson ? launchArguments : drivenArguments;
  const wanted = {
    executablePath: runtime.executable,
    args: await argumentsOf(runtime.executable, [
      `--ledger=${ledger}`,
      ...(options.demo ? ['--demo'] : []),
      ...(options.args ?? []),
    ]),
    cwd: ROOT,
    env: launchEnvironment({ ...env, ...options.env }),
    colorScheme: options.theme ?? 'light',
    timeout: START_LIMIT_MS,
  };
  const app = await _electron.launch(wanted).catch((error) => {
    if (!(error instanceof errors.TimeoutError)) throw error;
    // The driver never got hold of it. The app has waited for the driver, so it has done nothing: a second start is a first.
    process.stderr.write(`The app is started once more: ${error.message.split('\n')[0]}\n`);
    return _electron.launch(wanted);
  });
  const complaints: string[] = [];
  app.on('window', (page) => {
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
  });
  const close = async () => {
    await app.close().catch(() => undefined);
    if (options.ledger === undefined) rmSync(ledger, { recursive: true, force: true });
  };
  try {
    const first = await app.firstWindow({ timeout: START_LIMIT_MS });
    await resize(app, WINDOW.width, WINDOW.height);
    await drawn(first);
    const launched = {
      app,
      page: first,
      ledger,
      complaints,
      close,
      refresh: async () => {
        launched.page = await currentPage(app);
        return launched.page;
      },
    };
    return launched;
  } catch (error) {
    await close();
    throw error;
  }
}

async function drawn(page: Page): Promise<void> {
  await page.waitForFunction(() => (document.getElementById('root')?.childElementCount ?? 0) > 0, undefined, {
    timeout: START_LIMIT_MS,
  });
}

/** The page of the only window that is left. */
async function currentPage(app: ElectronApplication): Promise<Page> {
  const until = Date.now() + START_LIMIT_MS;
  while (Date.now() < until) {
    const [page, ...others] = app.windows().filter((one) => !one.isClosed());
    if (page !== undefined && others.length === 0) {
      await drawn(page);
      return page;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('The app did not come down to one window.');
}

export { goTo, resize, scanned, settled };

/** Go to a screen as a person does, by its link at the side, whatever is said to be waiting there. */
export async function clickScreen(page: Page, title: string): Promise<void> {
  const links = page.getByRole('navigation', { name: 'Screens' }).getByRole('link');
  await links.filter({ has: page.getByText(title, { exact: true }) }).click();
  await page.getByRole('heading', { name: title, exact: true }).first().waitFor();
}

/** Show a theme, as if the system had changed to it. */
export async function showTheme(page: Page, theme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme: theme });
}

/** Save what the window shows once it has settled; answers the file. */
export async function screenshot(page: Page, name: string, theme: 'light' | 'dark' = 'light'): Promise<string> {
  await showTheme(page, theme);
  await settled(page);
  mkdirSync(SCREENSHOTS, { recursive: true });
  const file = join(SCREENSHOTS, `${name}-${theme}.png`);
  await page.screenshot({ path: file });
  return file;
}

/** Ask a channel as the page does. */
export function ask(page: Page, channel: string, request?: unknown): Promise<Answer> {
  return page.evaluate(
    ([name, value]) =>
      (window as unknown as { rootLedger: { request(c: unknown, r: unknown): Promise<Answer> } }).rootLedger.request(
        name,
        value,
      ),
    [channel, request] as const,
  );
}

export type Answer = { ok: true; value: unknown } | { ok: false; error: { code: string; message: string } };
