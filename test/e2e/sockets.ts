/** Which foreign computers a program's processes are connected to, from what Linux tells about its sockets. */
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** A process and all that it started. Empty where the system does not tell (only Linux does). */
export function processesOf(root: number): readonly number[] {
  const parents = new Map<number, number>();
  try {
    for (const name of readdirSync('/proc')) {
      if (!/^\d+$/.test(name)) continue;
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
        parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
      } catch {
        // It ended in between.
      }
    }
  } catch {
    return [];
  }
  const family = new Set([root]);
  for (let grown = true; grown; ) {
    grown = false;
    for (const [pid, parent] of parents)
      if (family.has(parent) && !family.has(pid)) {
        family.add(pid);
        grown = true;
      }
  }
  return [...family];
}

function socketsOf(pid: number): readonly string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
      try {
        const inode = /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))?.[1];
        return inode === undefined ? [] : [inode];
      } catch {
        return [];
      }
    });
  } catch {
    return [];
  }
}

/** `0100007F:1F90` or 32 digits for IPv6, least significant byte of each word first. */
function isForeign(address: string): boolean {
  const [host = '', port] = address.split(':');
  if (port === '0000') return false;
  const unmapped = host.length === 32 && host.startsWith('0000000000000000FFFF0000') ? host.slice(24) : host;
  if (unmapped.length === 8) return !unmapped.endsWith('7F') && unmapped !== '00000000';
  return unmapped !== '00000000000000000000000001000000' && !/^0+$/.test(unmapped);
}

/** Remote addresses, as the kernel writes them, that are not this computer. */
export function foreignAddresses(pids: readonly number[]): readonly string[] {
  const ours = new Set(pids.flatMap(socketsOf));
  return ['tcp', 'tcp6', 'udp', 'udp6'].flatMap((table) => {
    try {
      return readFileSync(`/proc/net/${table}`, 'utf8')
        .trim()
        .split('\n')
        .slice(1)
        .map((line) => line.trim().split(/\s+/))
        .filter((columns) => ours.has(columns[9] ?? '') && isForeign(columns[2] ?? ''))
        .map((columns) => `${table} ${columns[2]}`);
    } catch {
      return [];
    }
  });
}
