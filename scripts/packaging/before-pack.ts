/** Before anything is packaged: only the official, pinned runtime is released. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAsUnpacked, OFFICIAL_VERSION } from '../setup/official-runtime.ts';
import { RUNTIME_FOLDER } from '../setup/paths.ts';
import { refusal } from './runtime-check.ts';

interface PackContext {
  readonly packager: { readonly config: { readonly electronDist?: unknown; readonly electronVersion?: string | null } };
}

/** Set by `npm run package -- --trial`: a folder to look at and to test, whose name says what it is. */
const TRIAL = 'ROOT_LEDGER_TRIAL_PACKAGE';

/** @throws to stop the packaging. */
export default async function beforePack({ packager }: PackContext): Promise<void> {
  const { electronDist } = packager.config;
  if (process.env[TRIAL] === '1') return;
  if (typeof electronDist !== 'string')
    throw new Error('Package with npm run package: it takes the runtime whose checksum was checked.');
  const why = refusal({
    version: readFileSync(join(electronDist, 'version'), 'utf8'),
    pinned: OFFICIAL_VERSION,
    folder: electronDist,
    developmentFolder: RUNTIME_FOLDER,
    asUnpacked: await isAsUnpacked(),
  });
  if (why !== null) throw new Error(why);
}
