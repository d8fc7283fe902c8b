/**
 * The file format of a backup: a tar archive (POSIX ustar) with three entries in a fixed order, so that any system can
 * take it apart without this app. Reading trusts nothing: names, order and sizes must be exactly those written here.
 */
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { BackupError } from './errors.ts';

/** The entries, in order. The first tells about the others and may be read without any key. */
const ENTRY_NAMES = ['backup.json', 'keys.json', 'ledger.db'] as const;
export type EntryName = (typeof ENTRY_NAMES)[number];

const BLOCK_BYTES = 512;
/** Two blocks of zeros end the archive. */
const END_BYTES = 2 * BLOCK_BYTES;
const PRIVATE_FILE_MODE = 0o600;
/** The largest size that the header's eleven octal digits can say: 8 GiB. */
const MOST_ENTRY_BYTES = 8 ** 11 - 1;
/** What is read whole into memory: the two small entries. */
const MOST_SMALL_ENTRY_BYTES = 1024 * 1024;

/** Fields of a ustar header used here: offset and length in bytes. Source: POSIX.1-2017, pax, "ustar Interchange Format". */
const FIELD = {
  name: [0, 100],
  mode: [100, 8],
  size: [124, 12],
  modified: [136, 12],
  checksum: [148, 8],
  type: [156, 1],
  magic: [257, 8],
} as const;
const REGULAR_FILE = '0';
const MAGIC = 'ustar\u000000';

export interface Entry {
  readonly name: EntryName;
  /** Where its content begins in the file, and how long it is, in bytes. */
  readonly offset: number;
  readonly bytes: number;
}

const octal = (value: number, digits: number) => value.toString(8).padStart(digits, '0');

function checksumOf(header: Buffer): number {
  let sum = 0;
  const [at, length] = FIELD.checksum;
  for (const [index, byte] of header.entries()) sum += index >= at && index < at + length ? 0x20 : byte;
  return sum;
}

function headerOf(name: EntryName, bytes: number, at: Date): Buffer {
  if (bytes > MOST_ENTRY_BYTES) throw new RangeError('An entry of a backup has less than 8 GiB.');
  const header = Buffer.alloc(BLOCK_BYTES);
  const put = (field: keyof typeof FIELD, text: string) => header.write(text, FIELD[field][0], 'latin1');
  put('name', name);
  put('mode', octal(PRIVATE_FILE_MODE, 7));
  put('size', octal(bytes, 11));
  put('modified', octal(Math.max(0, Math.floor(at.getTime() / 1000)), 11));
  put('type', REGULAR_FILE);
  put('magic', MAGIC);
  put('checksum', `${octal(checksumOf(header), 6)}\u0000 `);
  return header;
}

const paddingOf = (bytes: number) => (BLOCK_BYTES - (bytes % BLOCK_BYTES)) % BLOCK_BYTES;
const padding = (bytes: number) => Buffer.alloc(paddingOf(bytes));

/** Writes the archive to a new file and makes it durable. `database` is a path; the small entries are given whole. */
export async function writeArchive(
  file: string,
  content: { manifest: Buffer; keys: Buffer; database: string; databaseBytes: number },
  at: Date,
): Promise<void> {
  const { manifest, keys, database, databaseBytes } = content;
  async function* parts() {
    yield headerOf('backup.json', manifest.length, at);
    yield manifest;
    yield padding(manifest.length);
    yield headerOf('keys.json', keys.length, at);
    yield keys;
    yield padding(keys.length);
    yield headerOf('ledger.db', databaseBytes, at);
    yield* createReadStream(database);
    yield padding(databaseBytes);
    yield Buffer.alloc(END_BYTES);
  }
  await pipeline(
    Readable.from(parts()),
    createWriteStream(file, { mode: PRIVATE_FILE_MODE, flags: 'wx', flush: true }),
  );
}

