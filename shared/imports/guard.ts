/** The gate every value passes before a reader sees it: secrets stop here, and only their place is told. */

import { cleanText } from '../text/invisible.ts';
import type { Collector } from './collector.ts';
import type { Nature } from './kind.ts';
import { secretIn, withoutKeyIds, withoutUserInfo } from './secrets/values.ts';
import { addressOf } from './text/address.ts';

/** Longer texts are not names, titles or addresses. */
const MAX_VALUE_CHARS = 4_096;

/** KeePass's way to say "what that entry has in this field"; which entry is nobody's business, and looks like a key. */
const ENTRY_REFERENCE = /\{REF:([TUPANIO])@I:[0-9A-F]{32}\}/gi;

/** The value, or '' where it was refused; `place` is the column or field. */
export function guarded(value: string, nature: Nature, row: number, place: string, to: Collector): string {
  if (value === '') return '';
  if (value.length > MAX_VALUE_CHARS) {
    to.problem(row, `The value in ${place} is too long and was left out.`);
    return '';
  }
  // What nobody sees makes a text look like another one; taken out before anything is looked for, so that it hides nothing
  // either. Control characters have no place in names and addresses, and could forge lines of a log.
  const { text: plain, removed } = cleanText(value.replace(/\p{Cc}+/gu, ' '));
  if (removed.length > 0) to.note(`Invisible characters in ${place} were taken out: ${removed.join(', ')}.`);
  let kept = plain.replace(ENTRY_REFERENCE, '{REF:$1@I:…}');
  if (nature === 'url') {
    const stripped = withoutUserInfo(kept);
    kept = stripped.url;
    if (stripped.had) to.problem(row, `The URL in ${place} held a user name or password, which was left out.`);
  }
  // An address may look random; what stands in an address's place and is none is looked at like any text.
  const strict = nature === 'text' || (nature === 'address' && addressOf(kept) === undefined);
  const secret = secretIn(kept, strict ? 'text' : 'id');
  if (secret !== null) {
    to.problem(row, `The value in ${place} looks like ${secret} and was refused.`);
    return '';
  }
  return withoutKeyIds(kept).trim();
}
