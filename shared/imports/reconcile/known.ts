/** Who and what is known: the ledger's people, groups, vaults and accounts, and those that the files at hand bring. */
import type { SubjectKind } from '../../register/facts.ts';
import type { Register, Subject } from '../../register/register.ts';
import { addressKey, nameKey, recordKey } from '../../text/compare.ts';
import type { Named, Who } from '../statement.ts';
import { withoutTag } from '../text/address.ts';

export interface Found {
  readonly key: string;
  /** Was it in the ledger before? */
  readonly known: boolean;
}

export class Known {
  readonly register: Register;
  private readonly people = new Map<string, string>();
  private readonly named = { group: new Map<string, string>(), vault: new Map<string, string>() };
  private readonly byName = new Map<string, string>();
  private readonly accountsByEmail = new Map<string, Set<string>>();
  private readonly emails = new Map<string, string>();
  private readonly sameAs: ReadonlyMap<string, string>;
  /** The provider's ids of groups and vaults, as far as the files give them. */
  private readonly ids = new Map<string, string>();
  /** Accounts that the files bring. */
  readonly pendingAccounts = new Set<string>();

  constructor(register: Register, sameAs: ReadonlyMap<string, string> = new Map()) {
    this.register = register;
    this.sameAs = sameAs;
    for (const [key, person] of register.subjects('person')) {
      this.people.set(addressKey(key), key);
      const name = person.value<string>('name');
      if (typeof name === 'string' && name.trim() !== '') this.byName.set(nameKey(name), key);
    }
    for (const [key, person] of register.subjects('person'))
      for (const alias of strings(person, 'aliases'))
        if (!this.people.has(addressKey(alias))) this.people.set(addressKey(alias), key);
    for (const kind of ['group', 'vault'] as const) {
      for (const key of register.subjects(kind).keys()) this.named[kind].set(recordKey(key), key);
      for (const [key, subject] of register.subjects(kind))
        for (const alias of strings(subject, 'aliases'))
          if (!this.named[kind].has(recordKey(alias))) this.named[kind].set(recordKey(alias), key);
    }
    for (const [id, account] of register.subjects('account')) this.accountEmail(id, account.value<string>('email'));
  }

  has(kind: SubjectKind, key: string): boolean {
    return this.register.subjects(kind).has(key);
  }

  /** The person with one of these addresses, or undefined. Never by name. */
  person(who: Who): Found | undefined {
    for (const address of who.addresses) {
      const key = this.people.get(addressKey(this.sameAs.get(address) ?? address));
      if (key !== undefined) return { key, known: this.has('person', key) };
    }
    return undefined;
  }

  /** Other people than this one to whom addresses of the same row belong. */
  others(who: Who, key: string): readonly string[] {
    if (who.addresses.length < 2) return [];
    return who.addresses.flatMap((address) => {
      const other = this.people.get(addressKey(address));
      return other === undefined || other === key ? [] : [other];
    });
  }

  /** From now on the person with these addresses has this key. */
  addPerson(key: string, addresses: readonly string[]): void {
    for (const address of [key, ...addresses].map(addressKey))
      if (!this.people.has(address)) this.people.set(address, key);
  }

  /** The known person of the same display name: only to propose a merge. */
  namesake(name: string): string | undefined {
    return this.byName.get(nameKey(name));
  }

  /** The key of a group or vault: by the provider's id first, then by its name. A namesake with another id gets a key of its own. */
  list(kind: 'group' | 'vault', named: Named): Found {
    const names = this.named[kind];
    const byId = named.id === undefined ? undefined : names.get(recordKey(named.id));
    if (byId !== undefined) return { key: byId, known: this.has(kind, byId) };
    // A key may be made of the provider's id instead of the name.
    const byKey = names.get(recordKey(named.key)) ?? names.get(idIn(named.key));
    if (byKey !== undefined && (named.id === undefined || !this.hasOtherId(kind, byKey))) {
      if (named.id !== undefined) names.set(recordKey(named.id), byKey);
      if (named.id !== undefined) this.ids.set(`${kind}\n${byKey}`, named.id);
      return { key: byKey, known: this.has(kind, byKey) };
    }
    const key = byKey === undefined ? named.key : `${named.key} (${named.id})`;
    names.set(recordKey(key), key);
    if (named.id !== undefined) {
      names.set(recordKey(named.id), key);
      this.ids.set(`${kind}\n${key}`, named.id);
    }
    return { key, known: this.has(kind, key) };
  }

  private hasOtherId(kind: 'group' | 'vault', key: string): boolean {
    if (this.ids.has(`${kind}\n${key}`)) return true;
    const subject = this.register.get({ kind, key });
    // An alias without address or provider is an id that the provider gave it.
    return subject !== undefined && strings(subject, 'aliases').some((alias) => /^[A-Za-z0-9-]{16,}$/.test(alias));
  }

  /** Does a mail group of this address exist? */
  groupAt(address: string): string | undefined {
    return this.named.group.get(recordKey(address));
  }

  personAt(address: string): string | undefined {
    return this.people.get(addressKey(address));
  }

  accountEmail(id: string, email: string | undefined): void {
    if (typeof email !== 'string' || email === '') return;
    const address = addressKey(email);
    this.emails.set(id, address);
    for (const at of [address, withoutTag(address)]) {
      if (at === undefined) continue;
      const ids = this.accountsByEmail.get(at) ?? new Set();
      ids.add(id);
      this.accountsByEmail.set(at, ids);
    }
  }

  emailOf(id: string): string | undefined {
    return this.emails.get(id);
  }

  /** Accounts whose root email is exactly this. */
  accountsWithEmail(address: string): readonly string[] {
    const at = addressKey(address);
    return [...(this.accountsByEmail.get(at) ?? [])].filter((id) => this.emails.get(id) === at);
  }

  /** Accounts whose root mail comes to this address, with or without a tag. */
  accountsReceivingAt(address: string): readonly string[] {
    return [...(this.accountsByEmail.get(addressKey(address)) ?? [])];
  }

  hasAccount(id: string): boolean {
    return this.register.subjects('account').has(id) || this.pendingAccounts.has(id);
  }
}

/** The provider's id that a key is made of, in lower case; '' where it is made of a name. */
function idIn(key: string): string {
  const id = key.slice(key.indexOf(':') + 1);
  return /^[A-Za-z0-9-]{16,}$/.test(id) && /\d/.test(id) ? id.toLowerCase() : '';
}

/** A list of texts that a subject's field holds; empty where it holds something else. */
export function strings(subject: Subject | undefined, field: string): readonly string[] {
  const value = subject?.value(field);
  return Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === 'string') : [];
}
