/**
 * Putting a backup in the ledger's place. The ledger that was there is moved aside, never deleted.
 *
 * Everything is prepared in a folder beside it first; then a note of what is about to happen is written, and the files are
 * moved. After a crash the note tells how to go on, so that the folder holds the old ledger or the new one, never a mixture.
 */
import { existsSync, lstatSync } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, rmdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { ATTEMPTS_FILE_NAME } from '../keys/attempts.ts';
import { type StepHook, syncFolder, writeDurably } from '../keys/durable-write.ts';
import { KEY_FILE_NAME, PREVIOUS_KEY_FILE_NAME } from '../keys/key-store.ts';
import { openEncrypted } from '../ledger/connection.ts';
import { isCreationName, settleCreation } from '../ledger/create-ledger.ts';
import { acquireLock, InUseError } from '../ledger/instance-lock.ts';
import { ledgerLocation } from '../ledger/location.ts';
import { chainHead, type Head, nextEntry, RESTORE, sealEntry } from '../ledger/log.ts';
import { type Past, pastOf } from '../ledger/noted-heads.ts';
import { DATABASE_FILE } from '../ledger/open.ts';
import { WITNESS_FILE, Witness } from '../ledger/witness.ts';
import { BackupError } from './errors.ts';
import { fileErrorOf, removeUnfinished } from './make-backup.ts';
import { removeStaged, STAGING_PREFIX, type Staged } from './staged.ts';

const ASIDE_PREFIX = 'replaced-';
const NOTE = 'restore-under-way.json';
const PRIVATE_FOLDER_MODE = 0o700;
/** The files of a ledger. The journal goes first: beside another database it would be taken for that one's. */
const FILES = [
  `${DATABASE_FILE}-wal`,
  `${DATABASE_FILE}-shm`,
  DATABASE_FILE,
  WITNESS_FILE,
  KEY_FILE_NAME,
  PREVIOUS_KEY_FILE_NAME,
  ATTEMPTS_FILE_NAME,
] as const;

const noteSchema = z.strictObject({
  staged: z.string().regex(/^restoring-[0-9a-f]+$/),
  aside: z.string().regex(/^replaced-[0-9TZ]+$/),
});
type Note = z.output<typeof noteSchema>;

export interface RestoreOptions {
  /** Who restores: written into the log of the restored ledger. */
  readonly actor: string;
  readonly now: Date;
  readonly step?: StepHook;
}

export interface Restored {
  /** Where the ledger that was there is now; null if there was none. */
  readonly aside: string | null;
}

/**
 * Puts a staged backup in the ledger's place. The caller holds the ledger's lock and has it closed. Throws `disk-full`,
 * `read-only` and others; what has begun is then finished by the next `settleRestore`.
 */
export async function restoreStaged(folder: string, staged: Staged, options: RestoreOptions): Promise<Restored> {
  const { actor, now, step = () => {} } = options;
  const note: Note = {
    staged: basename(staged.folder),
    aside: `${ASIDE_PREFIX}${now.toISOString().replace(/[-:.]/g, '')}`,
  };
  try {
    const replaced = endOf(join(folder, DATABASE_FILE), staged);
    noteInLog(join(staged.folder, DATABASE_FILE), staged, replaced, actor, now);
    for (const name of await readdir(staged.folder)) await syncFile(join(staged.folder, name));
    await syncFolder(staged.folder);
    step('note');
    await writeDurably(join(folder, NOTE), `${JSON.stringify(note)}\n`, (name) => step(`note:${name}`));
    await carryOut(folder, note, step);
  } catch (error) {
    throw fileErrorOf(error) ?? error;
  }
  const aside = join(folder, note.aside);
  return { aside: existsSync(aside) ? aside : null };
}

/**
 * The log goes on with the entry that tells of the restore: whoever reads it sees that later entries were left behind, and the seal of
 * the last of them.
 */
function noteInLog(
  database: string,
  { preview, unlocked }: Staged,
  replaced: Replaced | null,
  actor: string,
  now: Date,
): void {
  const [{ key }] = unlocked.keys;
  const db = openEncrypted(database, key);
  const witness = new Witness(join(dirname(database), WITNESS_FILE), key);
  try {
    db.transaction(() => {
      const { seq, at, wall } = nextEntry(db, now, { anyClock: true });
      const { made, proven } = preview;
      const title = proven ? `Restored the backup of ${made}` : `Restored a backup that says it was made ${made}`;
      const own = pastOf(db).left;
      // Heads of these are noted in backups and logs, and are behind us now on purpose.
      const left = replaced?.past.left.filter((line) => !own.includes(line)) ?? [];
      const givenUp = [...(replaced?.past.givenUp ?? [])];
      const detail = { made, proven, replaced: replaced === null ? null : { ...replaced.head }, left, givenUp };
      sealEntry(db, { seq, at, wall, actor, action: RESTORE, title, reason: null, detail });
    }).immediate();
    db.pragma('wal_checkpoint(TRUNCATE)');
    witness.keep(chainHead(db), { alone: true });
  } finally {
    witness.wipe();
    db.close();
  }
}

