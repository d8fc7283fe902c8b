/** Making a backup: copy, check, pack, check again, and only then give it its name. */
import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type DestinationRules, fileDestination } from '../files/destination.ts';
import { outputErrorOf } from '../files/output-errors.ts';
import { clearLeft, giveName, unfinishedIn } from '../files/write-out.ts';
import { isDataKey } from '../keys/data-key.ts';
import { type StepHook, syncFolder } from '../keys/durable-write.ts';
import { serializeKeyFile } from '../keys/key-file.ts';
import { loadKeyFile } from '../keys/key-store.ts';
import { ConnectionError, connectionErrorOf } from '../ledger/connection-errors.ts';
import { keepPrivate, ledgerLocation } from '../ledger/location.ts';
import { sha256Of, writeArchive } from './archive.ts';
import { type Content, copyDatabase } from './database-copy.ts';
import { BackupError } from './errors.ts';
import { assertUndamaged, FORMAT, logOf, proven, readArchive, serializeManifest, VERSION } from './manifest.ts';

export const BACKUP_EXTENSION = '.root-ledger-backup';
/** Unfinished work, named so that it is recognized and cleared away after a crash. */
const WORKING_PREFIX = 'unfinished-';
const PRIVATE_FOLDER_MODE = 0o700;

export interface BackupWanted extends Partial<DestinationRules> {
  /** The ledger's folder. */
  readonly folder: string;
  /** The data key, 32 bytes; not kept. */
  readonly key: Buffer;
  /** The file to make. It must not exist, unless `replace`. */
  readonly out: string;
  /** One of the ledger's own, beside it. Whatever else is made lies outside of every ledger's folder. */
  readonly own?: boolean;
  readonly app: string;
  readonly now: Date;
  readonly step?: StepHook;
}

export interface BackupMade {
  readonly file: string;
  readonly made: string;
  readonly bytes: number;
  readonly content: Content;
}

/**
 * Makes one backup of a ledger that may be in use. Either the whole, checked file is at `out` afterwards, or an error is
 * thrown (a BackupError, a ConnectionError such as `disk-full` or `read-only`) and nothing is there that was not before.
 */
export async function makeBackup(wanted: BackupWanted): Promise<BackupMade> {
  const { folder, key, out, now, step = () => {} } = wanted;
  const location = ledgerLocation(folder);
  const { replace = false, toReplace = '', ledgers = [], secrets = [] } = wanted;
  const rules = { replace, toReplace, ledgers: [folder, ...ledgers], secrets };
  const { path, folder: outFolder } = wanted.own === true ? ownPlace(out) : await fileDestination(out, rules);
  const mark = `${WORKING_PREFIX}${randomBytes(6).toString('hex')}`;
  const copy = join(location.backups, `${mark}.db`);
  const packed = wanted.own === true ? join(outFolder, `${mark}${BACKUP_EXTENSION}`) : unfinishedIn(outFolder);
  try {
    if (wanted.own !== true) await clearLeft(outFolder);
    await mkdir(location.backups, { recursive: true, mode: PRIVATE_FOLDER_MODE });
    const { file } = await loadKeyFile(folder);
    // A backup whose own key file does not open it would be found out on the worst day.
    if (!file.keys.some((entry) => isDataKey(file.ledger, entry, key))) throw new BackupError('foreign-keys');
    const keys = Buffer.from(serializeKeyFile(file), 'utf8');
    step('copy');
    const { content, noted } = copyDatabase(location.database, copy, key);
    await keepPrivate(copy);
    const databaseBytes = (await stat(copy)).size;
    const manifest = {
      format: FORMAT,
      version: VERSION,
      made: now.toISOString(),
      app: wanted.app,
      schema: content.schema,
      ...(noted === null ? {} : { log: logOf(noted) }),
      files: {
        'keys.json': { bytes: keys.length, sha256: sha256(keys) },
        'ledger.db': { bytes: databaseBytes, sha256: await sha256Of(copy) },
      },
    } as const;
    step('pack');
    await writeArchive(
      packed,
      { manifest: serializeManifest(proven(manifest, key)), keys, database: copy, databaseBytes },
      now,
    );
    step('check');
    await assertUndamaged(packed, await readArchive(packed));
    step('name');
    await giveName(packed, path, out, rules);
    await syncFolder(outFolder);
    return { file: out, made: manifest.made, bytes: (await stat(path)).size, content };
  } catch (error) {
    const known = connectionErrorOf(error);
    // What was not written is the backup: the ledger lacks nothing.
    if (known?.problem === 'disk-full') throw outputErrorOf(Object.assign(new Error(), { code: 'ENOSPC' }), out);
    throw known ?? outputErrorOf(error, out);
  } finally {
    await Promise.all([copy, packed].map((path) => rm(path, { force: true }).catch(() => {})));
  }
}

const ownPlace = (out: string) => ({ path: out, folder: dirname(out) });

/** Clears away what an interrupted backup left. Only for the process that holds the ledger's lock. */
export async function removeUnfinished(folder: string): Promise<void> {
  const { backups } = ledgerLocation(folder);
  const names = await readdir(backups).catch(() => [] as string[]);
  for (const name of names)
    if (name.startsWith(WORKING_PREFIX)) await rm(join(backups, name), { force: true }).catch(() => {});
}

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : '');

/** The typed error for a file operation that failed, or null. */
export function fileErrorOf(error: unknown): ConnectionError | null {
  const code = codeOf(error);
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG') return new ConnectionError('disk-full', error);
  if (code === 'EROFS' || code === 'EACCES' || code === 'EPERM') return new ConnectionError('read-only', error);
  if (code === 'ENOENT' || code === 'EIO' || code === 'ENODEV' || code === 'ESTALE')
    return new ConnectionError('disk-error', error);
  return null;
}

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
