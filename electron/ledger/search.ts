/** Finding rows by the words that somebody types: every word has to be in the row, in any case. */

export function wordsOf(search: string): readonly string[] {
  return search.toLowerCase().split(/\s+/).filter(Boolean);
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
      text = textOf(row).toLowerCase();
      texts.set(row, text);
    }
    return words.every((word) => text.includes(word));
  };
}
