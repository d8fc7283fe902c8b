/** Characters that nobody sees: taken out before anything is compared, written out before anything is shown. */

/** What Unicode lets a program ignore, format characters and control characters (blanks between words are not among them). */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Co}]|(?![\t\n\r\v\f\u0085])\p{Cc}/gu;
const MAYBE_UNSEEN = /[^\x20-\x7e\u00a1-\u00ac\u00ae-\u02ff]/;
/** White space in all its forms, and the blank of Braille, which is none by its properties and looks like one. */
const BLANKS = /[\s\u0085\u2800]+/gu;

/** The text without the characters that nobody sees. */
export function withoutInvisible(text: string): string {
  return MAYBE_UNSEEN.test(text) ? text.replace(UNSEEN, '') : text;
}

/** The characters that `withoutInvisible` takes out, as `U+200B`, each once, in the order of the text. */
export function invisibleIn(text: string): readonly string[] {
  return MAYBE_UNSEEN.test(text) ? [...new Set(text.match(UNSEEN))].map(codePoint) : [];
}

/** Blanks of any kind and number become one plain blank, and none at either end. */
export function oneBlank(text: string): string {
  return text.replace(BLANKS, ' ').trim();
}

/**
 * The text as it may be shown: invisible, direction-changing and control characters written out (`⟨U+200B⟩`), line ends
 * and tabs too. Joiners that a script or an emoji needs to be drawn stay.
 */
export function visible(text: string): string {
  if (!MAYBE_UNSEEN.test(text)) return text;
  return text.replace(SHOWN, (char: string, ...rest: unknown[]) => {
    const at = rest.find((part) => typeof part === 'number') as number;
    return belongs(char, text, at) ? char : `⟨${codePoint(char)}⟩`;
  });
}

/** The same for a text of several lines: its line ends and tabs are kept. */
export function visibleLines(text: string): string {
  return text
    .split(/(\r\n|\n|\t)/)
    .map((part, at) => (at % 2 === 1 ? part : visible(part)))
    .join('');
}

const SHOWN = /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}\p{Co}\u2028\u2029]|\p{Surrogate}/gu;
const JOINER = /[\u200c\u200d]/;
const JOINING =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gujarati}\p{Script=Gurmukhi}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Oriya}\p{Script=Sinhala}\p{Script=Tamil}\p{Script=Telugu}]/u;
const PICTURE = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f/u;

/** A joiner between letters that it joins, or a mark within an emoji. */
function belongs(char: string, text: string, at: number): boolean {
  if (!JOINER.test(char) && char !== '\ufe0f') return false;
  const before = [...text.slice(Math.max(0, at - 2), at)].at(-1) ?? '';
  const after = String.fromCodePoint(text.codePointAt(at + char.length) ?? 0);
  if (char === '\ufe0f') return /[\p{Extended_Pictographic}0-9#*]/u.test(before);
  if (JOINING.test(before) && JOINING.test(after)) return true;
  return char === '\u200d' && PICTURE.test(before) && /\p{Extended_Pictographic}/u.test(after);
}

/**
 * The text as it is kept: composed, with plain blanks, and without what nobody sees. `removed` are the characters that went,
 * as `U+200B`; blanks that became plain ones are not among them.
 */
export function cleanText(text: string): { readonly text: string; readonly removed: readonly string[] } {
  if (!MAYBE_UNSEEN.test(text)) return { text, removed: [] };
  const removed = new Set<string>();
  const kept = text
    .replace(/[^\S\r\n\t]|\u2800/gu, ' ')
    .replace(UNSEEN, (char: string, at: number) => {
      if (belongs(char, text, at)) return char;
      removed.add(codePoint(char));
      return '';
    })
    .normalize('NFC');
  return { text: kept, removed: [...removed] };
}

/**
 * The text as it is otherwise, without what `visible` would write out: control characters become blanks, the others go.
 * `removed` tells which went. With `lines`, line ends and tabs stay.
 */
export function withoutHidden(
  text: string,
  lines = false,
): { readonly text: string; readonly removed: readonly string[] } {
  if (!MAYBE_UNSEEN.test(text)) return { text, removed: [] };
  const removed = new Set<string>();
  const kept = text.replace(SHOWN, (char: string, ...rest: unknown[]) => {
    const at = rest.find((part) => typeof part === 'number') as number;
    if (belongs(char, text, at) || (lines && /[\r\n\t]/.test(char))) return char;
    removed.add(codePoint(char));
    return /[\p{Cc}\u2028\u2029]/u.test(char) ? ' ' : '';
  });
  return { text: kept, removed: [...removed] };
}

function codePoint(char: string): string {
  return `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
