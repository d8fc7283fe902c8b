/** The system libraries that Electron needs on Linux: found missing, installed (as root) or named in one command. */
import { run } from './child.ts';
import { installOrName, type PackageNames } from './debian.ts';
import { SetupProblem } from './say.ts';

const PACKAGES: readonly PackageNames[] = [
  ['libgtk-3-0t64', 'libgtk-3-0'],
  ['libnss3'],
  ['libasound2t64', 'libasound2'],
  ['libgbm1'],
  ['libatk-bridge2.0-0t64', 'libatk-bridge2.0-0'],
  ['libcups2t64', 'libcups2'],
  ['libxss1'],
  ['libdrm2'],
];

/** Names of shared libraries that the executable needs and the machine lacks. */
export async function missingLibraries(executable: string): Promise<readonly string[]> {
  const { output } = await run('ldd', [executable], { quiet: true });
  return [...output.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1] ?? '');
}

/**
 * See that the runtime's libraries are there.
 * @throws SetupProblem naming the one command to run, when this user cannot install them.
 */
export async function ensureSystemLibraries(executable: string): Promise<void> {
  if (process.platform !== 'linux') return;
  const missing = await missingLibraries(executable);
  if (missing.length === 0) return;
  await installOrName(missing, PACKAGES);
  const still = await missingLibraries(executable);
  if (still.length > 0) throw new SetupProblem(`Still missing after the installation: ${still.join(', ')}`);
}
