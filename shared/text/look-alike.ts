/**
 * Texts that a reader takes for the same although they are not: letters of other scripts, zero for O, a tag in an address.
 *
 * For warnings and for refusing a second name of one person, never for taking two records together.
 */
import { oneBlank, withoutInvisible } from './invisible.ts';

/** Letters and the ASCII letter that they look like (after Unicode's list of confusable characters). */
const LIKE: Readonly<Record<string, string>> = {
  a: 'аαɑａ⍺ᴀ',
  b: 'ьʙƄ',
  c: 'сϲᴄⅽ',
  d: 'ԁɗⅾ',
  e: 'еєҽ℮ε',
  f: 'ẝƒ',
  g: 'ɡԍց',
  h: 'һհԧ',
  i: 'іıιɩӏꙇⅰ',
  j: 'јϳ',
  k: 'кκқ',
  l: 'ⅼǀ|1',
  m: 'мⅿ',
  n: 'пոռν',
  o: 'оοσօ0ᴏ',
  p: 'рρ',
  q: 'ԛզ',
  r: 'гᴦ',
  s: 'ѕꜱ',
  t: 'тτ',
  u: 'υսᴜц',
  v: 'ѵⅴᴠ',
  w: 'ԝѡաᴡω',
  x: 'хχⅹ×',
  y: 'уүγ',
  z: 'ᴢʐ',
};
const LATIN = new Map(Object.entries(LIKE).flatMap(([latin, all]) => [...all].map((char) => [char, latin] as const)));

/** Whether the letter, in lower case, is one that is taken for an ASCII letter. */
export function looksLatin(char: string): boolean {
  return !/^[\x21-\x7e]$/.test(char) && LATIN.has(char);
}

/** What a text looks like, roughly: two texts with the same answer are easily taken for each other. */
export function looks(text: string): string {
  const plain = withoutInvisible(text.normalize('NFKD')).toLowerCase().replace(/\p{M}/gu, '');
  return oneBlank([...plain].map((char) => LATIN.get(char) ?? char).join(''))
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w');
}

/** Whether two names or addresses are easily taken for each other; a tag in an address (`noor+x@…`) makes no other person. */
export function looksLike(a: string, b: string): boolean {
  return looks(untagged(a)) === looks(untagged(b));
}

function untagged(text: string): string {
  return text.normalize('NFKC').replace(/\+[^@]*(?=@)/u, '');
}
