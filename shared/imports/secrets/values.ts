/**
 * Does a value look like a secret? Asked of every text that comes in, by whatever way, before anything is kept of it.
 *
 * It errs on the side of refusing: a refused title costs a line of the receipt, a stored seed costs the account.
 */
import { withoutInvisible } from '../../text/invisible.ts';
import { recoveryPhraseIn } from './recovery-words.ts';
import { groupsIn, recoveryIn, seedIn } from './seeds.ts';
import { tokenIn } from './tokens.ts';
import { wordiness } from './word-like.ts';
import { writtenOutIn } from './written-out.ts';

/** What a value looks like, in the words of the receipt. */
export type SecretKind =
  | 'a private key'
  | 'a TOTP seed'
  | 'an AWS secret access key'
  | 'an access token'
  | 'a recovery key or recovery codes'
  | 'a password written out';

/** `text`: free text, the strictest. `id`: made of random characters by its nature, so only unmistakable shapes count. */
export type ValueNature = 'text' | 'id';

const FEWEST_CHARS = 6;
const PRIVATE_KEY = /-----BEGIN [A-Z0-9 ]*(PRIVATE KEY|ENCRYPTED|PGP)|PuTTY-User-Key-File|AGE-SECRET-KEY-1/i;
const OTPAUTH = /otpauth(-migration)?\s*(:|%3a)/i;
const BASE64 = /[A-Za-z0-9+/]{40,}/g;
const AWS_SECRET_CHARS = 40;
const BLOB = /[A-Za-z0-9+/_-]{32,}/g;
/** Ids in links are up to 44 characters long. */
const LONG_BLOB = /[A-Za-z0-9+_-]{56,}/g;
const HEX =
  /(?<![A-Za-z0-9])(?:[0-9a-f]{32}|[0-9a-f]{48}|[0-9a-f]{64}|[0-9a-f]{128}|[0-9A-F]{32}|[0-9A-F]{64})(?![A-Za-z0-9])/g;
/** A sum of something that lies elsewhere, or an id that AWS or a program made. */
const SUM_OR_ID =
  /(sha-?\d*|md5|digest|checksum|fingerprint|hash|etag|commit|detector|prüfsumme|ref:[a-z]@[a-z]|mrk-|arn:\S*|https?:\/\/\S*)[\s:=/("']*(?:\w+\/)*$/i;
/** Links to an item say where it is, and their ids look like seeds. */
const ITEM_LINK = /(?:https:\/\/[\w.-]*1password\.(?:com|ca|eu)|onepassword:\/)\/\S*/gi;
const URL = /https?:\/\/\S+/gi;
const ARN = /arn:[\w-]+:\S*/gi;

/** What the value looks like, or `null` where it looks harmless. */
export function secretIn(value: string, nature: ValueNature = 'text'): SecretKind | null {
  if (value.length < FEWEST_CHARS) return null;
  const text = plainForm(value);
  if (PRIVATE_KEY.test(text)) return 'a private key';
  if (OTPAUTH.test(text)) return 'a TOTP seed';
  if (tokenIn(text)) return 'an access token';
  const linkless = text.replace(ITEM_LINK, ' ');
  if (awsSecretIn(linkless)) return 'an AWS secret access key';
  const bare = linkless.replace(ARN, ' ');
  if (blobIn(bare, nature)) return 'an access token';
  if (nature === 'id') return null;
  if (writtenOutIn(linkless)) return 'a password written out';
  if (recoveryPhraseIn(bare) || recoveryIn(bare)) return 'a recovery key or recovery codes';
  if (seedIn(bare)) return 'a TOTP seed';
  const groups = groupsIn(bare);
  if (groups !== null) return groups === 'seed' ? 'a TOTP seed' : 'a recovery key or recovery codes';
  return hexIn(bare) ? 'an access token' : null;
}

/** The text as it is looked at: compatible forms, nothing invisible, one kind of dash and of blank. */
function plainForm(value: string): string {
  const text = /%[0-9a-f]{2}/i.test(value) ? `${value} ${unescaped(value)}` : value;
  if (/^[\n\t\x20-\x7e]*$/.test(text)) return text;
  return withoutInvisible(withoutInvisible(text).normalize('NFKC'))
    .replace(/\p{Pd}|\u2212/gu, '-')
    .replace(/[^\S\n]|\u2800/gu, ' ');
}

/** What an address of the web writes with percent signs. */
function unescaped(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (coded) => {
    try {
      return decodeURIComponent(coded);
    } catch {
      return ' ';
    }
  });
}

/** Forty characters that stand alone or between slashes and equal signs, and are no words. */
function awsSecretIn(text: string): boolean {
  for (const { 0: run } of text.matchAll(BASE64)) {
    const starts = run.length === AWS_SECRET_CHARS ? [0] : boundaries(run);
    for (const at of starts) {
      const end = at + AWS_SECRET_CHARS;
      if (end > run.length || (end < run.length && !'+/'.includes(run[end] ?? ''))) continue;
      const forty = run.slice(at, end);
      if (/[a-z]/.test(forty) && /[A-Z]/.test(forty) && wordiness(forty) < 0) return true;
    }
  }
  return false;
}

function boundaries(run: string): number[] {
  return [0, ...[...run.matchAll(/[+/]/g)].map(({ index }) => index + 1)];
}

/** A long run of random characters: short ones are ids in a link and in what is an id. */
function blobIn(text: string, nature: ValueNature): boolean {
  const outside = nature === 'id' ? '' : text.replace(URL, ' ');
  for (const { 0: run } of outside.matchAll(BLOB)) if (isBlob(run)) return true;
  for (const { 0: run } of text.matchAll(LONG_BLOB)) if (isBlob(run)) return true;
  return false;
}

function isBlob(run: string): boolean {
  return /[a-z]/.test(run) && /[A-Z]/.test(run) && /\d/.test(run) && wordiness(run) < -0.4;
}

function hexIn(text: string): boolean {
  for (const { 0: run, index } of text.matchAll(HEX))
    if (new Set(run).size >= 8 && /[a-f]/i.test(run) && !SUM_OR_ID.test(text.slice(Math.max(0, index - 200), index)))
      return true;
  return false;
}

/** Access key ids are no secrets, but nothing the ledger needs either: they are blanked where a text quotes one. */
export function withoutKeyIds(value: string): string {
  return value.replace(/\b(AKIA|ASIA)[A-Z0-9]{12,}\b/g, '$1…');
}

/** A URL without user name and password; `had` says whether there were any. */
export function withoutUserInfo(url: string): { readonly url: string; readonly had: boolean } {
  const match = /^([a-z][a-z0-9+.-]*:)?\/\/([^/?#]*)@/i.exec(url.trim());
  if (!match) return { url, had: false };
  return { url: url.trim().replace(`${match[2]}@`, ''), had: true };
}
