/** `npm run screenshots`: every screen in both themes, of the sample company, into `docs/screenshots/`. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { goTo, resize, settled } from './screenshot.ts';
import { ensureBuild } from './setup/build.ts';
import { hasDisplay, startVirtualDisplay } from './setup/display.ts';
import { launchArguments, launchEnvironment } from './setup/launch.ts';
import { ROOT } from './setup/paths.ts';
import { ensureRuntime } from './setup/runtime.ts';
import { main, say } from './setup/say.ts';
import { ensureSystemLibraries } from './setup/system-libraries.ts';

const FOLDER = join(ROOT, 'docs', 'screenshots');
const WIDTH = 1440;
const HEIGHT = 900;

async function take(page: Page, name: string): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme });
    await settled(page);
    await page.screenshot({ path: join(FOLDER, `${name}-${theme}.png`) });
  }
  say(`  ${name}`);
}

/** Routes that the window's own sidebar leads to, then one account's page. */
async function takeScreens(app: ElectronApplication, page: Page): Promise<void> {
  await settled(page);
  const links = await page
    .locator('nav a[href^="#/"]')
    .evaluateAll((all) => all.map((one) => one.getAttribute('href')));
  for (const link of links) {
    const route = (link ?? '').slice(1);
    await goTo(app, route);
    await take(page, route === '/' ? 'home' : route.slice(1).replaceAll('/', '-'));
  }
  const account = await page.evaluate(async () => {
    const bridge = (window as unknown as { rootLedger: { request(c: string, r: unknown): Promise<unknown> } })
      .rootLedger;
    const answer = (await bridge.request('accounts.page', { limit: 1, sort: { by: 'gaps', descending: true } })) as {
      ok: boolean;
      value: { rows: { id: string }[] };
    };
    return answer.ok ? answer.value.rows[0]?.id : undefined;
  });
  if (account !== undefined) {
    await goTo(app, `/accounts/${account}`);
    await take(page, 'account');
  }
}

await main(async () => {
  const runtime = await ensureRuntime();
  await ensureSystemLibraries(runtime.executable, { virtualDisplay: !hasDisplay() });
  await ensureBuild();
  const display = hasDisplay() ? null : await startVirtualDisplay();
  const folder = mkdtempSync(join(tmpdir(), 'root-ledger-screenshots-'));
  mkdirSync(FOLDER, { recursive: true });
  const start = async (...args: string[]) => {
    const app = await _electron.launch({
      executablePath: runtime.executable,
      args: await launchArguments(runtime.executable, [`--ledger=${folder}`, ...args]),
      env: launchEnvironment(display?.env),
      cwd: ROOT,
    });
    const page = await app.firstWindow();
    await resize(app, WIDTH, HEIGHT);
    return { app, page };
  };
  try {
    const fresh = await start();
    await take(fresh.page, 'first-run');
    await fresh.app.close();
    const sample = await start('--demo');
    await takeScreens(sample.app, sample.page);
    await sample.app.close();
    return 0;
  } finally {
    display?.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
