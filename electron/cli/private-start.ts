/** Before anything else of a command runs: what it writes is its owner's alone, and so is the code that is kept for the next one. */
import { chmodSync, lstatSync, mkdirSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const PRIVATE_UMASK = 0o077;
const PRIVATE_FOLDER_MODE = 0o700;
const OTHERS_MASK = 0o077;

/** From now on new files and folders are private, whatever the shell has set. */
export function writePrivately(): void {
  process.umask(PRIVATE_UMASK);
}

/**
 * The folder for compiled code; null where there is none that is ours alone. Whatever lies in one that others could write to may be
 * their code: it is thrown away.
 */
export function codeFolder(home: string = homedir()): string | null {
  const own = join(home, '.cache', 'root-ledger');
  const folder = join(own, 'code');
  try {
    mkdirSync(own, { recursive: true, mode: PRIVATE_FOLDER_MODE });
    if (!isOurs(own)) return null;
    chmodSync(own, PRIVATE_FOLDER_MODE);
    mkdirSync(folder, { recursive: true, mode: PRIVATE_FOLDER_MODE });
    const found = lstatSync(folder);
    if (!found.isDirectory() || (process.platform !== 'win32' && (found.mode & OTHERS_MASK) !== 0)) {
      rmSync(folder, { recursive: true, force: true });
      mkdirSync(folder, { mode: PRIVATE_FOLDER_MODE });
    }
    return isOurs(folder) ? folder : null;
  } catch {
    return null;
  }
}

/** A folder itself, not a link, that belongs to this user. */
function isOurs(path: string): boolean {
  const found = lstatSync(path);
  return found.isDirectory() && (process.getuid === undefined || found.uid === process.getuid());
}
