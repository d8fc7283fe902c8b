/**
 * The one comparison of addresses and names, whether they were typed, pasted, imported or scanned.
 *
 * A key is for comparing only: what somebody wrote stays as it was written, and is found by its key.
 */
import { oneBlank, withoutInvisible } from './invisible.ts';
import { looksLatin } from './look-alike.ts';
import { punycodeDecode, punycodeEncode } from './punycode.ts';

/** Most texts: nothing in them is written in two ways but the case of letters. */
const PLAIN = /^[\x21-\x7e]*$/;
const DOMAIN = /^[\p{L}\p{M}\p{N}-]+([.。][\p{L}\p{M}\p{N}-]+)+$/u;
/** ASCII that no domain has. */
const NO_LABEL = /[^a-z0-9_\u0080-\u{10ffff}-]/u;
const FOREIGN_LABEL = /(^|[@.])xn--/i;

/**
 * What an address is compared by: without invisible characters and outer blanks, in compatible composed form and lower
 * case, its domain in ASCII form. A text that is no address is compared the same way.
 */
export function addressKey(address: string): string {
  if (PLAIN.test(address) && !FOREIGN_LABEL.test(address) && !address.endsWith('.')) return address.toLowerCase();
  const text = folded(address);
  const at = text.lastIndexOf('@');
  return at < 0 ? text : `${text.slice(0, at)}@${domainKey(text.slice(at + 1))}`;
}

/** What a domain is compared by: its ASCII form (`xn--mnchen-3ya.example`), in lower case, without a last dot. */
export function domainKey(domain: string): string {
  if (PLAIN.test(domain) && !FOREIGN_LABEL.test(domain)) return domain.toLowerCase().replace(/\.+$/, '');
  return folded(domain)
    .replace(/[。．｡]/g, '.')
    .replace(/\.+$/, '')
    .split('.')
    .map((label) => asciiLabel(label) ?? label)
    .join('.');
}

/** What a name is compared by: besides, any blanks are one blank, and ß is ss, İ and ı are i. */
export function nameKey(name: string): string {
  if (/^[\x21-\x7e]+( [\x21-\x7e]+)*$/.test(name)) return name.toLowerCase();
  return folded(name).toUpperCase().toLowerCase().replaceAll('i\u0307', 'i').normalize('NFC');
}

/** What the key of a record is compared by: an address or a domain where it looks like one, else a name. */
export function recordKey(key: string): string {
  if (PLAIN.test(key) && !FOREIGN_LABEL.test(key)) return key.toLowerCase();
  const text = folded(key);
  if (text.includes('@')) return addressKey(text);
  return DOMAIN.test(text) ? domainKey(text) : nameKey(text);
}

export function sameAddress(a: string, b: string): boolean {
  return a === b || addressKey(a) === addressKey(b);
}

export function sameName(a: string, b: string): boolean {
  return a === b || nameKey(a) === nameKey(b);
}

/** Whether a text can be read at all: nothing in it was lost, and every label of its domain stands for letters. */
export function isReadable(text: string): boolean {
  if (text.includes('\uFFFD') || /\p{Surrogate}/u.test(text)) return false;
  if (!FOREIGN_LABEL.test(text)) return true;
  const clean = folded(text);
  return clean
    .slice(clean.lastIndexOf('@') + 1)
    .split('.')
    .every((label) => asciiLabel(label) !== null);
}

/**
 * The address in the one form that is kept of it: as its key, but with the domain in its own letters, so that people can
 * read it. Labels that are easily taken for others stay in ASCII form.
 */
export function cleanAddress(address: string): string {
  const key = addressKey(address);
  if (!FOREIGN_LABEL.test(key)) return key;
  const at = key.lastIndexOf('@');
  return key.slice(0, at + 1) + shownDomain(key.slice(at + 1));
}

/** The domain in its own letters, as far as they are not easily taken for others. */
export function shownDomain(domain: string): string {
  return domainKey(domain).split('.').map(shownLabel).join('.');
}

function folded(text: string): string {
  // Taking out what is invisible may bring letters and their marks together, and lower case may decompose: twice.
  return oneBlank(withoutInvisible(withoutInvisible(text).normalize('NFKC').toLowerCase()).normalize('NFKC'));
}

function asciiLabel(label: string): string | null {
  if (!label.startsWith('xn--'))
    return PLAIN.test(label) || NO_LABEL.test(label) ? label : `xn--${punycodeEncode(label)}`;
  const letters = punycodeDecode(label.slice(4));
  if (letters === null || PLAIN.test(letters)) return null;
  return folded(letters) === letters && `xn--${punycodeEncode(letters)}` === label ? label : null;
}

function shownLabel(label: string): string {
  if (!label.startsWith('xn--') || asciiLabel(label) === null) return label;
  const letters = punycodeDecode(label.slice(4)) ?? label;
  const scripts = [...letters].filter((char) => /\p{L}/u.test(char));
  const latin = scripts.filter((char) => /\p{Script=Latin}/u.test(char));
  const alike = scripts.filter(looksLatin);
  const mixed = latin.length > 0 && latin.length < scripts.length;
  return mixed || (latin.length > 0 ? alike.length > 0 : alike.length === scripts.length) ? label : letters;
}
