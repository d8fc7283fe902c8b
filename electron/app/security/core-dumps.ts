/** No memory of ours in core dumps. */
import { writeFileSync } from 'node:fs';

/**
 * SECURITY: a crashed process must not leave names and keys on the disk. On Linux a process can say that none of its
 * memory goes into a dump (core(5), `coredump_filter`); a child is told from here as soon as it runs. Elsewhere the
 * system decides, and crash reports of our own are never written (no crash reporter is started).
 */
export function keepOutOfCoreDumps(pid: number | 'self' = 'self'): boolean {
  if (process.platform !== 'linux') return false;
  try {
    writeFileSync(`/proc/${pid}/coredump_filter`, '0');
    return true;
  } catch {
    return false;
  }
}
