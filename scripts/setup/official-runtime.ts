/** The official Electron release, through Electron's own checksummed installer (`install-electron`). */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { start, stop } from './child.ts';
import { digestOfFolder } from './digest.ts';
import { RUNTIME_FOLDER } from './paths.ts';
import { say } from './say.ts';

const PACKAGE_FOLDER = dirname(createRequire(import.meta.url).resolve('electron/package.json'));
export const OFFICIAL_VERSION: string = JSON.parse(readFileSync(join(PACKAGE_FOLDER, 'package.json'), 'utf8')).version;

const DIST = join(PACKAGE_FOLDER, 'dist');
const DOWNLOADS = join(RUNTIME_FOLDER, 'download');
/** What the checked release held when it was unpacked. */
const UNPACKED = join(RUNTIME_FOLDER, `official-electron-${OFFICIAL_VERSION}.sha256`);
/**
 * Settings of the installer that would have it believe the checksums of the place it downloads from, or take a runtime from
 * elsewhere. They may come from the environment or from an npmrc, whose settings npm hands on as `npm_config_…`.
 */
const NOT_HEEDED =
  /^(npm_(package_)?config_)?electron_(use_remote_checksums|override_dist_path|skip_binary_download)$/i;

/** The environment for the installer: the person's own, but the release is always held against the pinned checksums. */
export function installerEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !NOT_HEEDED.test(name.replaceAll('-', '_'))));
}

/** A download that gets no further than this in `STALL_MS` is given up: hanging sockets do not hang the set-up. */
const STALL_BYTES = 1024 * 1024;
const STALL_MS = 15_000;
/** Without a fallback there is nothing to gain from giving up early. */
const PATIENT_STALL_MS = 120_000;
const REPORT_EVERY_MS = 5_000;

/** The executable of the installed official release, or null. */
export function officialRuntime(): string | null {
  try {
    const version = readFileSync(join(DIST, 'version'), 'utf8').trim().replace(/^v/, '');
    const executable = join(DIST, readFileSync(join(PACKAGE_FOLDER, 'path.txt'), 'utf8').trim());
    return version === OFFICIAL_VERSION && existsSync(executable) ? executable : null;
  } catch {
    return null;
  }
}

/** Does the installed release still hold what it held when it was checked and unpacked? */
export async function isAsUnpacked(): Promise<boolean> {
  try {
    return readFileSync(UNPACKED, 'utf8').trim() === (await digestOfFolder(DIST));
  } catch {
    return false;
  }
}

/** Bytes below a folder: how far a download or its unpacking has come. */
function bytesIn(folder: string): number {
  let total = 0;
  try {
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
      if (entry.isFile()) total += statSync(join(entry.parentPath, entry.name)).size;
  } catch {
    // Files come and go while they are downloaded and unpacked.
  }
  return total;
}

/**
 * Download, check and unpack the official release.
 * @returns null when it worked, else why not, in words.
 */
export async function fetchOfficialRuntime({ impatient }: { impatient: boolean }): Promise<string | null> {
  const stallMs = impatient ? STALL_MS : PATIENT_STALL_MS;
  say(
    `Downloading the official Electron ${OFFICIAL_VERSION} (once; given up if it stands still for ${stallMs / 1000} s) …`,
  );
  // What is there already is never taken for what was checked.
  rmSync(DIST, { recursive: true, force: true });
  rmSync(UNPACKED, { force: true });
  mkdirSync(DOWNLOADS, { recursive: true });
  const child = start(process.execPath, [join(PACKAGE_FOLDER, 'install.js')], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      ...installerEnvironment(process.env),
      TMPDIR: DOWNLOADS,
      TEMP: DOWNLOADS,
      ELECTRON_GET_NO_PROGRESS: '1',
      NODE_USE_ENV_PROXY: '1',
      NODE_NO_WARNINGS: '1',
    },
  });
  let complaint = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    complaint += chunk.toString();
  });
  let stalled = false;
  const watch = watchProgress(stallMs, () => {
    stalled = true;
    stop(child, 'SIGKILL');
  });
  const code = await new Promise<number>((resolve) => {
    child.on('error', () => resolve(127));
    child.on('close', (status) => resolve(status ?? 1));
  });
  clearInterval(watch);
  rmSync(DOWNLOADS, { recursive: true, force: true });
  if (code === 0) {
    writeFileSync(UNPACKED, `${await digestOfFolder(DIST)}\n`);
    return null;
  }
  // A half-unpacked release must not look like an installed one.
  rmSync(join(DIST, 'version'), { force: true });
  return stalled ? `it stood still for ${stallMs / 1000} s` : summarize(complaint);
}

function watchProgress(stallMs: number, giveUp: () => void): NodeJS.Timeout {
  let seen = 0;
  let since = Date.now();
  let reported = Date.now();
  return setInterval(() => {
    const bytes = bytesIn(DOWNLOADS) + bytesIn(DIST);
    if (bytes >= seen + STALL_BYTES || bytes < seen) {
      seen = bytes;
      since = Date.now();
    } else if (Date.now() - since > stallMs) giveUp();
    if (Date.now() - reported >= REPORT_EVERY_MS) {
      reported = Date.now();
      say(`  … ${Math.round(bytes / 1024 / 1024)} MB`);
    }
  }, 250);
}

function summarize(complaint: string): string {
  const cause = /\bcause\b[^\n]*|\b(ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN)\b[^\n]*/.exec(
    complaint,
  )?.[0];
  const first =
    complaint
      .split('\n')
      .find((line) => line.trim() !== '')
      ?.trim() ?? 'the installer gave no reason';
  return cause === undefined ? first : `${first} (${cause.trim()})`;
}
