/** Telling processes apart although their numbers are used again: number and start time. */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);
const QUERY_TIMEOUT_MS = 5_000;
/** Start times computed from uptime and those that the system tells differ a little. */
const TOLERANCE_MS = 3_000;
/** Position of the start time in /proc/PID/stat after the closing parenthesis of the name (field 22, see proc(5)). */
const START_TIME_AFTER_NAME = 19;

/** States of a process that has ended: zombie, dead. */
const ENDED: ReadonlySet<string> = new Set(['Z', 'X', 'x']);

/** When a process started: an exact token on Linux, milliseconds since 1970 elsewhere, null if it cannot be told. */
export type StartTime = string | number | null;

/** Is there a process of this number? One of another user counts. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

async function linuxStart(pid: number): Promise<StartTime> {
  const [status, boot] = await Promise.all([
    readFile(`/proc/${pid}/stat`, 'utf8'),
    readFile('/proc/sys/kernel/random/boot_id', 'utf8'),
  ]);
  const fields = status.slice(status.lastIndexOf(')') + 2).split(' ');
  // Ended, and not reaped by its parent: as good as gone, its files are closed.
  if (ENDED.has(fields[0] ?? '')) return null;
  const ticks = fields[START_TIME_AFTER_NAME];
  return ticks ? `${boot.trim()}/${ticks}` : null;
}

async function otherStart(pid: number): Promise<StartTime> {
  if (pid === process.pid) return Math.round(Date.now() - process.uptime() * 1_000);
  const query =
    process.platform === 'win32'
      ? run(
          'powershell.exe',
          ['-NoProfile', '-Command', `(Get-Process -Id ${pid}).StartTime.ToUniversalTime().ToString('o')`],
          { timeout: QUERY_TIMEOUT_MS, windowsHide: true },
        )
      : run('/bin/ps', ['-o', 'lstart=', '-p', String(pid)], { timeout: QUERY_TIMEOUT_MS, env: { LC_ALL: 'C' } });
  const started = Date.parse((await query).stdout.trim());
  return Number.isNaN(started) ? null : started;
}

/** When the process of this number started; null if it is not there or cannot be asked. */
export async function startTimeOf(pid: number): Promise<StartTime> {
  try {
    return await (process.platform === 'linux' ? linuxStart(pid) : otherStart(pid));
  } catch {
    return null;
  }
}

/**
 * Is the process that was recorded with this start time running now, beyond doubt? One that has ended and is only not reaped yet is
 * not; neither is one of a number or time that cannot be compared.
 */
export async function isCertainlyRunning(pid: number, started: StartTime): Promise<boolean> {
  if (started === null || !isRunning(pid)) return false;
  const now = await startTimeOf(pid);
  if (typeof now === 'number' && typeof started === 'number') return Math.abs(now - started) <= TOLERANCE_MS;
  return now !== null && now === started;
}
