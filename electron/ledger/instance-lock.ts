/**
 * One process at a time uses a ledger: the app or the command line. The operating system holds the lock (`ledger.guard`); the
 * lock file beside it (`ledger.lock`) only names the holder to others. What a killed process left of it is no lock.
 */
import { randomBytes } from 'node:crypto';
import { readdir, readFile, rm, unlink, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { LedgerError } from '../../shared/ipc/result.ts';
import { ConnectionError, connectionErrorOf } from './connection-errors.ts';
import { type OsLock, takeOsLock } from './os-lock.ts';
import { isCertainlyRunning, startTimeOf } from './process-identity.ts';

const holderSchema = z.object({
  pid: z.int().positive(),
  started: z.union([z.string(), z.number(), z.null()]),
  /** What the process is, in words: `the Root Ledger window`, `the command "scan"`. */
  program: z.string().max(200),
  host: z.string().max(255),
  since: z.iso.datetime(),
  nonce: z.string(),
});
export type LockHolder = z.infer<typeof holderSchema>;

const PRIVATE_FILE_MODE = 0o600;
/** What earlier versions left beside the lock file on a full disk. */
const LITTER = /\.lock\.[0-9a-f]{12}$/;

/** The ledger is in use. `holder` is null if the lock file does not say by whom. */
export class InUseError extends LedgerError {
  readonly problem = 'in-use';
  readonly holder: LockHolder | null;

  constructor(holder: LockHolder | null) {
    const where = holder && holder.host !== hostname() ? ` on ${plain(holder.host)}` : '';
    const who = holder ? `${plain(holder.program)} (process ${holder.pid}${where})` : 'another process';
    super('ledger-in-use', `The ledger is in use by ${who}.`, { hint: 'Close it first.', detail: 'in-use' });
    this.name = 'InUseError';
    this.holder = holder;
  }
}

/** Without what a terminal would obey: the file may have been written by anybody. */
const plain = (text: string) => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '');

export interface InstanceLock {
  readonly holder: LockHolder;
  /** Gives the lock back; does nothing the second time. */
  release(): Promise<void>;
}

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? error.code : undefined);

async function readLock(file: string): Promise<{ text: string; holder: LockHolder | null } | null> {
  try {
    const text = await readFile(file, 'utf8');
    return { text, holder: parseHolder(text) };
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

function parseHolder(text: string): LockHolder | null {
  try {
    return holderSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** Where the operating system's lock of a lock file is. */
const guardOf = (file: string) => join(dirname(file), `${basename(file, '.lock')}.guard`);

/** Who the lock file says uses the ledger, unless that process is gone: then nobody knows. */
async function namedHolder(file: string): Promise<LockHolder | null> {
  const holder = (await readLock(file).catch(() => null))?.holder ?? null;
  if (holder === null || holder.host !== hostname()) return holder;
  const { pid, started } = holder;
  return started === null || (await isCertainlyRunning(pid, started)) ? holder : null;
}

/**
 * Does a process hold the ledger although the system gave us the lock? So it is where the guard was taken away under it, or where
 * a drive knows no locks. Only what is certain counts: a name alone is no lock.
 */
async function heldWithoutGuard(file: string): Promise<LockHolder | null> {
  const holder = (await readLock(file).catch(() => null))?.holder ?? null;
  if (holder === null || holder.pid === process.pid || holder.started === null) return null;
  return (await isCertainlyRunning(holder.pid, holder.started)) ? holder : null;
}

/**
 * Takes the ledger for this process. `program` names it to others. Throws InUseError (saying which process has it), or a
 * ConnectionError where the folder cannot be written to.
 */
export async function acquireLock(file: string, program: string): Promise<InstanceLock> {
  const holder: LockHolder = {
    pid: process.pid,
    started: await startTimeOf(process.pid),
    program,
    host: hostname(),
    since: new Date().toISOString(),
    nonce: randomBytes(8).toString('hex'),
  };
  const text = `${JSON.stringify(holder, null, 2)}\n`;
  const guard = take(guardOf(file));
  if (guard === null) throw new InUseError(await namedHolder(file));
  const other = await heldWithoutGuard(file);
  if (other !== null) {
    guard.release();
    throw new InUseError(other);
  }
  await name(file, text);
  return { holder, release: () => release(file, text, guard) };
}

function take(guard: string): OsLock | null {
  try {
    return takeOsLock(guard);
  } catch (error) {
    const known = connectionErrorOf(error);
    if (known !== null) throw known;
    const code = codeOf(error);
    if (code === 'ENOSPC' || code === 'EDQUOT') throw new ConnectionError('disk-full', error);
    throw new ConnectionError(code === 'ENOENT' || code === 'ENOTDIR' ? 'missing' : 'read-only', error);
  }
}

/** Tells others who we are. On a full disk nobody is named, and the lock holds all the same. */
async function name(file: string, text: string): Promise<void> {
  try {
    const names = await readdir(dirname(file));
    for (const left of names.filter((one) => one.startsWith(basename(file)) && LITTER.test(one)))
      await rm(join(dirname(file), left), { force: true });
    // Made anew, so that it is written through no link.
    await rm(file, { force: true });
    await writeFile(file, text, { mode: PRIVATE_FILE_MODE, flag: 'wx' });
  } catch {
    await unlink(file).catch(() => undefined);
  }
}

async function release(file: string, text: string, guard: OsLock): Promise<void> {
  try {
    const found = await readLock(file).catch(() => null);
    if (found?.text === text) await unlink(file).catch(() => undefined);
  } finally {
    guard.release();
  }
}
