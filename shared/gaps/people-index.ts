/** People as the custody engine knows them, by any of their addresses, and where each stands at its instant. */
import type { CustodyModel } from '../custody/model.ts';
import type { People } from '../custody/people.ts';
import type { PersonRecord, PersonStatus } from '../register/document.ts';
import { addressKey } from '../text/compare.ts';
import { listed } from './sentence.ts';

export class PeopleIndex {
  private readonly people: People;
  private readonly records: readonly PersonRecord[];

  constructor({ people, document }: Pick<CustodyModel, 'people' | 'document'>) {
    this.people = people;
    this.records = document.people ?? [];
  }

  /** The person behind an email or alias; undefined when the ledger has no record of the address. */
  find(address: string): PersonRecord | undefined {
    // Whoever is named without a record is numbered after those with one.
    return this.records[this.people.find(address)];
  }

  /** One spelling per person, so that sets of addresses are sets of people. */
  canonical(address: string): string {
    return addressKey(this.find(address)?.email ?? address);
  }

  /** Where somebody stands, last days counted; undefined when the ledger has no record of the address. */
  standing(address: string): PersonStatus | undefined {
    const person = this.people.find(address);
    return this.records[person] === undefined ? undefined : this.people.statuses[person];
  }

  /** Is the person gone, by status or because the last day is over? */
  hasLeft(address: string): boolean {
    return this.standing(address) === 'left';
  }

  name(address: string): string {
    const person = this.people.find(address);
    return (this.records[person] === undefined ? undefined : this.people.names[person]) ?? address;
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
