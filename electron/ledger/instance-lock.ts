/**
 * One process at a time uses a ledger: the app or the command line. The lock is a file that names its holder; one left by
 * a process that is gone is taken over.
 */
import { randomBytes } from 'node:crypto';
import { link, readFile, rename, unlink, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { z } from 'zod';
import { LedgerError } from '../../shared/ipc/result.ts';
import { ConnectionError } from './connection-errors.ts';
import { isStillRunning, startTimeOf } from './process-identity.ts';

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
const MOST_TRIES = 5;

/** The ledger is in use. `holder` is null if the lock file does not say by whom. */
export class InUseError extends LedgerError {
  readonly problem = 'in-use';
  readonly holder: LockHolder | null;

  constructor(holder: LockHolder | null, file: string) {
    const where = holder && holder.host !== hostname() ? ` on ${holder.host}` : '';
    const who = holder ? `${holder.program} (process ${holder.pid}${where})` : 'another process';
    super('ledger-in-use', `The ledger is in use by ${who}.`, {
      hint: `Close it first. If it is certain that nothing uses the ledger, remove ${file}.`,
      detail: 'in-use',
    });
    this.name = 'InUseError';
    this.holder = holder;
  }
}

export interface InstanceLock {
  readonly holder: LockHolder;
  /** Gives the lock back; does nothing if it was taken over or is gone. */
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

/** Puts a complete lock file in place unless there is one. Returns whether it did. */
async function place(file: string, text: string): Promise<boolean> {
  const temporary = `${file}.${randomBytes(6).toString('hex')}`;
  // Synced, so that a power cut leaves no empty lock file, which would tell nothing about its holder.
  await writeFile(temporary, text, { mode: PRIVATE_FILE_MODE, flag: 'wx', flush: true });
  try {
    await link(temporary, file);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    // File systems without hard links (FAT, some network drives).
    return await writeFile(file, text, { mode: PRIVATE_FILE_MODE, flag: 'wx' }).then(
      () => true,
      (again) => {
        if (codeOf(again) === 'EEXIST') return false;
        throw again;
      },
    );
  } finally {
    await unlink(temporary);
  }
}

/** Moves a stale lock away, unless another process replaced it meanwhile. */
async function clearStale(file: string, staleText: string): Promise<void> {
  const aside = `${file}.${randomBytes(6).toString('hex')}`;
  if ((await readLock(file))?.text !== staleText) return;
  try {
    await rename(file, aside);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw error;
  }
  if ((await readFile(aside, 'utf8')) !== staleText) await link(aside, file).catch(() => {});
  await unlink(aside);
}

/** A lock file without a readable holder was cut off while being written, on a file system without links. */
async function isStale(holder: LockHolder | null): Promise<boolean> {
  if (!holder) return false;
  if (holder.host !== hostname()) return false;
  return !(await isStillRunning(holder.pid, holder.started));
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
  try {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      if (await place(file, text)) return { holder, release: () => release(file, text) };
      const found = await readLock(file);
      if (!found) continue;
      if (!(await isStale(found.holder))) throw new InUseError(found.holder, file);
      await clearStale(file, found.text);
    }
  } catch (error) {
    if (error instanceof LedgerError) throw error;
    const code = codeOf(error);
    if (code === 'ENOSPC' || code === 'EDQUOT') throw new ConnectionError('disk-full', error);
    throw new ConnectionError(code === 'ENOENT' ? 'missing' : 'read-only', error);
  }
  throw new InUseError((await readLock(file))?.holder ?? null, file);
}

async function release(file: string, text: string): Promise<void> {
  const found = await readLock(file).catch(() => null);
  if (found?.text === text) await unlink(file).catch(() => {});
}
