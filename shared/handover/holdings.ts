/** Everything that one person holds, line by line: what a successor would take over. */

import type { CustodyModel } from '../custody/index.ts';
import { goesOn } from '../custody/instants.ts';
import { amongPeople } from '../offboarding/among.ts';
import { accountsAt } from '../offboarding/world.ts';

export const HOLDING_KINDS = [
  'group',
  'vault',
  'device',
  'place',
  'phone',
  'organization',
  'domain',
  'admin',
  'access-key',
  'risk',
  'mailbox',
] as const;
export type HoldingKind = (typeof HOLDING_KINDS)[number];

/** Keep: nothing changes. Move: the other has it and this person no longer. Copy: both have it. */
export const CHOICES = ['keep', 'move', 'copy'] as const;
export type Choice = (typeof CHOICES)[number];

export interface Holding {
  /** `kind|key|part`, unique among one person's holdings. */
  readonly id: string;
  readonly kind: HoldingKind;
  readonly key: string;
  /** The role, level or field that it is held as. */
  readonly part: string;
  readonly name: string;
  /** How it is held: "owner", "can reveal", "has a key". */
  readonly how: string;
  readonly accounts: readonly string[];
  readonly choices: readonly Choice[];
  readonly note: string | null;
}

const ALL: readonly Choice[] = CHOICES;
const ONE_THING: readonly Choice[] = ['keep', 'move'];
const FIXED: readonly Choice[] = ['keep'];

interface Entry {
  readonly person?: string | undefined;
  readonly from?: string | null | undefined;
  readonly until?: string | null | undefined;
}

/** What a person (by any address) holds at the model's instant, in the order of the kinds. */
export function holdingsOf(model: CustodyModel, person: string): Holding[] {
  const { document } = model;
  const isTheirs = amongPeople(document)([person]);
  const found: Holding[] = [];
  const add = (one: Omit<Holding, 'id' | 'choices' | 'note'> & Partial<Pick<Holding, 'choices' | 'note'>>): void => {
    const id = `${one.kind}|${one.key}|${one.part}`;
    if (!found.some((other) => other.id === id)) found.push({ id, choices: ALL, note: null, ...one });
  };
  const accounts = (ref: string): readonly string[] => accountsAt(model, ref);
  const isOne = (entry: Entry): boolean =>
    typeof entry.person === 'string' && isTheirs(entry.person) && goesOn(entry, model.now);

  for (const group of document.groups ?? [])
    for (const entry of (group.members ?? []).filter(isOne)) {
      const role = entry.role ?? 'member';
      const reads = (entry.delivery ?? 'all') !== 'none';
      const how = `${role}${reads ? '' : ', receives nothing'}`;
      const name = group.name || group.key;
      add({ kind: 'group', key: group.key, part: role, name, how, accounts: accounts(`group:${group.key}`) });
    }
  for (const vault of document.vaults ?? [])
    for (const entry of (vault.access ?? []).filter(isOne))
      add({
        kind: 'vault',
        key: vault.key,
        part: entry.level,
        name: vault.name || vault.key,
        how: LEVELS[entry.level],
        accounts: accounts(`vault:${vault.key}`),
      });
  for (const device of document.devices ?? [])
    if (device.holder && isTheirs(device.holder))
      add({
        kind: 'device',
        key: device.key,
        part: 'holder',
        name: device.label || device.key,
        how: device.serial ? `holds it, serial ${device.serial}` : 'holds it',
        accounts: accounts(`device:${device.key}`),
        ...(device.personal
          ? { choices: FIXED, note: 'Their own property: enrol another device instead.' }
          : { choices: ONE_THING, note: 'One thing: it can be moved, not copied. Write a receipt.' }),
      });
  for (const place of document.places ?? [])
    if (place.keyholders?.some(isTheirs))
      add({
        kind: 'place',
        key: place.key,
        part: 'keyholders',
        name: place.key,
        how: 'has a key',
        accounts: accounts(`place:${place.key}`),
      });
  for (const phone of document.phones ?? [])
    if (phone.holders?.some(isTheirs))
      add({
        kind: 'phone',
        key: phone.number,
        part: 'holders',
        name: phone.number,
        how: 'answers it',
        accounts: accounts(`phone:${phone.number}`),
        ...(phone.kind === 'personal'
          ? { choices: FIXED, note: 'Their own number: change the contact phone instead.' }
          : {}),
      });
  for (const organization of document.organizations ?? [])
    if (organization.controllers?.some(isTheirs))
      add({
        kind: 'organization',
        key: organization.id,
        part: 'controllers',
        name: organization.name || organization.id,
        how: 'can act on the management account',
        accounts: accounts(`organization:${organization.id}`),
      });
  for (const domain of document.domains ?? []) {
    for (const part of ['registrarHolders', 'dnsHolders'] as const)
      if (domain[part]?.some(isTheirs))
        add({
          kind: 'domain',
          key: domain.name,
          part,
          name: domain.name,
          how: part === 'dnsHolders' ? 'can change DNS' : 'can sign in at the registrar',
          accounts: [],
        });
  }
  const record = document.people?.find(({ email }) => isTheirs(email));
  for (const part of ['mailAdmin', 'domainAdmin'] as const)
    if (record?.[part])
      add({
        kind: 'admin',
        key: record.email,
        part,
        name: part === 'mailAdmin' ? 'Mail administration' : 'Domain administration',
        how: 'is an administrator',
        accounts: [],
      });
  for (const account of document.accounts ?? []) {
    const { id } = account;
    const name = account.name || id;
    if (account.accessKeyHolders?.some(isTheirs))
      add({
        kind: 'access-key',
        key: id,
        part: 'accessKeyHolders',
        name,
        how: 'holds a root access key',
        accounts: [id],
        note: 'A key that was known stays known. Better: delete it and use a role.',
      });
    if (account.sharedVaultRiskOwner && isTheirs(account.sharedVaultRiskOwner))
      add({
        kind: 'risk',
        key: id,
        part: 'sharedVaultRiskOwner',
        name,
        how: 'owns the shared-vault risk',
        accounts: [id],
        choices: ONE_THING,
      });
    const { inbox } = account;
    if (inbox && inbox !== 'none' && 'person' in inbox && isTheirs(String(inbox.person)))
      add({
        kind: 'mailbox',
        key: id,
        part: 'inbox',
        name,
        how: 'their own mailbox is the root inbox',
        accounts: [id],
        choices: FIXED,
        note: 'A mailbox cannot be handed over: move the root email to a group.',
      });
  }
  return found.sort((a, b) => HOLDING_KINDS.indexOf(a.kind) - HOLDING_KINDS.indexOf(b.kind));
}

const LEVELS = { read: 'can reveal', manage: 'can reveal and manage', grant: 'can grant access' } as const;
