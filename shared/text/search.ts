/** Finding rows by the words that somebody types: every word has to be in the row, however it is written. */
import { nameKey, shownDomain } from './compare.ts';

/** A text as words are looked for in it. */
export function searchable(text: string): string {
  return nameKey(text.replace(/xn--[a-z0-9-]+/gi, shownDomain));
}

export function wordsOf(search: string): readonly string[] {
  return searchable(search).split(' ').filter(Boolean);
}

/** Whether the text has all the words that `wordsOf` made. */
export function hasWords(text: string, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const within = searchable(text);
  return words.every((word) => within.includes(word));
}

/** Asks whether a row has all the words. A row's text is made once: every letter typed asks all rows. */
export function finder<Row extends object>(
  textOf: (row: Row) => string,
): (row: Row, words: readonly string[]) => boolean {
  const texts = new WeakMap<Row, string>();
  return (row, words) => {
    if (words.length === 0) return true;
    let text = texts.get(row);
    if (text === undefined) {
      text = searchable(textOf(row));
      texts.set(row, text);
    }
    return words.every((word) => text.includes(word));
  };
}
