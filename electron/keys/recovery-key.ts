/**
 * The recovery key: 160 random bits that a person prints and keeps. Written in Crockford's base 32 (no I, L, O, U) in
 * nine groups of four; the last group is a checksum, so that a slip of the pen is found before anything is tried.
 */
import { createHash, randomBytes } from 'node:crypto';
import { KeyError } from './errors.ts';

const RECOVERY_KEY_BYTES = 20;
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const BITS_PER_CHARACTER = 5;
const KEY_CHARACTERS = (RECOVERY_KEY_BYTES * 8) / BITS_PER_CHARACTER;
const CHECKSUM_CHARACTERS = 4;
const GROUP_CHARACTERS = 4;
const CHECKSUM_DOMAIN = 'root-ledger recovery key v1';

function encode(bytes: Uint8Array, characters: number): string {
  let text = '';
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = ((held & 0xff) << 8) | byte;
    bits += 8;
    while (bits >= BITS_PER_CHARACTER && text.length < characters) {
      bits -= BITS_PER_CHARACTER;
      text += ALPHABET.charAt((held >> bits) & 31);
    }
  }
  return text;
}

function decode(text: string): Buffer {
  const bytes = Buffer.alloc(RECOVERY_KEY_BYTES);
  let held = 0;
  let bits = 0;
  let at = 0;
  for (const character of text) {
    held = ((held & 0xff) << BITS_PER_CHARACTER) | ALPHABET.indexOf(character);
    bits += BITS_PER_CHARACTER;
    if (bits >= 8) {
      bits -= 8;
      bytes[at] = (held >> bits) & 0xff;
      at += 1;
    }
  }
  return bytes;
}

function checksum(bytes: Uint8Array): string {
  return encode(createHash('sha256').update(CHECKSUM_DOMAIN).update(bytes).digest(), CHECKSUM_CHARACTERS);
}

/** New random recovery key bytes. */
export function generateRecoveryKey(): Buffer {
  return randomBytes(RECOVERY_KEY_BYTES);
}

/** The recovery key as a person sees it: `XXXX-XXXX-…`, nine groups. Throws a RangeError for another length. */
export function formatRecoveryKey(bytes: Uint8Array): string {
  if (bytes.length !== RECOVERY_KEY_BYTES) throw new RangeError('A recovery key has 20 bytes.');
  const text = encode(bytes, KEY_CHARACTERS) + checksum(bytes);
  return (text.match(new RegExp(`.{${GROUP_CHARACTERS}}`, 'g')) ?? []).join('-');
}

/**
 * The bytes of a recovery key as somebody typed it: case, spaces, line breaks and dashes do not matter, O reads as 0,
 * I and L as 1. Throws `malformed-recovery-key`, saying what does not fit but never repeating what was typed.
 */
export function parseRecoveryKey(typed: string): Buffer {
  const text = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}_.,:;·•\u200b-\u200f\u2212\ufeff]/gu, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  const expected = KEY_CHARACTERS + CHECKSUM_CHARACTERS;
  if ([...text].some((character) => !ALPHABET.includes(character))) {
    throw new KeyError(
      'malformed-recovery-key',
      'This is not a recovery key: it holds a character that recovery keys never use.',
    );
  }
  if (text.length !== expected) {
    throw new KeyError(
      'malformed-recovery-key',
      `A recovery key has ${expected} letters and digits, and this has ${text.length}. Check that none is missing.`,
    );
  }
  const bytes = decode(text.slice(0, KEY_CHARACTERS));
  if (checksum(bytes) !== text.slice(KEY_CHARACTERS)) {
    bytes.fill(0);
    throw new KeyError(
      'malformed-recovery-key',
      'The recovery key has a typing error. Compare it with the printed one.',
    );
  }
  return bytes;
}
