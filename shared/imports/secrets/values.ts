/**
 * Does a value look like a secret? Asked of every value of a permitted column before anything is kept of it.
 *
 * It errs on the side of refusing: a refused title costs a line of the receipt, a stored seed costs the account.
 */

/** What a value looks like, in the words of the receipt. */
export type SecretKind =
  | 'a private key'
  | 'a TOTP seed'
  | 'an AWS secret access key'
  | 'an access token'
  | 'a password written out';

/** `text`: free text, the strictest. `id`: made of random characters by its nature, so only unmistakable shapes count. */
export type ValueNature = 'text' | 'id';

const PRIVATE_KEY = /-----BEGIN [A-Z ]*(PRIVATE KEY|ENCRYPTED|PGP)|PuTTY-User-Key-File|AGE-SECRET-KEY-1/i;
const OTPAUTH = /otpauth(-migration)?:\/\//i;
const TOKENS: readonly RegExp[] = [
  /\b(ghp|gho|ghu|ghs|ghr)_[A-Za-z0-9]{16,}/,
  /\bgithub_pat_\w{16,}/,
  /\bglpat-[\w-]{12,}/,
  /\bxox[abeoprs]-[\w-]{10,}/,
  /\b(sk|rk|pk)_(live|test)_\w{8,}/,
  /\bsk-[A-Za-z0-9_-]{20,}/,
  /\bAIza[\w-]{30,}/,
  /\bya29\.[\w-]{10,}/,
  /(?<![\w-])ey[JK][\w-]{8,}\.[\w-]{8,}/,
  /\bops_ey\w{10,}/,
  /\bSG\.[\w-]{16,}\.[\w-]{16,}/,
  /\b(npm|pypi|dop_v1|hvs|hvb)[_.-][\w-]{20,}/,
  /\b(IQoJb3JpZ2lu|FwoGZXIvYXdz|FQoGZXIvYXdz)[\w+/=-]{10,}/,
  /\bA3-[A-Z0-9]{6}-[A-Z0-9]{6}-[A-Z0-9]{5}-/,
  /hooks\.slack\.com\/services\/\w+/i,
  /\bbearer\s+[\w.~+/-]{16,}/i,
];
const WRITTEN_OUT =
  /\b(pass(word|wd|phrase|code)?|pwd|passwort|kennwort|mot de passe|contraseña|senha|secret|pin|totp|otp|seed|recovery code|backup code)s?\s*[:=]\s*\S{3,}/i;
const SPACED_SEED =
  /(?<![A-Za-z0-9])(?:[A-Z2-7]{4}[ -]){3,}[A-Z2-7]{2,4}(?![A-Za-z0-9])|(?<![A-Za-z0-9])(?:[a-z2-7]{4}[ -]){3,}[a-z2-7]{2,4}(?![A-Za-z0-9])/g;
const FORTY = /(?<![A-Za-z0-9+/=])[A-Za-z0-9+/]{40}(?![A-Za-z0-9+/=])/g;
const BLOB = /[A-Za-z0-9+/_-]{56,}/g;
const BASE32 =
  /(?<![A-Za-z0-9])([A-Z2-7]{16,128}|[a-z2-7]{16}|[a-z2-7]{24}|[a-z2-7]{26}|[a-z2-7]{32}|[a-z2-7]{52}|[a-z2-7]{64})={0,6}(?![A-Za-z0-9])/g;

/** What the value looks like, or `null` where it looks harmless. */
export function secretIn(value: string, nature: ValueNature = 'text'): SecretKind | null {
  if (value.length < 6) return null;
  if (PRIVATE_KEY.test(value)) return 'a private key';
  if (OTPAUTH.test(value)) return 'a TOTP seed';
  if (TOKENS.some((token) => token.test(value))) return 'an access token';
  for (const match of value.matchAll(FORTY)) if (mixed(match[0])) return 'an AWS secret access key';
  for (const match of value.matchAll(BLOB)) if (mixed(match[0])) return 'an access token';
  if (nature === 'id') return null;
  if (WRITTEN_OUT.test(value)) return 'a password written out';
  for (const match of value.matchAll(BASE32)) if (seedLike(match[1] ?? '')) return 'a TOTP seed';
  for (const match of value.matchAll(SPACED_SEED)) if (digits(match[0]) >= 2) return 'a TOTP seed';
  return null;
}

/** Random text mixes cases and digits; a path, a SHA-1 sum and a sentence do not. */
function mixed(text: string): boolean {
  return /[a-z]/.test(text) && /[A-Z]/.test(text) && /\d/.test(text);
}

function digits(text: string): number {
  return text.replace(/\D/g, '').length;
}

/** Base32 has digits somewhere; a long word in capitals has vowels at a word's rate instead. */
function seedLike(text: string): boolean {
  if (digits(text) >= 2) return true;
  const vowels = text.replace(/[^aeiouAEIOU]/g, '').length;
  return text === text.toUpperCase() && vowels / text.length < 0.25;
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
