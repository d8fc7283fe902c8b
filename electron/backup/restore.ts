/**
 * Putting a backup in the ledger's place. The ledger that was there is moved aside, never deleted.
 *
 * Everything is prepared in a folder beside it first; then a note of what is about to happen is written, and the files are
 * moved. After a crash the note tells how to go on, so that the folder holds the old ledger or the new one, never a mixture.
 */
import { existsSync } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { ATTEMPTS_FILE_NAME } from '../keys/attempts.ts';
import { type StepHook, syncFolder, writeDurably } from '../keys/durable-write.ts';
import { KEY_FILE_NAME, PREVIOUS_KEY_FILE_NAME } from '../keys/key-store.ts';
import { openEncrypted } from '../ledger/connection.ts';
import { acquireLock, InUseError } from '../ledger/instance-lock.ts';
import { ledgerLocation } from '../ledger/location.ts';
import { nextEntry, sealEntry } from '../ledger/log.ts';
import { DATABASE_FILE } from '../ledger/open.ts';
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
    noteInLog(join(staged.folder, DATABASE_FILE), staged, actor, now);
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

/** The log goes on with the entry that tells of the restore: whoever reads it sees that later entries were left behind. */
function noteInLog(database: string, { preview, unlocked }: Staged, actor: string, now: Date): void {
  const db = openEncrypted(database, unlocked.keys[0].key);
  try {
    db.transaction(() => {
      const { seq, at, wall } = nextEntry(db, now, { anyClock: true });
      const title = `Restored the backup of ${preview.made}`;
      sealEntry(db, { seq, at, wall, actor, action: 'restore', title, reason: null, detail: { made: preview.made } });
    }).immediate();
    db.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    db.close();
  }
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
  for (const name of [DATABASE_FILE, KEY_FILE_NAME, PREVIOUS_KEY_FILE_NAME]) {
    if (!existsSync(join(staged, name))) continue;
    step(`place:${name}`);
    await rename(join(staged, name), join(folder, name));
  }
  await syncFolder(folder);
  step('done');
  await rm(join(folder, NOTE), { force: true });
  await rm(staged, { recursive: true, force: true });
}

/**
 * Ends what a crash left of a restore or a preview. The caller holds the ledger's lock. Answers whether a restore was
 * finished by it.
 */
export async function settleRestore(folder: string): Promise<boolean> {
  const note = await readNote(folder);
  if (note !== null) {
    const gone = ![join(folder, note.staged), folder].some((one) => existsSync(join(one, DATABASE_FILE)));
    // Somebody took the prepared copy away: the old ledger comes back, rather than no ledger at all.
    if (gone) await moveBack(folder, note);
    await carryOut(folder, note, () => {});
  }
  await rm(join(folder, `${NOTE}.tmp`), { force: true });
  await removeStaged(folder);
  await removeUnfinished(folder);
  return note !== null;
}

async function moveBack(folder: string, note: Note): Promise<void> {
  for (const name of FILES) {
    const from = join(folder, note.aside, name);
    if (existsSync(from)) await rename(from, join(folder, name));
  }
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
  if (!names.some((name) => name === NOTE || name.startsWith(STAGING_PREFIX))) return false;
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
