/** Packages of Debian and Ubuntu: installed where this user may, else named in the one command to run. */
import { existsSync } from 'node:fs';
import { run } from './child.ts';
import { SetupProblem, say } from './say.ts';

/** One thing under the names it has in different releases (newer ones renamed some to `…t64`), newest name first. */
export type PackageNames = readonly string[];

async function availableNames(wanted: readonly PackageNames[]): Promise<readonly string[]> {
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
  return [...new Set(names)];
}

async function install(wanted: readonly PackageNames[]): Promise<void> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-q'], { env, quiet: true });
  const names = await availableNames(wanted);
  say(`Installing system packages: ${names.join(' ')} …`);
  const done = await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...names], { env, quiet: true });
  if (done.code !== 0)
    throw new SetupProblem(`apt-get failed:\n${done.output.trim().split('\n').slice(-15).join('\n')}`);
}

/**
 * Install the packages of what is missing.
 * @param what what is missing, in words.
 * @throws SetupProblem naming the one command to run, when this user cannot install them.
 */
export async function installOrName(what: readonly string[], wanted: readonly PackageNames[]): Promise<void> {
  say(`Missing on this machine: ${what.join(', ')}`);
  const debian = existsSync('/usr/bin/apt-get');
  if (debian && process.getuid?.() === 0) return await install(wanted);
  if (!debian)
    throw new SetupProblem(
      'Install them with your package manager, then run this again. On Debian they are in: ' +
        [...new Set(wanted.map((names) => names.at(-1)))].join(' '),
    );
  const names = await availableNames(wanted);
  throw new SetupProblem(`Run this once, then try again:\n\n  sudo apt-get install -y ${names.join(' ')}\n`);
}
