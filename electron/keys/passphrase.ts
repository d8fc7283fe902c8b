import { isUtf8 } from 'node:buffer';
import { LEAST_SCORE, strengthOf } from '../../shared/keys/strength.ts';
import { KeyError } from './errors.ts';
import { wipe } from './wipe.ts';

const LEAST_PASSPHRASE_CHARACTERS = 8;

const CONTINUATION_MASK = 0xc0;
const CONTINUATION = 0x80;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/**
 * The bytes that a passphrase is derived from: UTF-8 of its NFKC form, so that "ä" typed on a Mac and on Windows is the
 * same passphrase. Plain ASCII never becomes a string, which could not be wiped. Returns a copy; the input is untouched.
 * Throws `passphrase-not-text` for bytes that are not UTF-8.
 */
export function canonicalPassphrase(passphrase: Uint8Array): Buffer {
  if (passphrase.every((byte) => byte < 0x80)) return Buffer.from(passphrase);
  if (!isUtf8(passphrase)) throw new KeyError('passphrase-not-text', 'The passphrase is not valid UTF-8 text.');
  return Buffer.from(Buffer.from(passphrase).toString('utf8').normalize('NFKC'), 'utf8');
}

/** Number of characters (code points) in UTF-8 bytes. */
export function countCharacters(utf8: Uint8Array): number {
  let count = 0;
  for (const byte of utf8) if ((byte & CONTINUATION_MASK) !== CONTINUATION) count += 1;
  return count;
}

/**
 * The canonical bytes of a passphrase about to be set. Throws `passphrase-too-short` under 8 characters, and
 * `passphrase-too-weak` for one that is soon guessed, wherever it was typed. (The estimator takes text, which cannot be wiped.)
 */
export async function newPassphrase(passphrase: Uint8Array): Promise<Buffer> {
  const canonical = canonicalPassphrase(passphrase);
  if (countCharacters(canonical) < LEAST_PASSPHRASE_CHARACTERS) {
    wipe(canonical);
    throw new KeyError(
      'passphrase-too-short',
      `The passphrase needs at least ${LEAST_PASSPHRASE_CHARACTERS} characters. Several unrelated words work well.`,
    );
  }
  const { score, advice } = await strengthOf(canonical.toString('utf8'));
  if (score < LEAST_SCORE) {
    wipe(canonical);
    throw new KeyError(
      'passphrase-too-weak',
      `The passphrase is too easy to guess. ${advice ?? 'Four or more unrelated words are harder to guess.'}`,
    );
  }
  return canonical;
}

/**
 * The passphrase in a file or on standard input: its first line, without the byte order mark that some editors add.
 * Returns a copy; wipes the bytes read.
 */
export function passphraseFromFileBytes(content: Uint8Array): Buffer {
  const start = content[0] === 0xef && content[1] === 0xbb && content[2] === 0xbf ? 3 : 0;
  const lineFeed = content.indexOf(LINE_FEED);
  let end = lineFeed === -1 ? content.length : lineFeed;
  if (end > start && content[end - 1] === CARRIAGE_RETURN) end -= 1;
  const passphrase = Buffer.from(content.subarray(start, end));
  wipe(content);
  return passphrase;
}
