/** How the runtime is started: with which arguments, in which environment. */
import { join } from 'node:path';
import { ROOT } from './paths.ts';
import { noSandboxReason } from './sandbox.ts';

/** Arguments for the runtime: Chromium's switches, the app, the app's own arguments. */
export async function launchArguments(executable: string, appArguments: readonly string[]): Promise<string[]> {
  const withoutSandbox = (await noSandboxReason(executable)) !== null;
  return [...(withoutSandbox ? ['--no-sandbox'] : []), ROOT, ...appArguments];
}

/** The same for a test that drives the app: it is ready only once the driver watches. */
export async function drivenArguments(executable: string, appArguments: readonly string[]): Promise<string[]> {
  const held = ['--require', join(ROOT, 'scripts', 'setup', 'held-start.cjs')];
  return [...held, ...(await launchArguments(executable, appArguments))];
}

/** The environment of the runtime. `ELECTRON_RUN_AS_NODE` of a parent would turn the app into a bare Node. */
export function launchEnvironment(more: Readonly<Record<string, string>> = {}): Record<string, string> {
  const env: Record<string, string> = {};
  for (const [name, value] of Object.entries({ ...process.env, ...more })) if (value !== undefined) env[name] = value;
  delete env.ELECTRON_RUN_AS_NODE;
  delete env.NODE_OPTIONS;
  return env;
}
