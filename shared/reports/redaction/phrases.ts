/** Finds many known phrases in a text at once: by their first word, the longest first, whole words only. */

const WORD = /[\p{L}\p{N}\p{M}]+/gu;
const IS_WORD = /[\p{L}\p{N}\p{M}]/u;

interface Phrase<Of> {
  readonly text: string;
  readonly of: Of;
}

export class PhraseFinder<Of> {
  private readonly byFirstWord = new Map<string, Phrase<Of>[]>();
  /** Phrases without any word in them are looked for as they are. */
  private readonly wordless: Phrase<Of>[] = [];
  private readonly whole = new Set<string>();

  add(phrase: string, of: Of): void {
    const text = folded(phrase);
    if (this.whole.has(text)) return;
    this.whole.add(text);
    const first = text.match(WORD)?.[0];
    if (first === undefined) {
      this.wordless.push({ text, of });
      return;
    }
    const known = this.byFirstWord.get(first) ?? [];
    this.byFirstWord.set(
      first,
      [...known, { text, of }].sort((a, b) => b.text.length - a.text.length),
    );
  }

  /** Is the text itself one of the phrases? */
  has(text: string): boolean {
    return this.whole.has(folded(text));
  }

  /** The text with each phrase replaced. Case does not matter, except that it is kept where nothing is found. */
  replace(text: string, replacement: (of: Of) => string): string {
    const lower = folded(text);
    // Folding that changes lengths would put the finds in the wrong place; such a text is replaced in its folded form.
    const source = lower.length === text.length ? text : lower;
    let result = '';
    let done = 0;
    for (const word of lower.matchAll(WORD)) {
      if (word.index < done) continue;
      const found = this.at(lower, word.index, word[0], done);
      if (found === undefined) continue;
      result += source.slice(done, found.from) + replacement(found.phrase.of);
      done = found.from + found.phrase.text.length;
    }
    result += source.slice(done);
    for (const { text: phrase, of } of this.wordless) result = result.replaceAll(phrase, () => replacement(of));
    return result;
  }

  private at(
    text: string,
    wordAt: number,
    word: string,
    done: number,
  ): { phrase: Phrase<Of>; from: number } | undefined {
    for (const phrase of this.byFirstWord.get(word) ?? []) {
      // A phrase may begin with something that is no word: `(main) key`.
      const from = wordAt - phrase.text.indexOf(word);
      if (from < done || !text.startsWith(phrase.text, from)) continue;
      const after = text.codePointAt(from + phrase.text.length);
      const last = phrase.text.at(-1) ?? '';
      if (IS_WORD.test(last) && after !== undefined && IS_WORD.test(String.fromCodePoint(after))) continue;
      return { phrase, from };
    }
    return undefined;
  }
}

function folded(text: string): string {
  return text.toLowerCase();
}
