/**
 * The file's cipher, read without SQLite: SQLCipher 4 pages with a raw key. Used to tell a damaged file from a wrong key,
 * which SQLite reports alike.
 *
 * Page: encrypted content | 16-byte IV | 64-byte HMAC-SHA512 over content, IV and page number (32-bit little-endian).
 * The first 16 bytes of the file are the salt, in the clear, in place of SQLite's magic text.
 */
import { createDecipheriv, createHmac, pbkdf2Sync, timingSafeEqual } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

export const PAGE_BYTES = 4096;
const SALT_BYTES = 16;
const IV_BYTES = 16;
const HMAC_BYTES = 64;
const RESERVED_BYTES = IV_BYTES + HMAC_BYTES;
const HMAC_SALT_MASK = 0x3a;
const HMAC_KEY_ITERATIONS = 2;
const PAGES_TRIED = 32;
/** What SQLite's header holds at bytes 16–23 in every such file, except for the two format versions at 18 and 19. */
const HEADER_BYTES_AT_16 = [0x10, 0x00, null, null, RESERVED_BYTES, 64, 32, 32] as const;

/** The key of the pages' checksums, from the data key and the salt at the start of the file. */
function hmacKeyOf(dataKey: Uint8Array, salt: Uint8Array): Buffer {
  const masked = Buffer.from(salt.map((byte) => byte ^ HMAC_SALT_MASK));
  return pbkdf2Sync(dataKey, masked, HMAC_KEY_ITERATIONS, 32, 'sha512');
}

const startOf = (pageNumber: number) => (pageNumber === 1 ? SALT_BYTES : 0);

/** Does this page carry the right checksum? Pages are numbered from 1. */
function isPageAuthentic(page: Buffer, pageNumber: number, hmacKey: Uint8Array): boolean {
  const number = Buffer.alloc(4);
  number.writeUInt32LE(pageNumber);
  const body = page.subarray(startOf(pageNumber), PAGE_BYTES - HMAC_BYTES);
  const expected = createHmac('sha512', hmacKey).update(body).update(number).digest();
  return timingSafeEqual(expected, page.subarray(PAGE_BYTES - HMAC_BYTES));
}

/** The content of a page, without checking it. The first 16 bytes of page 1 are left as they are (the salt). */
function decryptPage(page: Buffer, pageNumber: number, dataKey: Uint8Array): Buffer {
  const content = PAGE_BYTES - RESERVED_BYTES;
  const decipher = createDecipheriv('aes-256-cbc', dataKey, page.subarray(content, content + IV_BYTES));
  decipher.setAutoPadding(false);
  const start = startOf(pageNumber);
  const clear = Buffer.concat([decipher.update(page.subarray(start, content)), decipher.final()]);
  return Buffer.concat([page.subarray(0, start), clear]);
}

function looksLikeHeader(page: Buffer, dataKey: Uint8Array): boolean {
  const clear = decryptPage(page, 1, dataKey);
  return HEADER_BYTES_AT_16.every((expected, at) => expected === null || clear[16 + at] === expected);
}

/**
 * Is this the key of the file, as far as its first pages tell? True if any page carries the right checksum or the first
 * one decrypts to a database header; then a file that does not open is damaged. False also if it is destroyed throughout.
 */
export function keyFits(file: string, dataKey: Uint8Array): boolean {
  const descriptor = openSync(file, 'r');
  try {
    const pages = Math.min(PAGES_TRIED, Math.floor(fstatSync(descriptor).size / PAGE_BYTES));
    let hmacKey: Buffer | null = null;
    for (let number = 1; number <= pages; number += 1) {
      const page = Buffer.alloc(PAGE_BYTES);
      if (readSync(descriptor, page, 0, PAGE_BYTES, (number - 1) * PAGE_BYTES) !== PAGE_BYTES) break;
      hmacKey ??= hmacKeyOf(dataKey, page.subarray(0, SALT_BYTES));
      if (isPageAuthentic(page, number, hmacKey)) return true;
      if (number === 1 && looksLikeHeader(page, dataKey)) return true;
    }
    return false;
  } finally {
    closeSync(descriptor);
  }
}

/** Where SQLite keeps its locks in files of more than a gibibyte: that page is never written. */
const LOCK_PAGE = 0x4000_0000 / PAGE_BYTES + 1;

/** What of a file does not carry the checksum of this key. */
export interface PageDamage {
  readonly pages: number;
  /** Numbers of damaged pages, from 1. */
  readonly damaged: readonly number[];
  /** Bytes behind the last whole page: the file was cut off. */
  readonly rest: number;
}

/** Reads every page of the file and checks it, some milliseconds per megabyte. Throws what the system throws. */
export function damageOf(file: string, dataKey: Uint8Array): PageDamage {
  const descriptor = openSync(file, 'r');
  try {
    const { size } = fstatSync(descriptor);
    const pages = Math.floor(size / PAGE_BYTES);
    const damaged: number[] = [];
    let hmacKey: Buffer | null = null;
    const page = Buffer.alloc(PAGE_BYTES);
    for (let number = 1; number <= pages; number += 1) {
      if (readSync(descriptor, page, 0, PAGE_BYTES, (number - 1) * PAGE_BYTES) !== PAGE_BYTES) break;
      hmacKey ??= hmacKeyOf(dataKey, page.subarray(0, SALT_BYTES));
      if (number !== LOCK_PAGE && !isPageAuthentic(page, number, hmacKey)) damaged.push(number);
    }
    return { pages, damaged, rest: size % PAGE_BYTES };
  } finally {
    closeSync(descriptor);
  }
}
