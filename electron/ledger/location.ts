/** Where a ledger lives: one private folder that holds everything. */
import { chmod, lstat, mkdir, readdir, readFile, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { isAbsolute, join, posix, resolve, win32 } from 'node:path';
import { ConnectionError } from './connection-errors.ts';
import { WITNESS_FILE } from './witness.ts';

const FOLDER_NAME = 'root-ledger';
const PRIVATE_FOLDER_MODE = 0o700;
const PRIVATE_FILE_MODE = 0o600;
const OTHERS_MASK = 0o077;
/** What every key file says of itself. Others keep a `keys.json`, too. */
const MOST_KEY_FILE_BYTES = 1024 * 1024;
const KEY_FILE_MARK = '"root-ledger-keys"';

export interface LedgerLocation {
  readonly folder: string;
  /** The encrypted SQLite file. */
  readonly database: string;
  /** Says which entry of the log is the last, so that nothing goes missing at its end unnoticed. */
  readonly witness: string;
  readonly keys: string;
  readonly backups: string;
  readonly logs: string;
  /** Held by the one process that uses the ledger. */
  readonly lock: string;
}

export interface Surroundings {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
}

/**
 * The default data folder: `$XDG_DATA_HOME/root-ledger` (else `~/.local/share/root-ledger`) on Linux, Application Support on
 * macOS, the local (not the roaming, which would be copied over the network while open) application data on Windows.
 */
export function defaultFolder(
  { platform, env, home }: Surroundings = { platform: process.platform, env: process.env, home: homedir() },
): string {
  if (platform === 'win32') {
    const local = env.LOCALAPPDATA;
    return win32.join(local && win32.isAbsolute(local) ? local : win32.join(home, 'AppData', 'Local'), FOLDER_NAME);
  }
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', FOLDER_NAME);
  const data = env.XDG_DATA_HOME;
  return posix.join(data && posix.isAbsolute(data) ? data : posix.join(home, '.local', 'share'), FOLDER_NAME);
}

/** The paths of the ledger in `folder` (default: the default data folder; relative: to the working folder). */
export function ledgerLocation(folder: string = defaultFolder()): LedgerLocation {
  const base = isAbsolute(folder) ? folder : resolve(folder);
  return {
    folder: base,
    database: join(base, 'ledger.db'),
    witness: join(base, WITNESS_FILE),
    keys: join(base, 'keys.json'),
    backups: join(base, 'backups'),
    logs: join(base, 'logs'),
    lock: join(base, 'ledger.lock'),
  };
}

/** Is this folder one that a ledger lives in: is its database there, or its key file? */
export async function holdsLedger(folder: string): Promise<boolean> {
  const { database, keys } = ledgerLocation(folder);
  if (
    await lstat(database).then(
      () => true,
      () => false,
    )
  )
    return true;
  for (const file of [keys, `${keys}.previous`]) {
    const found = await lstat(file).catch(() => null);
    // Whatever else is called so is not read: it may be a pipe, or have no end.
    if (found === null || !found.isFile() || found.size > MOST_KEY_FILE_BYTES) continue;
    const text = await readFile(file, 'utf8').catch(() => '');
    if (text.includes(KEY_FILE_MARK)) return true;
  }
  return false;
}

/**
 * Makes the folders, readable by their owner alone. One that was there keeps its permissions unless it is a ledger's: see
 * `repairPermissions`. Throws a ConnectionError: `read-only`, `disk-full` or `no-access`.
 */
export async function prepareFolders(location: LedgerLocation): Promise<void> {
  try {
    for (const folder of [location.folder, location.backups, location.logs])
      await mkdir(folder, { recursive: true, mode: PRIVATE_FOLDER_MODE });
    await repairPermissions(location);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'ENOSPC' || code === 'EDQUOT') throw new ConnectionError('disk-full', error);
    const readOnly = code === 'EROFS' || code === 'EACCES' || code === 'EPERM';
    throw new ConnectionError(readOnly ? 'read-only' : 'no-access', error);
  }
}

/** What a ledger's folder holds of ours. */
const OURS =
  /^(ledger\.(db|lock|guard|head).*|keys\.json.*|unlock-attempts\.json.*|restore-under-way\.json.*|backups|logs|window|(replaced|restoring|creating)-.*)$/;
const STICKY = 0o1000;

/**
 * Takes others' access away from what a ledger has: its files, its folders, and its own folder if nothing else is in it. A folder
 * that holds other things too, or that everybody may put things into, is somebody else's to decide about. Never throws.
 */
export async function repairPermissions({ folder, backups }: LedgerLocation): Promise<void> {
  if (process.platform === 'win32') return;
  try {
    if (!(await holdsLedger(folder))) return;
    const names = await readdir(folder);
    const shared = ((await stat(folder)).mode & STICKY) !== 0;
    if (!shared && names.every((name) => OURS.test(name))) await keepPrivate(folder);
    for (const name of names.filter((one) => OURS.test(one)))
      await keepPrivate(join(folder, name)).catch(() => undefined);
    for (const name of await readdir(backups))
      if (name.endsWith('.root-ledger-backup')) await keepPrivate(join(backups, name)).catch(() => undefined);
  } catch {
    // Another user's folder, or one that cannot be written to: its owner is who can repair it.
  }
}

/** Takes group's and others' access to a file or folder away, where the system has such permissions. Links are left alone. */
export async function keepPrivate(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const found = await lstat(path);
  const privateMode = found.isDirectory() ? PRIVATE_FOLDER_MODE : PRIVATE_FILE_MODE;
  if ((found.isDirectory() || found.isFile()) && (found.mode & OTHERS_MASK) !== 0) await chmod(path, privateMode);
}
