/**
 * Making a new ledger: keys and database together, or nothing.
 *
 * Both are made in a folder of their own first, beside their place; then copies of the finished files get their names, the keys
 * last. A crash in between leaves that folder, which tells what belongs to the creation: it is taken back, and can be begun anew.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, lstatSync, statSync } from 'node:fs';
import { copyFile, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { LedgerError } from '../../shared/ipc/result.ts';
import { outputErrorOf } from '../files/output-errors.ts';
import { type CreatedKeyFile, type CreateOptions, createKeyFile } from '../keys/create.ts';
import { syncFolder } from '../keys/durable-write.ts';
import { KeyError } from '../keys/errors.ts';
import { hasKeyFile, KEY_FILE_NAME, PREVIOUS_KEY_FILE_NAME } from '../keys/key-store.ts';
import { wipe } from '../keys/wipe.ts';
import { ConnectionError, connectionErrorOf } from './connection-errors.ts';
import { acquireLock } from './instance-lock.ts';
import { type LedgerLocation, ledgerLocation, prepareFolders } from './location.ts';
import { migrate } from './migrations/index.ts';
import { DATABASE_FILE, openLedgerDatabase } from './open.ts';

/** Folders of this beginning, in the ledger's folder, hold a ledger that is being made. */
const CREATING_PREFIX = 'creating-';
const PRIVATE_FOLDER_MODE = 0o700;
/** In the order in which they get their names: without keys there is no ledger yet. */
const FILES = [DATABASE_FILE, PREVIOUS_KEY_FILE_NAME, KEY_FILE_NAME] as const;

export interface CreateLedgerOptions extends CreateOptions {
  /** Who creates, in words, for others that want the ledger. */
  readonly program: string;
  /** Takes the recovery key somewhere before there is a ledger; rejecting gives the creation up. */
  readonly handOver?: (recoveryKey: string) => Promise<void>;
}

/**
 * Makes an empty ledger in `folder`, closed, and answers its keys. Throws `ledger-exists`, `ledger-in-use`, `no-key`, what making
 * keys throws, and what the system throws in words; then nothing is there that was not before.
 */
export async function createLedger(folder: string, options: CreateLedgerOptions): Promise<CreatedKeyFile> {
  const location = ledgerLocation(folder);
  try {
    await prepareFolders(location);
    const lock = await acquireLock(location.lock, options.program);
    try {
      await settleCreation(location.folder, 'take back');
      await assertNothingThere(location);
      return await create(location, options);
    } finally {
      await lock.release();
    }
  } finally {
    wipe(options.passphrase);
  }
}

async function assertNothingThere({ folder, database }: LedgerLocation): Promise<void> {
  const [keys, data] = [await hasKeyFile(folder), [database, `${database}-wal`].some((file) => existsSync(file))];
  if (keys && data)
    throw new KeyError('already-exists', 'There is a ledger in this folder already. Nothing was changed.');
  if (keys)
    throw new LedgerError(
      'ledger-exists',
      'There are keys of a ledger in this folder, and no ledger. Nothing was changed.',
      {
        hint: `Restore a backup. If it never held anything because creating it was cut off, move ${KEY_FILE_NAME} and ${PREVIOUS_KEY_FILE_NAME} away and try again.`,
      },
    );
  if (data)
    throw new LedgerError(
      'no-key',
      'There is a ledger in this folder, and its keys are missing. Nothing was changed.',
      {
        hint: `Put ${KEY_FILE_NAME} back beside it, restore a backup, or choose another folder.`,
      },
    );
}

async function create({ folder }: LedgerLocation, options: CreateLedgerOptions): Promise<CreatedKeyFile> {
  const { step = () => {}, handOver } = options;
  const staging = join(folder, `${CREATING_PREFIX}${randomBytes(6).toString('hex')}`);
  let made: CreatedKeyFile | null = null;
  try {
    await mkdir(staging, { mode: PRIVATE_FOLDER_MODE });
    made = await createKeyFile(staging, options);
    makeDatabase(staging, made.unlocked.keys[0].key);
    step('made');
    await handOver?.(made.recoveryKey);
    for (const name of FILES) {
      const copy = join(staging, `${name}.copy`);
      await copyFile(join(staging, name), copy);
      await syncFile(copy);
      step(`place:${name}`);
      await rename(copy, join(folder, name));
    }
    await syncFolder(folder);
    step('placed');
    await rm(staging, { recursive: true, force: true });
    return made;
  } catch (error) {
    made?.unlocked.wipe();
    await takeBack(folder, staging).catch(() => undefined);
    throw connectionErrorOf(error) ?? creationErrorOf(error, folder);
  }
}

function creationErrorOf(error: unknown, folder: string): unknown {
  return error instanceof LedgerError ? error : outputErrorOf(error, folder);
}

function makeDatabase(folder: string, key: Buffer): void {
  const { db, close } = openLedgerDatabase(folder, key, { create: true });
  try {
    migrate(db);
  } finally {
    close();
  }
  const journal = `${join(folder, DATABASE_FILE)}-wal`;
  // Its file alone is copied: with something left beside it, it would not be whole.
  if (existsSync(journal) && statSync(journal).size > 0) throw new ConnectionError('disk-full');
}

async function syncFile(path: string): Promise<void> {
  const handle = await open(path, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Ends what a crash left of a creation. The caller holds the lock. What had not got all its names is taken back; what had them
 * all is a ledger, unless somebody creates one now: whoever began was never told its recovery key.
 */
export async function settleCreation(folder: string, whole: 'keep' | 'take back' = 'keep'): Promise<void> {
  const names = await readdir(folder).catch(() => [] as string[]);
  for (const name of names.filter((one) => one.startsWith(CREATING_PREFIX))) {
    const staging = join(folder, name);
    if (lstatSync(staging, { throwIfNoEntry: false })?.isDirectory() !== true) continue;
    const placed = FILES.every((file) => existsSync(join(folder, file)));
    if (whole === 'keep' && placed) await rm(staging, { recursive: true, force: true });
    else await takeBack(folder, staging);
  }
}

/** Is a creation that was cut off waiting to be settled? */
export function isCreationName(name: string): boolean {
  return name.startsWith(CREATING_PREFIX);
}

/** Takes away what the creation has put in place, as long as all of it is as it was made: then it never held anything. */
async function takeBack(folder: string, staging: string): Promise<void> {
  const placed = FILES.filter((name) => existsSync(join(folder, name)));
  const same = await Promise.all(placed.map((name) => isSame(join(folder, name), join(staging, name))));
  const touched = ['-wal', '-journal'].some((end) => existsSync(`${join(folder, DATABASE_FILE)}${end}`));
  if (placed.length > 0 && (touched || !same.every(Boolean))) {
    // Something else is there, or it has been used: both stay, and what was being made goes once all of it is there.
    const all = FILES.every((name) => existsSync(join(folder, name)));
    if (all) await rm(staging, { recursive: true, force: true });
    return;
  }
  for (const name of placed.toReversed()) await rm(join(folder, name), { force: true });
  await syncFolder(folder);
  await rm(staging, { recursive: true, force: true });
}

async function isSame(one: string, other: string): Promise<boolean> {
  try {
    const [first, second] = await Promise.all([readFile(one), readFile(other)]);
    return first.equals(second);
  } catch {
    return false;
  }
}
