/**
 * Every program of the system that starting, testing and packaging the app runs, in one table. Whatever is missing is installed
 * (Debian and Ubuntu, as root) or named in one command.
 *
 * The tests see no other program: `npm test` gives them a search path that holds these alone (`programsFor`), so a test
 * that needs one more fails wherever it is run, not first on a fresh machine.
 */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './child.ts';
import { installOrName, type PackageNames } from './debian.ts';
import { RUNTIME_FOLDER } from './paths.ts';
import { SetupProblem } from './say.ts';

/** What a program is needed for: opening the window, opening it without a display, or a part of the tests. */
export type Use = 'start' | 'virtual display' | 'tests' | 'end to end' | 'faults';

export interface Program {
  readonly name: string;
  readonly uses: readonly Use[];
  /** The Debian package that brings it. */
  readonly debian: PackageNames;
  /** What it is run for. */
  readonly why: string;
  /** Asked for its version, this is how the answer begins; another version of that name does not count. */
  readonly answers?: string;
}

/** Linux has all of this from its packages; on other systems the same names are looked for, where they are needed at all. */
export const PROGRAMS: readonly Program[] = [
  { name: 'sh', uses: ['start', 'tests', 'end to end', 'faults'], debian: ['dash'], why: 'scripts of npm' },
  {
    name: 'env',
    uses: ['start', 'tests', 'end to end', 'faults'],
    debian: ['coreutils'],
    why: 'starts scripts of npm',
  },
  { name: 'ldd', uses: ['start', 'end to end'], debian: ['libc-bin'], why: 'which libraries the runtime lacks' },
  { name: 'tar', uses: ['start', 'tests', 'end to end'], debian: ['tar'], why: 'unpacks a runtime; opens a backup' },
  { name: 'gzip', uses: ['start', 'end to end'], debian: ['gzip'], why: 'unpacks a runtime' },
  {
    name: 'unshare',
    uses: ['start', 'tests', 'end to end'],
    debian: ['util-linux'],
    why: 'can Chromium have its sandbox? does a lock hold across namespaces?',
  },
  { name: 'mkfifo', uses: ['tests'], debian: ['coreutils'], why: 'a pipe in place of a file' },
  { name: 'sleep', uses: ['tests'], debian: ['coreutils'], why: 'a parent that never waits for its child' },
  { name: 'Xvfb', uses: ['virtual display'], debian: ['xvfb'], why: 'a display where there is none' },
  {
    name: 'aws',
    uses: ['tests'],
    debian: ['awscli'],
    why: 'a client by other people asks the simulated AWS',
    answers: 'aws-cli/2',
  },
  {
    name: 'dbus-run-session',
    uses: ['end to end'],
    debian: ['dbus-daemon', 'dbus'],
    why: 'a bus of its own for a keyring',
  },
  { name: 'dbus-daemon', uses: ['end to end'], debian: ['dbus-daemon', 'dbus'], why: 'a bus of its own for a keyring' },
  {
    name: 'gnome-keyring-daemon',
    uses: ['end to end'],
    debian: ['gnome-keyring'],
    why: 'a real keyring to unlock with',
  },
  { name: 'mount', uses: ['faults'], debian: ['mount'], why: 'a disk that fills up or cannot be written' },
  { name: 'umount', uses: ['faults'], debian: ['mount'], why: 'gives it back' },
  { name: 'dd', uses: ['faults'], debian: ['coreutils'], why: 'fills it' },
];

/** The row of a program. @throws where the table has none: then set-up would not bring it. */
export function programNamed(name: string): Program {
  const program = PROGRAMS.find((one) => one.name === name);
  if (program === undefined) throw new Error(`Set-up does not know the program ${name}: give it a row in PROGRAMS.`);
  return program;
}

/** Where this system keeps its own programs, before whatever a person has put in front of them. */
const SYSTEM_FOLDERS = ['/usr/bin', '/bin', '/usr/sbin', '/sbin'];

/** Full paths under which a program of that name stands: the system's own first, then as the search path says. */
export function placesOf(name: string, path = process.env.PATH ?? ''): readonly string[] {
  const folders = [...SYSTEM_FOLDERS, ...path.split(delimiter).filter((folder) => folder !== '')];
  return [...new Set(folders.map((folder) => join(folder, name)))].filter((file) => existsSync(file));
}

/** Where the program is, in the version that counts; null if it is not here. */
export async function find({ name, answers }: Program): Promise<string | null> {
  for (const file of placesOf(name)) {
    if (answers === undefined) return file;
    const { code, output } = await run(file, ['--version'], { quiet: true });
    if (code === 0 && output.trim().startsWith(answers)) return file;
  }
  return null;
}

async function missingFor(uses: readonly Use[]): Promise<readonly Program[]> {
  const missing: Program[] = [];
  for (const program of PROGRAMS)
    if (program.uses.some((use) => uses.includes(use)) && (await find(program)) === null) missing.push(program);
  return missing;
}

/**
 * See that the programs for these uses are there.
 * @throws SetupProblem naming the one command to run, when this user cannot install them.
 */
export async function ensurePrograms(...uses: readonly Use[]): Promise<void> {
  if (process.platform !== 'linux') return;
  const missing = await missingFor(uses);
  if (missing.length === 0) return;
  await installOrName(
    missing.map(({ name, why }) => `${name} (${why})`),
    missing.map(({ debian }) => debian),
  );
  const still = await missingFor(uses);
  if (still.length > 0)
    throw new SetupProblem(
      `Still missing after the installation: ${still.map(({ name, answers }) => (answers === undefined ? name : `${name} (${answers})`)).join(', ')}`,
    );
}

/**
 * A folder with links to the programs for these uses, to Node and npm, and to nothing else: a search path for tests.
 * @param npm the script of npm, where it is known.
 */
export async function programsFor(uses: readonly Use[], npm = process.env.npm_execpath): Promise<string> {
  const links = new Map([['node', process.execPath]]);
  if (npm !== undefined && existsSync(npm)) links.set('npm', realpathSync(npm));
  for (const program of PROGRAMS) {
    if (!program.uses.some((use) => uses.includes(use))) continue;
    const file = await find(program);
    if (file !== null) links.set(program.name, file);
  }
  const folder = join(RUNTIME_FOLDER, `programs-${uses.join('-').replaceAll(' ', '-')}`);
  // Tests that run at this moment look there.
  if (isAlready(folder, links)) return folder;
  mkdirSync(RUNTIME_FOLDER, { recursive: true });
  const draft = mkdtempSync(`${folder}.`);
  for (const [name, file] of links) symlinkSync(file, join(draft, name));
  rmSync(folder, { recursive: true, force: true });
  renameSync(draft, folder);
  return folder;
}

function isAlready(folder: string, links: ReadonlyMap<string, string>): boolean {
  try {
    const names = readdirSync(folder);
    return names.length === links.size && names.every((name) => readlinkSync(join(folder, name)) === links.get(name));
  } catch {
    return false;
  }
}

/** The environment of a part of the tests: on Linux it finds the programs of the table and no others. */
export async function environmentFor(...uses: readonly Use[]): Promise<NodeJS.ProcessEnv> {
  await ensurePrograms(...uses);
  if (process.platform !== 'linux') return process.env;
  return { ...process.env, PATH: await programsFor(uses) };
}
