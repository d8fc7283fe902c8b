/** From a fresh checkout to an app that can be started: programs, runtime, libraries, build. */
import { ensureBuild } from './build.ts';
import { hasDisplay } from './display.ts';
import { ensurePrograms } from './programs.ts';
import { ensureRuntime, type Runtime } from './runtime.ts';
import { ensureSystemLibraries } from './system-libraries.ts';

/**
 * See that the app can be started here, on a virtual display where there is none.
 * @throws SetupProblem saying what to run, where this user cannot bring what is missing.
 */
export async function ensureApp(): Promise<Runtime> {
  await ensurePrograms('start', ...(hasDisplay() ? [] : (['virtual display'] as const)));
  const runtime = await ensureRuntime();
  await ensureSystemLibraries(runtime.executable);
  await ensureBuild();
  return runtime;
}