/** Where each entry is. Throws a BackupError `not-a-backup` or `damaged`. */
export async function readIndex(file: string): Promise<readonly [Entry, Entry, Entry]> {
  const handle = await openFile(file);
  try {
    const { size } = await handle.stat();
    const found: Entry[] = [];
    let offset = 0;
    for (const name of ENTRY_NAMES) {
      const bytes = await readHeader(handle, offset, name);
      const entry = { name, offset: offset + BLOCK_BYTES, bytes };
      if (entry.offset + bytes > size) throw new BackupError('damaged', 'it ends too early');
      if (name !== 'ledger.db' && bytes > MOST_SMALL_ENTRY_BYTES)
        throw new BackupError('damaged', `${name} is too large`);
      found.push(entry);
      offset = entry.offset + Math.ceil(bytes / BLOCK_BYTES) * BLOCK_BYTES;
    }
    const [manifest, keys, database] = found;
    if (!manifest || !keys || !database) throw new BackupError('damaged');
    if (size < offset + END_BYTES) throw new BackupError('damaged', 'it ends too early');
    if (size > offset + END_BYTES) throw new BackupError('damaged', 'something follows its end');
    for (const { offset: at, bytes } of found) await assertZeros(handle, at + bytes, paddingOf(bytes));
    await assertZeros(handle, offset, END_BYTES);
    return [manifest, keys, database];
  } finally {
    await handle.close();
  }
}

async function openFile(file: string): Promise<FileHandle> {
  try {
    const handle = await open(file, 'r');
    if ((await handle.stat()).isFile()) return handle;
    await handle.close();
  } catch (error) {
    throw new BackupError('unreadable', undefined, error);
  }
  throw new BackupError('not-a-backup');
}

/** What carries nothing holds nothing: whatever was put there is not ours. */
async function assertZeros(handle: FileHandle, at: number, bytes: number): Promise<void> {
  const gap = Buffer.alloc(bytes);
  if (bytes > 0) await handle.read(gap, 0, bytes, at);
  if (gap.some((byte) => byte !== 0)) throw new BackupError('damaged', 'something is hidden in it');
}

/** Throws a BackupError `damaged` unless every header is the one that is written for an archive made at `at`. */
export async function assertOwnHeaders(file: string, entries: readonly Entry[], at: Date): Promise<void> {
  const handle = await openFile(file);
  try {
    for (const { name, offset, bytes } of entries) {
      const header = Buffer.alloc(BLOCK_BYTES);
      await handle.read(header, 0, BLOCK_BYTES, offset - BLOCK_BYTES);
      if (!header.equals(headerOf(name, bytes, at))) throw new BackupError('damaged', 'a header was altered');
    }
  } finally {
    await handle.close();
  }
}

async function readHeader(handle: FileHandle, offset: number, expected: EntryName): Promise<number> {
  const header = Buffer.alloc(BLOCK_BYTES);
  const { bytesRead } = await handle.read(header, 0, BLOCK_BYTES, offset);
  const first = expected === ENTRY_NAMES[0];
  const refuse = (reason: string) => new BackupError(first ? 'not-a-backup' : 'damaged', reason);
  if (bytesRead < BLOCK_BYTES) throw refuse('it ends too early');
  const text = (field: keyof typeof FIELD) => {
    const [at, length] = FIELD[field];
    return (header.toString('latin1', at, at + length).split('\u0000')[0] ?? '').trim();
  };
  if (text('name') !== expected || !text('magic').startsWith('ustar') || text('type') !== REGULAR_FILE)
    throw refuse('it holds something else');
  if (Number.parseInt(text('checksum'), 8) !== checksumOf(header)) throw refuse('a header is damaged');
  const size = text('size');
  if (!/^[0-7]{11}$/.test(size)) throw refuse('a size is damaged');
  return Number.parseInt(size, 8);
}

/** The content of a small entry. */
export async function readEntry(file: string, entry: Entry): Promise<Buffer> {
  const handle = await openFile(file);
  try {
    const content = Buffer.alloc(entry.bytes);
    const { bytesRead } = await handle.read(content, 0, entry.bytes, entry.offset);
    if (bytesRead < entry.bytes) throw new BackupError('damaged', 'it ends too early');
    return content;
  } finally {
    await handle.close();
  }
}

/** Copies an entry to a new private file, durably. */
export async function extractEntry(file: string, entry: Entry, to: string): Promise<void> {
  const source = entry.bytes === 0 ? Readable.from([]) : contentOf(file, entry);
  await pipeline(source, createWriteStream(to, { mode: PRIVATE_FILE_MODE, flags: 'wx', flush: true }));
}

/** SHA-256 of a file, or of one entry of it, in hexadecimal digits. */
export async function sha256Of(file: string, entry?: Entry): Promise<string> {
  const hash = createHash('sha256');
  const source = entry === undefined ? createReadStream(file) : entry.bytes === 0 ? [] : contentOf(file, entry);
  for await (const chunk of source) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

const contentOf = (file: string, { offset, bytes }: Entry) =>
  createReadStream(file, { start: offset, end: offset + bytes - 1 });
