/** Opening the encrypted ledger file. */
import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { keyFits, PAGE_BYTES } from './cipher-pages.ts';
import { ConnectionError, connectionErrorOf, sqliteCode } from './connection-errors.ts';

export type LedgerDatabase = Database.Database;

export interface OpenOptions {
  /** Reads only; a write throws. */
  readonly readonly?: boolean;
  /** Makes a new file, and refuses one that has content. Without it a missing or empty file is an error, never a fresh start. */
  readonly create?: boolean;
  /** How long a statement waits for another process, in milliseconds. */
  readonly busyTimeoutMs?: number;
}

const BUSY_TIMEOUT_MS = 5_000;
export const DATA_KEY_BYTES = 32;
const PRIVATE_FILE_MODE = 0o600;
const PLAIN_MAGIC = 'SQLite format 3\0';

/**
 * Opens the ledger file with its 32-byte data key (not kept; the caller wipes it). SQLCipher 4 format, write-ahead log, full
 * durability. Throws a ConnectionError: `missing`, `empty`, `not-encrypted`, `wrong-key`, `damaged`, `locked`, `read-only`,
 * `disk-full`, `no-access`, `disk-error`, `already-exists`.
 */
export function openEncrypted(file: string, dataKey: Buffer, options: OpenOptions = {}): LedgerDatabase {
  if (dataKey.length !== DATA_KEY_BYTES) throw new RangeError('A data key has 32 bytes.');
  inspect(file, options.create === true);
  let database: LedgerDatabase | null = null;
  try {
    database = new Database(file, {
      readonly: options.readonly === true,
      fileMustExist: true,
      timeout: options.busyTimeoutMs ?? BUSY_TIMEOUT_MS,
    });
    applyKey(database, dataKey);
    configure(database, options);
    return database;
  } catch (error) {
    database?.close();
    throw explain(error, file, dataKey);
  }
}

function inspect(file: string, create: boolean): void {
  if (create) {
    if (existsSync(file) && statSync(file).size > 0) throw new ConnectionError('already-exists');
    try {
      // Made here so that the journal files, which copy its permissions, are private from the first byte.
      closeSync(openSync(file, 'a', PRIVATE_FILE_MODE));
    } catch (error) {
      throw new ConnectionError(fileProblem(error), error);
    }
    return;
  }
  let size: number;
  try {
    size = statSync(file).size;
  } catch (error) {
    throw new ConnectionError(fileProblem(error), error);
  }
  if (size === 0) throw new ConnectionError('empty');
  // SQLite takes a file shorter than its header for a new one, and would start afresh.
  if (size < PAGE_BYTES) throw new ConnectionError('damaged');
}

function fileProblem(error: unknown): 'missing' | 'read-only' | 'disk-full' | 'no-access' {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'missing';
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'disk-full';
  return code === 'EROFS' || code === 'EACCES' || code === 'EPERM' ? 'read-only' : 'no-access';
}

/** Sets cipher and raw key. The library's own default is another cipher that no SQLCipher reader knows. */
function applyKey(database: LedgerDatabase, dataKey: Buffer): void {
  database.pragma(`cipher = 'sqlcipher'`);
  database.pragma('legacy = 4');
  const raw = Buffer.concat([Buffer.from('raw:', 'latin1'), dataKey]);
  try {
    database.key(raw);
  } finally {
    raw.fill(0);
  }
}

function configure(database: LedgerDatabase, { readonly, create }: OpenOptions): void {
  // Temporary files would not be encrypted.
  database.pragma('temp_store = MEMORY');
  database.pragma('trusted_schema = OFF');
  database.pragma('cell_size_check = ON');
  database.pragma('foreign_keys = ON');
  // The first read is what proves the key.
  const tables = database.prepare('SELECT count(*) FROM sqlite_schema').pluck().get();
  // What a young ledger looks like when its journal, with everything in it, was lost.
  if (tables === 0 && !create) throw new ConnectionError('empty');
  if (readonly) return;
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('secure_delete = ON');
}

function explain(error: unknown, file: string, dataKey: Buffer): unknown {
  const code = sqliteCode(error);
  if (code === 'SQLITE_NOTADB') {
    if (isPlain(file)) return new ConnectionError('not-encrypted', error);
    return new ConnectionError(keyFits(file, dataKey) ? 'damaged' : 'wrong-key', error);
  }
  return connectionErrorOf(error) ?? error;
}

function isPlain(file: string): boolean {
  const start = Buffer.alloc(PLAIN_MAGIC.length);
  const descriptor = openSync(file, 'r');
  try {
    readSync(descriptor, start, 0, start.length, 0);
  } finally {
    closeSync(descriptor);
  }
  return start.toString('latin1') === PLAIN_MAGIC;
}
