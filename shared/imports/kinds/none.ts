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

/** Words that people and spreadsheets write where they do not know. */
const UNKNOWN = /^(n\/?a|#n\/a|null|nil|undefined|unknown|tbd|tbc|unbekannt|inconnue?|desconocid[oa]|sconosciut[oa])$/i;

/** Does a cell that is filled in say nothing all the same: marks without a letter or digit, a word for *unknown*? Never an empty one. */
export function saysNothing(cell: string): boolean {
  const text = cell.trim();
  return text !== '' && (!/[\p{L}\p{N}]/u.test(text) || UNKNOWN.test(text));
}
