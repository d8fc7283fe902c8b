/**
 * `npm start`: everything from a fresh checkout to an open window.
 *
 * Options: --demo (sample company) · --ledger DIR · --screenshot FILE (save what the window shows, then end)
 * with --theme light|dark, --size WIDTHxHEIGHT and --at ROUTE.
 */
import { parseArgs } from 'node:util';
import { takeScreenshot } from './screenshot.ts';
import { start } from './setup/child.ts';
import { hasDisplay, startVirtualDisplay } from './setup/display.ts';
import { drivenArguments, launchArguments, launchEnvironment } from './setup/launch.ts';
import { ROOT } from './setup/paths.ts';
import { ensureApp } from './setup/ready.ts';
import type { Runtime } from './setup/runtime.ts';
import { noSandboxReason } from './setup/sandbox.ts';
import { main, SetupProblem, say } from './setup/say.ts';

const OPTIONS = {
  demo: { type: 'boolean', default: false },
  ledger: { type: 'string' },
  screenshot: { type: 'string' },
  theme: { type: 'string', default: 'light' },
  size: { type: 'string', default: '1440x900' },
  at: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const;

const USAGE = `npm start -- [--demo] [--ledger DIR] [--screenshot FILE [--theme light|dark] [--size 1440x900] [--at /route]]`;

function options() {
  try {
    return parseArgs({ options: OPTIONS }).values;
  } catch (error) {
    throw new SetupProblem(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  }
}

/** Start the window and stay until it is closed. */
async function openWindow(
  runtime: Runtime,
  appArguments: readonly string[],
  env: Record<string, string>,
): Promise<number> {
  const app = start(runtime.executable, await launchArguments(runtime.executable, appArguments), {
    cwd: ROOT,
    stdio: 'inherit',
    env,
    detached: false,
  });
  return new Promise((resolve, reject) => {
    app.on('error', reject);
    app.on('close', (code) => resolve(code ?? 0));
  });
}

await main(async () => {
  const given = options();
  if (given.help) {
    say(USAGE);
    return 0;
  }
  const virtual = !hasDisplay();
  const runtime = await ensureApp();

  const display = virtual ? await startVirtualDisplay() : null;
  if (display !== null && given.screenshot === undefined)
    say('No display here: the window opens on a virtual one. To see it: npm start -- --screenshot FILE');
  const noSandbox = await noSandboxReason(runtime.executable);
  if (noSandbox !== null) say(`Chromium's sandbox is off (--no-sandbox): ${noSandbox}`);

  const appArguments = [
    ...(given.demo ? ['--demo'] : []),
    ...(given.ledger === undefined ? [] : [`--ledger=${given.ledger}`]),
  ];
  const env = launchEnvironment(display?.env);
  try {
    if (given.screenshot === undefined) return await openWindow(runtime, appArguments, env);
    const { file, title } = await takeScreenshot({
      executable: runtime.executable,
      args: await drivenArguments(runtime.executable, appArguments),
      env,
      file: given.screenshot,
      theme: given.theme === 'dark' ? 'dark' : 'light',
      size: given.size,
      route: given.at ?? null,
    });
    say(`Saved ${file} (${title}).`);
    return 0;
  } finally {
    display?.close();
  }
});
