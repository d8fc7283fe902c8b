/** From what files say of records (accounts, organizations, people, groups, vaults) to wishes about their fields. */
import type { Json } from '../../register/facts.ts';
import { SETTINGS_KEY } from '../../register/kinds.ts';
import { addressKey, domainKey, recordKey } from '../../text/compare.ts';
import type {
  AccountStatement,
  GroupStatement,
  Named,
  OrganizationStatement,
  PersonStatement,
  VaultStatement,
  Who,
} from '../statement.ts';
import type { Batch, Origin } from './batch.ts';
import { strings } from './known.ts';

export function account(batch: Batch, said: AccountStatement, origin: Origin): void {
  const ref = { kind: 'account', key: said.id } as const;
  const known = batch.known.has('account', said.id);
  if (known) batch.matched(origin);
  batch.tallies[origin.file]?.accounts.add(said.id);
  batch.known.pendingAccounts.add(said.id);
  batch.wish(ref, 'present', true, origin, { onlyIfUnrecorded: known });
  for (const [field, value] of Object.entries(said.fields)) batch.wish(ref, field, value, origin);
  if (typeof said.fields.email === 'string') batch.known.accountEmail(said.id, said.fields.email);
}

export function organization(batch: Batch, said: OrganizationStatement, origin: Origin): void {
  const ref = { kind: 'organization', key: said.id } as const;
  if (said.primary && batch.known.has('organization', said.id)) batch.matched(origin);
  for (const [field, value] of Object.entries(said.fields))
    batch.wish(ref, field, value, origin, { derived: !said.primary });
}

/**
 * The person a file speaks of, added where nobody has one of the addresses. `stranger` says that an access list or a
 * group brings the person: access matters more than tidiness, so they are added, marked as outsiders.
 */
export function person(batch: Batch, who: Who, origin: Origin, as: 'stranger' | 'listed' | 'tool'): string {
  const found = batch.known.person(who);
  if (found !== undefined) {
    const other = batch.known.others(who, found.key)[0];
    if (other !== undefined)
      batch.problem(
        origin,
        `The row’s addresses belong to two people, ${found.key} and ${other}; the first was taken. Are they one?`,
      );
    if (found.known) {
      batch.matched(origin);
      batch.tallies[origin.file]?.people.add(found.key);
    }
    const merged = who.addresses.filter((address) => batch.options.sameAs?.has(address));
    if (merged.length > 0) addAliases(batch, found.key, merged, origin);
    return found.key;
  }
  const key = who.addresses[0] ?? '';
  batch.known.addPerson(key, who.addresses);
  if (who.name !== undefined) {
    const namesake = batch.known.namesake(who.name);
    if (namesake !== undefined) batch.merges.push({ address: key, name: who.name, person: namesake });
  }
  const others = who.addresses.slice(1);
  if (as === 'stranger') {
    batch.strangers.set(key, { origin, name: who.name, aliases: others });
    return key;
  }
  const ref = { kind: 'person', key } as const;
  batch.wish(ref, 'present', true, origin);
  if (others.length > 0) batch.wish(ref, 'aliases', others, origin);
  if (who.name !== undefined) batch.wish(ref, 'name', who.name, origin);
  if (as === 'tool' && !companyAddress(batch, key)) batch.wish(ref, 'outsider', true, origin);
  return key;
}

function companyAddress(batch: Batch, address: string): boolean {
  const settings = batch.register.get({ kind: 'settings', key: SETTINGS_KEY });
  const domain = domainKey(address.slice(address.lastIndexOf('@') + 1));
  return strings(settings, 'companyDomains').some(
    (company) => domain === domainKey(company) || domain.endsWith(`.${domainKey(company)}`),
  );
}

function addAliases(batch: Batch, key: string, addresses: readonly string[], origin: Origin): void {
  const ref = { kind: 'person', key } as const;
  const now = batch.valueOf(ref, 'aliases');
  const aliases = Array.isArray(now) ? (now as readonly string[]) : [];
  const known = new Set([key, ...aliases].map(addressKey));
  const fresh = addresses.filter((address) => !known.has(addressKey(address)));
  if (fresh.length > 0) batch.wish(ref, 'aliases', [...aliases, ...fresh], origin, { derived: true, cumulative: true });
}

/** Says what a list of people says of one of them. */
export function listedPerson(batch: Batch, said: PersonStatement, origin: Origin): string {
  if (said.list === 'mention') {
    if (batch.known.person(said.who)?.known !== true) {
      batch.leftOut(origin, 'Somebody without any right here, whom the ledger does not know: not added.');
      return '';
    }
    batch.used(origin);
    return person(batch, said.who, origin, 'tool');
  }
  const directory = said.list === 'directory';
  const key = person(batch, said.who, origin, directory ? 'listed' : 'tool');
  const ref = { kind: 'person', key } as const;
  const before = batch.register.get(ref);
  if (directory) batch.listed(key, { ...origin, login: said.login ?? false });
  for (const [field, value] of Object.entries(said.fields)) {
    if (field === 'status' && value === 'active' && before?.value('status') === 'leaving') continue;
    batch.wish(ref, field, value, origin, {
      onlyIfUnrecorded: field === 'status' && value === 'active' && before?.value('status') === undefined,
    });
  }
  if (directory) {
    if (said.who.name !== undefined) batch.wish(ref, 'name', said.who.name, origin);
    if (batch.valueOf(ref, 'outsider') === true) batch.wish(ref, 'outsider', false, origin);
    addAliases(batch, key, [...said.who.addresses.slice(1), ...(said.aliases ?? [])], origin);
  }
  return key;
}

export function group(batch: Batch, said: GroupStatement, origin: Origin): string {
  return named(batch, 'group', said.group, origin, said.primary, { kind: said.kind });
}

export function vault(batch: Batch, said: VaultStatement, origin: Origin): string {
  return named(batch, 'vault', said.vault, origin, said.primary, { provider: said.provider });
}

function named(
  batch: Batch,
  kind: 'group' | 'vault',
  of: Named,
  origin: Origin,
  primary: boolean,
  fields: Readonly<Record<string, Json>>,
): string {
  const found = batch.known.list(kind, of);
  if (found.known) batch.matched(origin);
  batch.tallies[origin.file]?.[kind === 'group' ? 'groups' : 'vaults'].add(found.key);
  const mark = `${kind}\n${found.key}\n${origin.file}\n${of.id ?? ''}`;
  // Access reports name the same vault in every row.
  if (batch.statedLists.has(mark)) return found.key;
  batch.statedLists.add(mark);
  const ref = { kind, key: found.key } as const;
  const derived = !primary;
  for (const [field, value] of Object.entries(fields))
    batch.wish(ref, field, value, origin, { derived, onlyIfUnrecorded: true });
  // A list that nobody has read yet is not an empty one.
  if (!found.known) batch.wish(ref, 'complete', false, origin, { derived: true, onlyIfUnrecorded: true });
  if (of.name !== undefined) batch.wish(ref, 'name', of.name, origin, { derived, onlyIfUnrecorded: !primary });
  const now = batch.valueOf(ref, 'aliases');
  const aliases = Array.isArray(now) ? (now as readonly string[]) : [];
  const own = [of.id, of.key === found.key ? undefined : of.key].filter((name): name is string => name !== undefined);
  const names = new Set([found.key, ...aliases].map(recordKey));
  const fresh = own.filter((name) => !names.has(recordKey(name)));
  if (fresh.length > 0) batch.wish(ref, 'aliases', [...aliases, ...fresh], origin, { derived, cumulative: true });
  return found.key;
}
