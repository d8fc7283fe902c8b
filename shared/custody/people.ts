/** The people of a ledger, numbered; everybody that a custody list names is somebody, recorded or not. */
import type { LedgerDocument, PersonStatus } from '../register/document.ts';

export class People {
  /** Email as first written. */
  readonly emails: string[] = [];
  readonly names: string[] = [];
  readonly statuses: PersonStatus[] = [];
  /** 1 = has left. Somebody without a record has not, as nothing says so. */
  readonly left: number[] = [];
  /** People with `mailAdmin` or `domainAdmin`. */
  readonly admins: number[] = [];
  private readonly byAddress = new Map<string, number>();

  constructor(document: LedgerDocument) {
    const people = document.people ?? [];
    for (const person of people) {
      const index = this.add(person.email, person.name ?? person.email, person.status ?? 'active');
      if (person.mailAdmin || person.domainAdmin) this.admins.push(index);
    }
    // An alias never hides somebody's main address, whatever the order of the records.
    for (const [index, person] of people.entries()) {
      for (const alias of person.aliases ?? []) {
        const key = addressKey(alias);
        if (!this.byAddress.has(key)) this.byAddress.set(key, index);
      }
    }
  }

  private add(email: string, name: string, status: PersonStatus): number {
    const index = this.emails.push(email) - 1;
    this.names.push(name);
    this.statuses.push(status);
    this.left.push(status === 'left' ? 1 : 0);
    const key = addressKey(email);
    if (!this.byAddress.has(key)) this.byAddress.set(key, index);
    return index;
  }

  get count(): number {
    return this.emails.length;
  }

  /** The person with this email or alias in any case, or -1. */
  find(address: string): number {
    return this.byAddress.get(addressKey(address)) ?? -1;
  }

  /** The person with this email or alias; whoever is named without a record is somebody who has not left. */
  refer(address: string): number {
    const found = this.find(address);
    return found >= 0 ? found : this.add(address, address, 'active');
  }
}

function addressKey(address: string): string {
  return address.trim().toLowerCase();
}
