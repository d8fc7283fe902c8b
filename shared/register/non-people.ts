/**
 * What stands in lists of people and is no person: a shared mailbox, a room, a service account, a bot.
 *
 * Whoever is behind it may have what the list gives, and nobody has said who that is. So the list is read without it and
 * as incomplete, and what it alone holds is read as unrecorded, by everything that reads the document.
 */
import { addressKey } from '../text/compare.ts';
import type {
  AccountRecord,
  DeviceRecord,
  GroupRecord,
  LedgerDocument,
  OrganizationRecord,
  PersonRecord,
  PhoneRecord,
  PlaceRecord,
  VaultRecord,
} from './document.ts';

export class NonPeople {
  private readonly keys: ReadonlySet<string>;
  private readonly read = new WeakMap<object, object>();
  private people: readonly PersonRecord[];

  constructor(people: readonly PersonRecord[] | null | undefined) {
    this.people = people ?? [];
    this.keys = keysOf(this.people);
  }

  /** The same, or another where other records are no people now. Records that were read already are read alike. */
  following(people: readonly PersonRecord[] | null | undefined): NonPeople {
    const now = people ?? [];
    if (now === this.people) return this;
    const keys = keysOf(now);
    if (keys.size !== this.keys.size || !keys.isSubsetOf(this.keys)) return new NonPeople(now);
    this.people = now;
    return this;
  }

  /** Is this the address of something that is recorded as no person? */
  has(address: string): boolean {
    return this.keys.size > 0 && this.keys.has(addressKey(address));
  }

  /** The document with every list read so. What is not touched stays the same object. */
  in(document: LedgerDocument): LedgerDocument {
    if (this.keys.size === 0) return document;
    return {
      ...document,
      groups: this.each(document.groups, (group) => this.group(group)),
      vaults: this.each(document.vaults, (vault) => this.vault(vault)),
      places: this.each(document.places, (place) => this.plain(place, 'keyholders', 'complete')),
      devices: this.each(document.devices, (device) => this.device(device)),
      phones: this.each(document.phones, (phone) => this.plain(phone, 'holders', 'complete')),
      organizations: this.each(document.organizations, (one) => this.plain(one, 'controllers', 'controllersComplete')),
      accounts: this.each(document.accounts, (account) => this.account(account)),
    };
  }

  private each<T extends object>(
    records: readonly T[] | null | undefined,
    as: (record: T) => T,
  ): T[] | null | undefined {
    if (records === null || records === undefined) return records;
    return this.once(records, () => {
      const read = records.map((record) => this.once(record, () => as(record)));
      return read.every((record, at) => record === records[at]) ? records : read;
    }) as T[];
  }

  private once<T extends object>(key: T, make: () => T): T {
    let made = this.read.get(key) as T | undefined;
    if (made === undefined) {
      made = make();
      this.read.set(key, made);
    }
    return made;
  }

  private isNone = ({ person }: { readonly person?: string | undefined }): boolean =>
    person !== undefined && this.has(person);

  private group(group: GroupRecord): GroupRecord {
    if (!group.members?.some(this.isNone)) return group;
    return { ...group, members: group.members.filter((entry) => !this.isNone(entry)), complete: false };
  }

  private vault(vault: VaultRecord): VaultRecord {
    if (!vault.access?.some(this.isNone)) return vault;
    return { ...vault, access: vault.access.filter((entry) => !this.isNone(entry)), complete: false };
  }

  private device(device: DeviceRecord): DeviceRecord {
    return device.holder && this.has(device.holder) ? { ...device, holder: null } : device;
  }

  private plain<T extends PlaceRecord | PhoneRecord | OrganizationRecord | AccountRecord>(
    record: T,
    list: string,
    complete: string,
  ): T {
    const people = (record as Record<string, unknown>)[list] as readonly string[] | null | undefined;
    if (!people?.some((address) => this.has(address))) return record;
    return { ...record, [list]: people.filter((address) => !this.has(address)), [complete]: false };
  }

  private account(account: AccountRecord): AccountRecord {
    const read = this.plain(account, 'accessKeyHolders', 'accessKeyHoldersComplete');
    const { inbox } = read;
    const isNone = inbox && inbox !== 'none' && typeof inbox.person === 'string' && this.has(inbox.person);
    return isNone ? { ...read, inbox: null } : read;
  }
}

function keysOf(people: readonly PersonRecord[]): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const { email, aliases, notPerson } of people)
    if (notPerson) for (const address of [email, ...(aliases ?? [])]) keys.add(addressKey(address));
  return keys;
}
