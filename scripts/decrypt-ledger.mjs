#!/usr/bin/env node
/**
 * Reads a ledger without Root Ledger: decrypts it with its recovery key into a plain SQLite file that any SQLite program opens.
 * On purpose one file that imports nothing but Node (18 or newer), not even the app's own code: it is the second, independent
 * description of the formats in docs/open-with-sqlcipher.md, and can be kept with the printed recovery key.
 *
 *   node decrypt-ledger.mjs FOLDER OUT.sqlite < file-with-the-recovery-key
 *   node decrypt-ledger.mjs FOLDER --raw-key  < file-with-the-recovery-key
 */
import { createDecipheriv, createHmac, hkdfSync, pbkdf2Sync } from 'node:crypto';
import { existsSync, lstatSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const PAGE = 4096;
const RESERVED = 80;
const HMAC = 64;
const WAL_HEADER = 32;
const FRAME_HEADER = 24;

const fail = (message) => {
  process.stderr.write(`${message}\n`);
  process.exit(2);
};

/** 32 characters of Crockford's base 32 are the key's 160 bits; the last 4 are a checksum, not needed here. */
function recoveryKeyBytes(typed) {
  const text = typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  const digits = [...text].map((character) => '0123456789ABCDEFGHJKMNPQRSTVWXYZ'.indexOf(character));
  if (digits.length !== 36 || digits.includes(-1)) fail('This is not a recovery key.');
  const number = digits.slice(0, 32).reduce((sum, digit) => sum * 32n + BigInt(digit), 0n);
  return Buffer.from(number.toString(16).padStart(40, '0'), 'hex');
}

function dataKeys(keyFile, recoveryKey) {
  const bytes = (text) => Buffer.from(text, 'base64');
  for (const slot of keyFile.slots.filter((one) => one.kind === 'recovery')) {
    const salt = bytes(slot.kdf.salt);
    const slotKey = Buffer.from(hkdfSync('sha256', recoveryKey, salt, 'root-ledger recovery slot v1', 32));
    const opened = slot.wraps.map((wrap) => {
      const header = { kdf: [slot.kdf.algorithm, slot.kdf.salt] };
      const context = [keyFile.format, keyFile.version, keyFile.ledger, slot.id, slot.kind, header, wrap.key];
      const sealed = bytes(wrap.sealed);
      const decipher = createDecipheriv('aes-256-gcm', slotKey, bytes(wrap.nonce))
        .setAAD(Buffer.from(JSON.stringify(context)))
        .setAuthTag(sealed.subarray(-16));
      try {
        return Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
      } catch {
        return null;
      }
    });
    if (opened.length > 0 && opened.every(Boolean)) return opened;
  }
  return fail('The recovery key does not open this key file.');
}

/** The plain page, or null if its checksum is wrong. */
function openPage(page, number, dataKey, hmacKey) {
  const start = number === 1 ? 16 : 0;
  const count = Buffer.alloc(4);
  count.writeUInt32LE(number);
  const hmac = createHmac('sha512', hmacKey)
    .update(page.subarray(start, PAGE - HMAC))
    .update(count)
    .digest();
  if (!hmac.equals(page.subarray(PAGE - HMAC))) return null;
  const iv = page.subarray(PAGE - RESERVED, PAGE - HMAC);
  const decipher = createDecipheriv('aes-256-cbc', dataKey, iv).setAutoPadding(false);
  const clear = Buffer.concat([decipher.update(page.subarray(start, PAGE - RESERVED)), decipher.final()]);
  const head = number === 1 ? Buffer.from('SQLite format 3\0', 'latin1') : Buffer.alloc(0);
  return Buffer.concat([head, clear, Buffer.alloc(RESERVED)]);
}

/** Adds the committed pages of the write-ahead log to `pages`. Returns the database's size in pages. */
function applyLog(wal, pages, size, open) {
  let pagesInFile = size;
  const pending = new Map();
  for (let at = WAL_HEADER; at + FRAME_HEADER + PAGE <= wal.length; at += FRAME_HEADER + PAGE) {
    if (!wal.subarray(at + 8, at + 16).equals(wal.subarray(16, 24))) break;
    const number = wal.readUInt32BE(at);
    const page = open(wal.subarray(at + FRAME_HEADER, at + FRAME_HEADER + PAGE), number);
    if (!page) break;
    pending.set(number, page);
    const sizeAfterCommit = wal.readUInt32BE(at + 4);
    if (sizeAfterCommit === 0) continue;
    for (const [key, value] of pending) pages.set(key, value);
    pending.clear();
    pagesInFile = sizeAfterCommit;
  }
  return pagesInFile;
}

function decrypt(file, wal, dataKey) {
  const hmacKey = pbkdf2Sync(dataKey, Buffer.from(file.subarray(0, 16).map((byte) => byte ^ 0x3a)), 2, 32, 'sha512');
  const open = (page, number) => openPage(page, number, dataKey, hmacKey);
  const pages = new Map();
  const size = applyLog(wal, pages, Math.floor(file.length / PAGE), open);
  const damaged = [];
  for (let number = 1; number <= size; number += 1) {
    if (pages.has(number)) continue;
    const page = open(file.subarray((number - 1) * PAGE, number * PAGE), number);
    if (!page) damaged.push(number);
    pages.set(number, page ?? Buffer.alloc(PAGE));
  }
  // Say that the plain copy has no write-ahead log.
  const first = pages.get(1);
  first?.fill(1, 18, 20);
  return { plain: Buffer.concat(Array.from({ length: size }, (_, at) => pages.get(at + 1))), damaged, size };
}

/** The bytes of a file; where it cannot be read, a sentence instead of a stack. */
function bytesOf(file) {
  try {
    return readFileSync(file);
  } catch (error) {
    return fail(`${file} cannot be read (${error.code}).`);
  }
}

function keyFileIn(at) {
  try {
    return JSON.parse(bytesOf(at).toString('utf8'));
  } catch {
    return fail(`${at} is damaged. Its second copy is keys.json.previous: put a copy of that in its place.`);
  }
}

/** Everything in the clear goes into a new file, whole or not at all. */
function write(file, content) {
  try {
    if (lstatSync(file, { throwIfNoEntry: false }))
      fail(`${file} exists already. Nothing was overwritten; choose another name.`);
  } catch (error) {
    fail(`${file} cannot be written (${error.code}).`);
  }
  try {
    writeFileSync(file, content, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (error.code !== 'EEXIST') rmSync(file, { force: true });
    fail(
      error.code === 'ENOSPC'
        ? `The disk is full: ${file} was not written.`
        : `${file} cannot be written (${error.code}).`,
    );
  }
}

const [folder, out] = process.argv.slice(2);
if (!folder || !out) fail('Usage: decrypt-ledger.mjs FOLDER OUT.sqlite|--raw-key, the recovery key on standard input');
const keys = dataKeys(keyFileIn(join(folder, 'keys.json')), recoveryKeyBytes(readFileSync(0, 'utf8')));
if (out === '--raw-key') {
  for (const key of keys) process.stdout.write(`${key.toString('hex')}\n`);
} else {
  const log = join(folder, 'ledger.db-wal');
  const wal = existsSync(log) ? bytesOf(log) : Buffer.alloc(0);
  const file = bytesOf(join(folder, 'ledger.db'));
  const results = keys.map((key) => decrypt(file, wal, key)).sort((a, b) => a.damaged.length - b.damaged.length);
  const [best] = results;
  if (best.damaged.length === best.size) fail('The key does not fit the ledger file.');
  write(out, best.plain);
  if (best.damaged.length > 0) fail(`Written, but these pages are damaged and left empty: ${best.damaged.join(', ')}`);
}
