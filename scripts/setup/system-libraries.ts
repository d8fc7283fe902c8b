/** The system libraries that Electron needs on Linux: found missing, installed (as root) or named in one command. */
import { existsSync } from 'node:fs';
import { run } from './child.ts';
import { SetupProblem, say } from './say.ts';

/** Debian and Ubuntu package names; newer releases renamed some (`t64`), so each is a list of names for one library. */
const PACKAGES: readonly (readonly string[])[] = [
  ['libgtk-3-0t64', 'libgtk-3-0'],
  ['libnss3'],
  ['libasound2t64', 'libasound2'],
  ['libgbm1'],
  ['libatk-bridge2.0-0t64', 'libatk-bridge2.0-0'],
  ['libcups2t64', 'libcups2'],
  ['libxss1'],
  ['libdrm2'],
];
const VIRTUAL_DISPLAY_PACKAGES: readonly (readonly string[])[] = [['xvfb'], ['xauth']];

/** Names of shared libraries that the executable needs and the machine lacks. */
export async function missingLibraries(executable: string): Promise<readonly string[]> {
  const { output } = await run('ldd', [executable], { quiet: true });
  return [...output.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1] ?? '');
}

/** Is the program on the path? */
export async function hasProgram(name: string): Promise<boolean> {
  return (await run('sh', ['-c', `command -v ${name}`], { quiet: true })).code === 0;
}

async function availableNames(wanted: readonly (readonly string[])[]): Promise<readonly string[]> {
  const names: string[] = [];
  for (const candidates of wanted) {
    let chosen = candidates.at(-1) ?? '';
    for (const name of candidates)
      if ((await run('apt-cache', ['show', '--no-all-versions', name], { quiet: true })).code === 0) {
        chosen = name;
        break;
      }
    names.push(chosen);
  }
  return names;
}

async function install(wanted: readonly (readonly string[])[]): Promise<void> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-q'], { env, quiet: true });
  const names = await availableNames(wanted);
  say(`Installing system packages: ${names.join(' ')} …`);
  const done = await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...names], { env, quiet: true });
  if (done.code !== 0)
    throw new SetupProblem(`apt-get failed:\n${done.output.trim().split('\n').slice(-15).join('\n')}`);
}

/**
 * See that the runtime's libraries (and, if asked, a virtual display) are there.
 * @throws SetupProblem naming the one command to run, when this user cannot install them.
 */
export async function ensureSystemLibraries(
  executable: string,
  { virtualDisplay }: { virtualDisplay: boolean },
): Promise<void> {
  if (process.platform !== 'linux') return;
  const missing = await missingLibraries(executable);
  const lacksDisplay = virtualDisplay && !(await hasProgram('Xvfb'));
  if (missing.length === 0 && !lacksDisplay) return;

  const wanted = [...(missing.length > 0 ? PACKAGES : []), ...(lacksDisplay ? VIRTUAL_DISPLAY_PACKAGES : [])];
  const what = [...missing, ...(lacksDisplay ? ['Xvfb (no display here)'] : [])].join(', ');
  say(`Missing on this machine: ${what}`);
  const debian = existsSync('/usr/bin/apt-get');
  if (debian && process.getuid?.() === 0) {
    await install(wanted);
    const still = await missingLibraries(executable);
    if (still.length > 0) throw new SetupProblem(`Still missing after the installation: ${still.join(', ')}`);
    return;
  }
  if (!debian)
    throw new SetupProblem(
      'Install them with your package manager, then run this again. On Debian they are in: ' +
        wanted.map((names) => names.at(-1)).join(' '),
    );
  const names = await availableNames(wanted);
  throw new SetupProblem(`Run this once, then try again:\n\n  sudo apt-get install -y ${names.join(' ')}\n`);
}