/** Where the ledger ended that is replaced. */
interface Replaced {
  readonly head: Head;
  readonly past: Past;
}

/** The last entry of the ledger that is replaced; null if there is none, or if the backup's key does not open it. */
function endOf(database: string, { unlocked }: Staged): Replaced | null {
  for (const { key } of unlocked.keys)
    try {
      const db = openEncrypted(database, key);
      try {
        const { seq, hash } = chainHead(db);
        return { head: { seq, hash }, past: pastOf(db) };
      } finally {
        db.close();
      }
    } catch {
      // Another ledger, or one beyond opening: nothing can be said of its end.
    }
  return null;
}

async function syncFile(path: string): Promise<void> {
  const handle = await open(path, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Safe to repeat from any point: while the staged database is in its folder, what lies in the ledger's place is old. */
async function carryOut(folder: string, note: Note, step: StepHook): Promise<void> {
  const staged = join(folder, note.staged);
  const aside = join(folder, note.aside);
  if (existsSync(join(staged, DATABASE_FILE))) {
    const present = FILES.filter((name) => existsSync(join(folder, name)));
    if (present.length > 0) await mkdir(aside, { recursive: true, mode: PRIVATE_FOLDER_MODE });
    for (const name of present) {
      step(`aside:${name}`);
      await rename(join(folder, name), join(aside, name));
    }
    if (present.length > 0) await syncFolder(aside);
    await syncFolder(folder);
  }
  // The database first: where it has left its folder, everything of the old ledger is out of the way, and only keys remain.
  for (const name of [DATABASE_FILE, WITNESS_FILE, KEY_FILE_NAME, PREVIOUS_KEY_FILE_NAME]) {
    // What is in place already is never replaced: it was moved aside before, or it is not what the note tells of.
    if (!existsSync(join(staged, name)) || existsSync(join(folder, name))) continue;
    step(`place:${name}`);
    await rename(join(staged, name), join(folder, name));
  }
  await syncFolder(folder);
  step('done');
  await rm(join(folder, NOTE), { force: true });
  await rm(staged, { recursive: true, force: true });
}

/**
 * Ends what a crash left of a restore, a preview or the creation of a ledger. The caller holds the ledger's lock. Answers whether a restore was
 * finished by it.
 *
 * A restore whose crash came before the ledger's own file was moved is given up, not finished: a note that somebody put
 * there must not move a ledger aside, and whoever restored has not been told that it was done.
 */
export async function settleRestore(folder: string): Promise<boolean> {
  await settleCreation(folder);
  const note = await readNote(folder);
  let finished = false;
  if (note !== null) {
    const staged = join(folder, note.staged);
    const prepared = isRealFolder(staged) && existsSync(join(staged, DATABASE_FILE));
    const inPlace = existsSync(join(folder, DATABASE_FILE));
    finished = prepared !== inPlace && (prepared || isRealFolder(staged));
    if (finished) await carryOut(folder, note, () => {});
    // Not begun, or somebody took the prepared copy away: the old ledger stays, rather than none at all.
    else if (prepared || !inPlace) await moveBack(folder, note);
    await rm(join(folder, NOTE), { force: true });
    await syncFolder(folder);
  }
  await rm(join(folder, `${NOTE}.tmp`), { force: true });
  await removeStaged(folder);
  await removeUnfinished(folder);
  return finished;
}

/** A folder itself, not a link to one. */
function isRealFolder(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

async function moveBack(folder: string, note: Note): Promise<void> {
  const aside = join(folder, note.aside);
  if (!isRealFolder(aside)) return;
  for (const name of FILES)
    if (existsSync(join(aside, name)) && !existsSync(join(folder, name)))
      await rename(join(aside, name), join(folder, name));
  // Only an empty folder lets itself be removed.
  await rmdir(aside).catch(() => undefined);
}

async function readNote(folder: string): Promise<Note | null> {
  let text: string;
  try {
    text = await readFile(join(folder, NOTE), 'utf8');
  } catch {
    return null;
  }
  const note = noteSchema.safeParse(safeJson(text));
  if (note.success) return note.data;
  throw new BackupError('damaged', `${NOTE} cannot be read`);
}

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Is a restore under way or interrupted in this folder? */
export function isRestoreUnderWay(folder: string): boolean {
  return existsSync(join(folder, NOTE));
}

/** `settleRestore` under the ledger's lock; does nothing while another process uses the ledger. */
export async function settleRestoreAtStart(folder: string): Promise<boolean> {
  const names = await readdir(folder).catch(() => [] as string[]);
  if (!names.some((name) => name === NOTE || name.startsWith(STAGING_PREFIX) || isCreationName(name))) return false;
  try {
    const lock = await acquireLock(ledgerLocation(folder).lock, 'the end of an interrupted restore');
    try {
      return await settleRestore(folder);
    } finally {
      await lock.release();
    }
  } catch (error) {
    if (error instanceof InUseError) return false;
    throw error;
  }
}
