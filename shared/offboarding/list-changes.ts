/** Joining and leaving: groups, vaults, safes, phones, organizations and domains. */
import { goesOn } from '../custody/instants.ts';
import type { LedgerDocument } from '../register/document.ts';
import { edit } from './edit-records.ts';

/** Kinds of lists that people stand in, and the fields that hold them. */
export const LIST_FIELDS = {
  group: ['members'],
  vault: ['access'],
  place: ['keyholders'],
  phone: ['holders'],
  organization: ['controllers'],
  domain: ['registrarHolders', 'dnsHolders'],
} as const;
export type ListKind = keyof typeof LIST_FIELDS;

type Entry = {
  readonly person?: string | undefined;
  readonly from?: string | null | undefined;
  readonly until?: string | null | undefined;
};

/** Close what goes on or is yet to come; what ended stays as it was. */
function closed<T extends Entry>(
  entries: readonly T[] | null | undefined,
  isOne: (address: string) => boolean,
  at: string,
): readonly T[] | null | undefined {
  const now = Date.parse(at);
  const isTheirs = (entry: T): boolean => typeof entry.person === 'string' && isOne(entry.person) && goesOn(entry, now);
  if (!entries?.some(isTheirs)) return entries;
  return entries.map((entry) => (isTheirs(entry) ? { ...entry, until: at } : entry));
}

/** End what these people have there; what ended before stays as it was. */
export function leave(
  document: LedgerDocument,
  kind: ListKind,
  key: string,
  isOne: (address: string) => boolean,
  at: string,
): LedgerDocument {
  if (kind === 'group')
    return edit(
      document,
      'groups',
      (group) => group.key === key,
      (group) => {
        const members = closed(group.members, isOne, at);
        return members === group.members ? group : { ...group, members: [...(members ?? [])] };
      },
    );
  if (kind === 'vault')
    return edit(
      document,
      'vaults',
      (vault) => vault.key === key,
      (vault) => {
        const access = closed(vault.access, isOne, at);
        return access === vault.access ? vault : { ...vault, access: [...(access ?? [])] };
      },
    );
  return editList(document, kind, key, (people) =>
    people?.some(isOne) ? people.filter((one) => !isOne(one)) : people,
  );
}

/** Let a person in, from now on. Somebody who is in already stays as they are. */
export function join(
  document: LedgerDocument,
  kind: ListKind,
  key: string,
  person: string,
  isOne: (address: string) => boolean,
  at: string,
): LedgerDocument {
  const isThere = (entry: Entry): boolean =>
    typeof entry.person === 'string' &&
    isOne(entry.person) &&
    !entry.until &&
    (!entry.from || Date.parse(entry.from) <= Date.parse(at));
  const interval = { from: at, until: null };
  // A list that nobody ever recorded does not become complete by one name on it.
  const open = (list: unknown): { complete?: false } => (list ? {} : { complete: false });
  if (kind === 'group')
    return edit(
      document,
      'groups',
      (group) => group.key === key,
      (group) =>
        group.members?.some((entry) => isThere(entry) && entry.delivery !== 'none')
          ? group
          : {
              ...group,
              ...open(group.members),
              members: [...(group.members ?? []), { person, role: 'member', delivery: 'all', ...interval }],
            },
    );
  if (kind === 'vault')
    return edit(
      document,
      'vaults',
      (vault) => vault.key === key,
      (vault) =>
        vault.access?.some((entry) => isThere(entry) && entry.level !== 'grant')
          ? vault
          : {
              ...vault,
              ...open(vault.access),
              access: [...(vault.access ?? []), { person, level: 'read', ...interval }],
            },
    );
  return editList(document, kind, key, (people) => (people?.some(isOne) ? people : [...(people ?? []), person]));
}

/** Plain lists of people. */
function editList(
  document: LedgerDocument,
  kind: Exclude<ListKind, 'group' | 'vault'>,
  key: string,
  change: (people: string[] | null | undefined) => string[] | null | undefined,
): LedgerDocument {
  switch (kind) {
    case 'place':
      return edit(
        document,
        'places',
        (place) => place.key === key,
        (place) => {
          const keyholders = change(place.keyholders);
          if (keyholders === place.keyholders) return place;
          return { ...place, keyholders, ...(place.keyholders ? {} : { complete: false }) };
        },
      );
    case 'phone':
      return edit(
        document,
        'phones',
        (phone) => phone.number === key,
        (phone) => {
          const holders = change(phone.holders);
          if (holders === phone.holders) return phone;
          return { ...phone, holders, ...(phone.holders ? {} : { complete: false }) };
        },
      );
    case 'organization':
      return edit(
        document,
        'organizations',
        ({ id }) => id === key,
        (organization) => {
          const controllers = change(organization.controllers);
          if (controllers === organization.controllers) return organization;
          return { ...organization, controllers, ...(organization.controllers ? {} : { controllersComplete: false }) };
        },
      );
    case 'domain':
      return edit(
        document,
        'domains',
        ({ name }) => name === key,
        (domain) => {
          const [registrarHolders, dnsHolders] = [change(domain.registrarHolders), change(domain.dnsHolders)];
          const same = registrarHolders === domain.registrarHolders && dnsHolders === domain.dnsHolders;
          return same ? domain : { ...domain, registrarHolders, dnsHolders };
        },
      );
  }
}
