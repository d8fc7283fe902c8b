/** Whether Chromium can use its sandbox here. It is given up only where it cannot be had, and then that is said. */
import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { run } from './child.ts';

const SETUID = 0o4000;

function hasSetuidHelper(executable: string): boolean {
  try {
    const { uid, mode } = statSync(join(dirname(executable), 'chrome-sandbox'));
    return uid === 0 && (mode & SETUID) !== 0;
  } catch {
    return false;
  }
}

/** Why the sandbox cannot be used, in words; null where it can. */
export async function noSandboxReason(executable: string): Promise<string | null> {
  if (process.platform !== 'linux') return null;
  if (process.getuid?.() === 0) return 'running as root. Run as a normal user for real work.';
  if (hasSetuidHelper(executable)) return null;
  // What Chromium does: a user namespace with itself as root. Some containers and distributions forbid it.
  const { code } = await run('unshare', ['--user', '--map-root-user', 'true'], { quiet: true });
  const COMMAND_NOT_FOUND = 127;
  if (code === 0 || code === COMMAND_NOT_FOUND) return null;
  const helper = join(dirname(executable), 'chrome-sandbox');
  return `this system forbids user namespaces. To have it: sudo chown root ${helper} && sudo chmod 4755 ${helper}`;
}
