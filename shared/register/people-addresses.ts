/** Whose an address is: people by any of their addresses, however these are written. */
import { addressKey } from '../text/compare.ts';

interface Addressed {
  readonly email: string;
  readonly aliases?: readonly string[] | null | undefined;
}

/** Numbers people in their order. Of two with one address the first counts, and an alias never hides a main address. */
export class PeopleAddresses {
  private readonly byAddress: Map<string, number>;

  constructor(people: readonly Addressed[] | PeopleAddresses) {
    if (people instanceof PeopleAddresses) {
      this.byAddress = new Map(people.byAddress);
      return;
    }
    this.byAddress = new Map();
    for (const [number, { email }] of people.entries()) this.add(email, number);
    for (const [number, { aliases }] of people.entries()) for (const alias of aliases ?? []) this.add(alias, number);
  }

  /** The address is this person's, unless somebody has it already. */
  add(address: string, person: number): void {
    const key = addressKey(address);
    if (!this.byAddress.has(key)) this.byAddress.set(key, person);
  }

  /** The number of the person with this address, or -1. */
  find(address: string): number {
    // Most addresses are written as they are compared, and making that of each would cost more than looking it up.
    return this.byAddress.get(address) ?? this.byAddress.get(addressKey(address)) ?? -1;
  }
}
