/**
 * The lists that may hold somebody unknown, numbered. One list is one choice wherever it is used: an incomplete group
 * behind both an inbox and a vault gains the same people in both.
 */
import type { FactRef, MissingFact } from './verdicts.ts';

export class OpenLists {
  private readonly facts: MissingFact[] = [];
  private readonly byRef = new Map<FactRef, number>();

  /** The number of this list; `fact` says in words what is not known. */
  number(ref: FactRef, fact: string): number {
    let list = this.byRef.get(ref);
    if (list === undefined) {
      list = this.facts.push({ ref, fact }) - 1;
      this.byRef.set(ref, list);
    } else if (this.facts[list]?.fact !== fact) {
      // The same list under a new name.
      this.facts[list] = { ref, fact };
    }
    return list;
  }

  fact(list: number): MissingFact {
    const fact = this.facts[list];
    if (!fact) throw new RangeError(`No open list ${list}`);
    return fact;
  }
}
