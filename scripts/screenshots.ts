/** `npm run screenshots [-- NAME …]`: every screen (or the named ones) in both themes, of the sample company, into `docs/screens/`. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { type Ask, openScreens } from './screens.ts';
import { goTo, resize, scanned, settled } from './screenshot.ts';
import { hasDisplay, startVirtualDisplay } from './setup/display.ts';
import { drivenArguments, launchEnvironment } from './setup/launch.ts';
import { ROOT } from './setup/paths.ts';
import { ensureApp } from './setup/ready.ts';
import { main, say } from './setup/say.ts';

const FOLDER = join(ROOT, 'docs', 'screens');
const WIDTH = 1440;
const HEIGHT = 900;
/** Shown at twice the size as well: what stands on them has to survive a reader's zoom. */
const LARGE = ['home', 'accounts', 'account', 'gaps', 'offboarding-case'];
/** What is shown of a ledger with nothing in it, beside Home. */
const EMPTY = ['accounts', 'gaps', 'people', 'offboarding', 'reports'];
/** Shows something only in a ledger of one’s own. */
const OWN_LEDGER = 'settings-security';
const LARGE_ZOOM = 2;
const PASSPHRASE = 'an example that nobody should use';

async function take(page: Page, name: string): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme });
    await settled(page);
    await page.screenshot({ path: join(FOLDER, `${name}-${theme}.png`) });
    if (!LARGE.includes(name)) continue;
    const unzoom = await enlarge(page);
    await settled(page);
    await page.screenshot({ path: join(FOLDER, `${name}-${theme}-large.png`) });
    await unzoom();
  }
  say(`  ${name}`);
}

/** Show the page as at twice the size in a window of the same pixels; answers how to undo it. */
async function enlarge(page: Page): Promise<() => Promise<void>> {
  const debug = await page.context().newCDPSession(page);
  await debug.send('Emulation.setDeviceMetricsOverride', {
    width: WIDTH / LARGE_ZOOM,
    height: HEIGHT / LARGE_ZOOM,
    deviceScaleFactor: LARGE_ZOOM,
    mobile: false,
  });
  return async () => {
    await debug.send('Emulation.clearDeviceMetricsOverride');
    await debug.detach();
  };
}

/** Imagine the first ones of the list gone. */
async function choosePeople(page: Page): Promise<void> {
  // The field gives up its placeholder with the first choice, so the keys go to whatever has the focus.
  await page.getByPlaceholder('Choose people').click();
  for (const key of ['ArrowDown', 'Enter', 'ArrowDown', 'Enter', 'Escape']) await page.keyboard.press(key);
}

const asker =
  (page: Page): Ask =>
  async <Value>(channel: string, request?: unknown) => {
    const answer = await page.evaluate(
      ([name, value]) =>
        (
          window as unknown as {
            rootLedger: { request(c: unknown, r: unknown): Promise<{ ok: boolean; value: unknown; error: unknown }> };
          }
        ).rootLedger.request(name, value),
      [channel, request] as const,
    );
    if (!answer.ok) throw new Error(`${channel}: ${JSON.stringify(answer.error)}`);
    return answer.value as Value;
  };

/** Before there is a ledger, while it is made, its recovery key, and locked. */
async function takeSession(app: ElectronApplication, page: Page): Promise<void> {
  await settled(page);
  await take(page, 'first-run');
  await page
    .getByRole('button', { name: /create/i })
    .first()
    .click();
  await take(page, 'create-ledger');
  const ask = asker(page);
  await ask('session.create', { passphrase: PASSPHRASE, keychain: false });
  await page.reload();
  await settled(page);
  await take(page, 'home-empty');
  for (const name of EMPTY) {
    await goTo(app, `/${name}`);
    await take(page, `${name}-empty`);
  }
  await goTo(app, '/settings/security');
  await take(page, OWN_LEDGER);
  const closed = page.waitForEvent('close');
  void ask('session.lock').catch(() => undefined);
  await closed;
  const locked = app.windows().find((one) => !one.isClosed()) ?? (await app.waitForEvent('window'));
  await settled(locked);
  await take(locked, 'unlock');
}

async function takeScreens(app: ElectronApplication, page: Page): Promise<void> {
  await scanned(page);
  const only = process.argv.slice(2);
  for (const { route, name } of await openScreens(asker(page))) {
    // The sample has no keys: the picture of their screen is of a ledger that has.
    if (name === OWN_LEDGER || (only.length > 0 && !only.includes(name))) continue;
    await goTo(app, route);
    if (name === 'what-if') await choosePeople(page);
    await take(page, name);
  }
}

await main(async () => {
  const runtime = await ensureApp();
  const display = hasDisplay() ? null : await startVirtualDisplay();
  const folder = mkdtempSync(join(tmpdir(), 'root-ledger-screenshots-'));
  mkdirSync(FOLDER, { recursive: true });
  const start = async (...args: string[]) => {
    const app = await _electron.launch({
      executablePath: runtime.executable,
      args: await drivenArguments(runtime.executable, [`--ledger=${folder}`, ...args]),
      env: launchEnvironment(display?.env),
      cwd: ROOT,
    });
    const page = await app.firstWindow();
    await resize(app, WIDTH, HEIGHT);
    return { app, page };
  };
  try {
    const sample = await start('--demo');
    await takeScreens(sample.app, sample.page);
    await sample.app.close();
    if (process.argv.length > 2) return 0;
    const fresh = await start();
    await takeSession(fresh.app, fresh.page);
    await fresh.app.close();
    return 0;
  } finally {
    display?.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
