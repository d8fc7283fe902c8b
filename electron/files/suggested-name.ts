/** The name that a dialog suggests for a file. Pure. */

const MOST_CHARACTERS = 120;
/** What the systems that we run on refuse in a name, or hide. */
const NOT_IN_NAMES = /[\p{Cc}\p{Cf}<>:"|?*]/gu;

/**
 * A name without any folder, whatever is asked for: it may come out of a ledger that somebody else has written to, and a
 * suggested path would be taken by whoever only presses Enter.
 */
export function suggestedName(wanted: string): string {
  const last = wanted.split(/[\\/]/).at(-1) ?? '';
  const name = last
    .replace(NOT_IN_NAMES, '')
    .replace(/^[.\s]+/, '')
    .trim();
  return [...name].slice(-MOST_CHARACTERS).join('') || 'file';
}
