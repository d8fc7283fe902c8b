/**
 * The one way in which a file is written that somebody asked for: private from its first byte, complete or not at all, and
 * never over something that nobody agreed to replace.
 */
import { createHash, randomBytes } from 'node:crypto';
import { link, lstat, mkdir, open, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { LedgerError } from '../../shared/ipc/result.ts';
import { PRIVATE_FILE_MODE, syncFolder } from '../keys/durable-write.ts';
import { type DestinationRules, destinationOf, existsAlready, fileDestination } from './destination.ts';
import { codeOf, outputErrorOf } from './output-errors.ts';

const PRIVATE_FOLDER_MODE = 0o700;
/** Unfinished files begin like this. The name is short and of its own: that of the file may be as long as names can be. */
const UNFINISHED = /^\.root-ledger-[0-9a-f]{12}\.unfinished$/;
/** One that nobody has written to for so long was left by a process that was killed. */
const LEFT_AFTER_MS = 10 * 60_000;

export interface Written {
  readonly file: string;
  /** Hexadecimal digits. */
  readonly sha256: string;
  readonly bytes: number;
}

/** A file to be written, with its name. */
export interface NamedContent {
  readonly name: string;
  readonly content: Uint8Array | string;
}

/** A name for something unfinished in a folder. */
export function unfinishedIn(folder: string): string {
  return join(folder, `.root-ledger-${randomBytes(6).toString('hex')}.unfinished`);
}

/** Write a file. Throws a `LedgerError` in words about that file; then everything is as it was before. */
export async function writeOut(given: string, content: Uint8Array | string, rules: DestinationRules): Promise<Written> {
  const { path, folder } = await fileDestination(given, rules);
  await clearLeft(folder);
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  const unfinished = unfinishedIn(folder);
  try {
    await writeNew(unfinished, bytes);
    await giveName(unfinished, path, given, rules);
    await syncFolder(folder);
  } catch (error) {
    throw outputErrorOf(error, given);
  } finally {
    await rm(unfinished, { force: true }).catch(() => undefined);
  }
  return { file: given, sha256: sha256Of(bytes), bytes: bytes.byteLength };
}

/**
 * Write a folder of files: all of them or none. An empty folder may be there already; one with files in it is replaced as a
 * whole if that was agreed to and all of them are such that this would write. Throws as `writeOut`.
 */
export async function writeOutFolder(
  given: string,
  files: readonly NamedContent[],
  rules: DestinationRules,
): Promise<readonly Written[]> {
  const { path, folder, present } = await destinationOf(given, rules);
  if (present !== null && !present.isDirectory())
    throw new LedgerError('invalid-request', `${given} is a file; a folder is meant.`, { hint: 'Name a new folder.' });
  const before =
    present === null ? [] : await readdir(path).catch((error) => Promise.reject(outputErrorOf(error, given)));
  if (before.length > 0) assertReplaceable(given, before, files, rules);
  await clearLeft(folder);
  const unfinished = unfinishedIn(folder);
  const written: Written[] = [];
  try {
    await mkdir(unfinished, { mode: PRIVATE_FOLDER_MODE });
    for (const { name, content } of files) {
      const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
      await writeNew(join(unfinished, name), bytes);
      written.push({ file: join(given, name), sha256: sha256Of(bytes), bytes: bytes.byteLength });
    }
    await syncFolder(unfinished);
    await putFolder(unfinished, path, before.length > 0);
    await syncFolder(folder);
  } catch (error) {
    throw outputErrorOf(error, given);
  } finally {
    await rm(unfinished, { recursive: true, force: true }).catch(() => undefined);
  }
  return written;
}

function assertReplaceable(
  given: string,
  before: readonly string[],
  files: readonly NamedContent[],
  rules: DestinationRules,
): void {
  if (!rules.replace) throw existsAlready(given, rules);
  const ours = new Set(files.map((file) => file.name));
  if (before.every((name) => ours.has(name))) return;
  throw new LedgerError('conflict', `${given} holds other files, too. Nothing was overwritten.`, {
    hint: 'Name a new folder, for example one inside it.',
  });
}

/** Puts a finished folder in place of none, of an empty one, or of one that steps aside and then goes. */
async function putFolder(finished: string, path: string, occupied: boolean): Promise<void> {
  if (!occupied) {
    // Only an empty folder lets itself be removed.
    await rmdir(path).catch((error) => (codeOf(error) === 'ENOENT' ? undefined : Promise.reject(error)));
    return rename(finished, path);
  }
  const aside = `${finished}.before`;
  await rename(path, aside);
  try {
    await rename(finished, path);
  } catch (error) {
    await rename(aside, path);
    throw error;
  }
  await rm(aside, { recursive: true, force: true });
}

async function writeNew(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, 'wx', PRIVATE_FILE_MODE);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Gives a finished file its name; without `replace` never over one that appeared meanwhile. */
export async function giveName(finished: string, path: string, given: string, rules: DestinationRules): Promise<void> {
  if (!rules.replace) {
    try {
      await link(finished, path);
      return;
    } catch (error) {
      if (codeOf(error) === 'EEXIST') throw existsAlready(given, rules);
      if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EXDEV'].includes(codeOf(error))) throw error;
      // A file system without hard links (FAT on a memory stick): looking once more has to do.
      if (await isThere(path)) throw existsAlready(given, rules);
    }
  }
  await rename(finished, path);
}

async function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

/** Clears away what killed processes left unfinished in this folder; it may hold names in the clear. */
export async function clearLeft(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => [] as string[]);
  for (const name of names.filter((one) => UNFINISHED.test(one))) {
    const path = join(folder, name);
    const found = await lstat(path).catch(() => null);
    if (found === null || Date.now() - found.mtimeMs < LEFT_AFTER_MS) continue;
    if (process.getuid !== undefined && found.uid !== process.getuid()) continue;
    await rm(path, { recursive: true, force: true }).catch(() => undefined);
  }
}

const sha256Of = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
