/** The gate every value passes before a reader sees it: secrets stop here, and only their place is told. */
import type { Collector } from './collector.ts';
import type { Nature } from './kind.ts';
import { secretIn, withoutKeyIds, withoutUserInfo } from './secrets/values.ts';
import { addressOf } from './text/address.ts';

/** Longer texts are not names, titles or addresses. */
const MAX_VALUE_CHARS = 4_096;
/** Embeddings, overrides and isolates of the direction of writing. */
const TURNING = /[\u202A-\u202E\u2066-\u2069]/gu;

/** The value, or '' where it was refused; `place` is the column or field. */
export function guarded(value: string, nature: Nature, row: number, place: string, to: Collector): string {
  if (value === '') return '';
  if (value.length > MAX_VALUE_CHARS) {
    to.problem(row, `The value in ${place} is too long and was left out.`);
    return '';
  }
  // They make a text look like another one; taken out before anything is looked for, so that they hide nothing either.
  const plain = value.replace(TURNING, '');
  let kept = plain;
  if (nature === 'url') {
    const stripped = withoutUserInfo(plain);
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
  // Control characters have no place in names and addresses, and could forge lines of a log.
  return withoutKeyIds(kept.replace(/\p{Cc}+/gu, ' ')).trim();
}
