/** By whose hand signatures were entered: two names that one account of a computer typed are two names. */
import type { Signature } from './case.ts';

/** `ada (office-pc)`, or that it was not kept: by versions that did not, and in records from elsewhere. */
export function handOf({ enteredBy }: Pick<Signature, 'enteredBy'>): string {
  return enteredBy === undefined ? 'not recorded' : `${enteredBy.actor} (${enteredBy.host})`;
}

/** Were two of them entered by one account, or while the ledger was open once? Where it was not kept, nobody can say. */
export function isOneHand(signatures: readonly Signature[]): boolean {
  const known = signatures.flatMap(({ enteredBy }) => (enteredBy === undefined ? [] : [enteredBy]));
  return known.some((one, at) =>
    known.some((other, place) => place > at && (one.actor === other.actor || one.session === other.session)),
  );
}

/** What the signatures show of the hands behind them, in words; null where there is nothing to say. */
export function handsInWords(signatures: readonly Signature[]): string | null {
  if (signatures.length === 0) return null;
  if (signatures.length > 1 && isOneHand(signatures))
    return `Signed under ${signatures.length === 2 ? 'two' : signatures.length} names, both entered by ${signatures[0] === undefined ? '' : handOf(signatures[0])}.`;
  const missing = signatures.filter(({ enteredBy }) => enteredBy === undefined).length;
  if (missing > 0) return 'Who entered the signatures was not recorded.';
  return `Entered by ${[...new Set(signatures.map(handOf))].join(' and ')}.`;
}
