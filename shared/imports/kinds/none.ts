/** What a tool writes where there is nothing, in whatever language it speaks. */

const BRACKETED = /^(\(.*\)|（.*）|\[.*\]|【.*】)$/su;
const DASHES = /^[\s\-–—―−.]*$/u;
/** Words of reports that write them without brackets. */
const WORDS = /^(no (group|collection|permission|access)s?|none|null|nil|n\/?a)$/i;

/** Is the whole cell in brackets? The tools' own words are (`(No group)`, `(Aucun groupe)`), in every language. */
export function isBracketed(cell: string): boolean {
  return BRACKETED.test(cell.trim());
}

/** Does a cell say that there is nothing: empty, a dash, the tool's own words in brackets? */
export function saysNone(cell: string): boolean {
  const text = cell.trim();
  return DASHES.test(text) || isBracketed(text) || WORDS.test(text);
}
