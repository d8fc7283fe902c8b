/** The people of a ledger, numbered; everybody that a custody list names is somebody, recorded or not. */
import type { LedgerDocument, PersonStatus } from '../register/document.ts';
import { PeopleAddresses } from '../register/people-addresses.ts';
import { namesApart } from '../register/people-names.ts';
import { standingOf } from '../register/standing.ts';
import { cleanAddress } from '../text/compare.ts';

export class People {
  /** Email as first written. */
  readonly emails: string[] = [];
  readonly names: string[] = [];
  /** Where each stands at the instant of the model, last days counted. */
  readonly statuses: PersonStatus[] = [];
  /** 1 = is gone. Somebody without a record is not, as nothing says so. */
  readonly left: number[] = [];
  /** People with `mailAdmin` or `domainAdmin`. */
  readonly admins: number[] = [];
  private readonly addresses: PeopleAddresses;

  /** `now` in milliseconds: last days that are over by then count. */
  constructor(document: LedgerDocument, now: number) {
    const people = document.people ?? [];
    const called = namesApart(people);
    this.addresses = new PeopleAddresses(people);
    for (const [i, person] of people.entries()) {
      const index = this.add(person.email, called[i] ?? person.email, standingOf(person, now));
      if (person.mailAdmin || person.domainAdmin) this.admins.push(index);
    }
    // Whoever is named without a record comes in the order of their address, so that the order of reading, and what is
    // read again after an edit, changes no number.
    for (const address of this.strangersIn(document)) this.refer(address);
  }

  /**
   * The same numbers for a document in which people changed in nothing but name, status and last day, at a later
   * instant, or null if they changed otherwise.
   */
  updated(before: LedgerDocument, after: LedgerDocument, at: number): People | null {
    const [old, now] = [before.people ?? [], after.people ?? []];
    if (old.length !== now.length) return null;
    for (const [i, person] of now.entries()) {
      const was = old[i];
      if (was === person) continue;
      if (was?.email !== person.email || (was.aliases ?? []).join('\n') !== (person.aliases ?? []).join('\n'))
        return null;
    }
    const people: People = Object.create(People.prototype, Object.getOwnPropertyDescriptors(this));
    const admins: number[] = [];
    const [names, statuses, left] = [[...this.names], [...this.statuses], [...this.left]];
    const called = namesApart(now);
    for (const [i, person] of now.entries()) {
      if (person.mailAdmin || person.domainAdmin) admins.push(i);
      names[i] = called[i] ?? person.email;
      const standing = standingOf(person, at);
      statuses[i] = standing;
      left[i] = standing === 'left' ? 1 : 0;
    }
    const [emails, addresses] = [[...this.emails], new PeopleAddresses(this.addresses)];
    return Object.assign(people, { emails, addresses, names, statuses, left, admins });
  }

  /** Every address in a custody list that belongs to nobody on record. */
  private strangersIn(document: LedgerDocument): string[] {
    const strangers = new Set<string>();
    const add = (address: string | null | undefined): void => {
      if (address && this.find(address) < 0) strangers.add(cleanAddress(address));
    };
    for (const group of document.groups ?? []) for (const member of group.members ?? []) add(member.person);
    for (const vault of document.vaults ?? []) for (const access of vault.access ?? []) add(access.person);
    for (const place of document.places ?? []) place.keyholders?.forEach(add);
    for (const device of document.devices ?? []) add(device.holder);
    for (const phone of document.phones ?? []) phone.holders?.forEach(add);
    for (const organization of document.organizations ?? []) organization.controllers?.forEach(add);
    for (const { inbox, accessKeyHolders } of document.accounts ?? []) {
      accessKeyHolders?.forEach(add);
      if (inbox && inbox !== 'none' && 'person' in inbox) add(inbox.person as string);
    }
    return [...strangers].sort();
  }

  private add(email: string, name: string, status: PersonStatus): number {
    const index = this.emails.push(email) - 1;
    this.names.push(name);
    this.statuses.push(status);
    this.left.push(status === 'left' ? 1 : 0);
    this.addresses.add(email, index);
    return index;
  }

  get count(): number {
    return this.emails.length;
  }

  /** The person with this email or alias, however it is written, or -1. */
  find(address: string): number {
    return this.addresses.find(address);
  }

  /** The person with this email or alias; whoever is named without a record is somebody who has not left. */
  refer(address: string): number {
    const found = this.find(address);
    if (found >= 0) return found;
    // In one spelling, so that who they are does not depend on where they are named first.
    const email = cleanAddress(address);
    return this.add(email, email, 'active');
  }
}
