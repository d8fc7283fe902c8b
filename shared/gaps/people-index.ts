/** People by any of their addresses, and where each stands at the instant that everything is judged at. */
import type { PersonRecord, PersonStatus } from '../register/document.ts';
import { namesApart } from '../register/people-names.ts';
import { standingOf } from '../register/standing.ts';
import { addressKey } from '../text/compare.ts';
import { listed } from './sentence.ts';

export class PeopleIndex {
  private readonly byAddress = new Map<string, PersonRecord>();
  private readonly called: ReadonlyMap<PersonRecord, string>;
  private readonly now: number;

  /** `now` in milliseconds: last days that are over by then count. */
  constructor(people: readonly PersonRecord[], now: number) {
    this.now = now;
    const names = namesApart(people);
    this.called = new Map(people.map((person, i) => [person, names[i] ?? person.email]));
    // A person's own address always wins over somebody's alias.
    for (const person of people)
      for (const alias of person.aliases ?? []) this.byAddress.set(addressKey(alias), person);
    for (const person of people) this.byAddress.set(addressKey(person.email), person);
  }

  /** The person behind an email or alias; undefined when the ledger does not know the address. */
  find(address: string): PersonRecord | undefined {
    // Most addresses are written as they are compared, and making that of each would cost more than looking it up.
    return this.byAddress.get(address) ?? this.byAddress.get(addressKey(address));
  }

  /** One spelling per person, so that sets of addresses are sets of people. */
  canonical(address: string): string {
    return addressKey(this.find(address)?.email ?? address);
  }

  /** Where somebody stands, last days counted; undefined when the ledger does not know the address. */
  standing(address: string): PersonStatus | undefined {
    const person = this.find(address);
    return person === undefined ? undefined : standingOf(person, this.now);
  }

  /** Is the person gone, by status or because the last day is over? */
  hasLeft(address: string): boolean {
    return this.standing(address) === 'left';
  }

  name(address: string): string {
    const person = this.find(address);
    return (person === undefined ? undefined : this.called.get(person)) ?? address;
  }

  /** "Ada Byrne, Bo Lind and 3 others". */
  names(addresses: readonly string[]): string {
    return listed(addresses.map((address) => this.name(address)));
  }

  /** The emails of these addresses as the ledger spells them, each person once. */
  emails(addresses: readonly string[]): string[] {
    return [...new Set(addresses.map((address) => this.find(address)?.email ?? address))];
  }
}
