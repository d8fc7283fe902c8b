/** Where people are listed in the custody of an account, in words: the places to clear when somebody goes. */

import { isToday } from '../custody/instants.ts';
import type { AccountRecord } from '../register/document.ts';
import type { SubjectRef } from '../register/facts.ts';
import type { RuleWorld } from './world.ts';

export interface Listing {
  readonly person: string;
  /** To follow "still": "is in the group AWS root prod". */
  readonly where: string;
  readonly ref: SubjectRef;
}

/** Everybody listed in the custody of the account whose status is `status`. */
export function listingsOf(world: RuleWorld, account: AccountRecord, status: 'left' | 'leaving'): Listing[] {
  const found: Listing[] = [];
  const add = (address: string, where: string, ref: SubjectRef): void => {
    if (world.people.standing(address) === status) found.push({ person: world.people.canonical(address), where, ref });
  };
  const inbox = account.inbox;
  if (inbox && inbox !== 'none') {
    if (typeof inbox.person === 'string')
      add(inbox.person, 'owns the root mailbox', {
        kind: 'person',
        key: world.people.find(inbox.person)?.email ?? inbox.person,
      });
    if (typeof inbox.group === 'string') addGroup(world, inbox.group, status, 'reads the root mail through', found);
  }
  for (const key of account.vaults ?? []) addVault(world, key, status, found);
  for (const key of account.devices ?? []) addDevice(world, key, status, found, add);
  if (account.phone && account.phone !== 'none') {
    const ref: SubjectRef = { kind: 'phone', key: account.phone };
    for (const holder of world.phone(account.phone)?.holders ?? []) add(holder, 'answers the contact phone', ref);
  }
  const self: SubjectRef = { kind: 'account', key: account.id };
  for (const holder of account.accessKeyHolders ?? []) add(holder, 'holds a root access key', self);
  const organization = world.organization(account.organization);
  if (organization !== undefined) {
    const ref: SubjectRef = { kind: 'organization', key: organization.id };
    const where = `can act on the management account of ${organization.name || organization.id}`;
    for (const controller of organization.controllers ?? []) add(controller, where, ref);
  }
  return found;
}

function addGroup(
  world: RuleWorld,
  key: string,
  status: 'left' | 'leaving',
  how: string,
  found: Listing[],
  ref: SubjectRef = { kind: 'group', key: world.groupKey(key) },
): void {
  const where = `${how} ${world.groupName(key)}`;
  for (const person of world.audience(key)[status]) found.push({ person, where, ref });
}

function addVault(world: RuleWorld, key: string, status: 'left' | 'leaving', found: Listing[]): void {
  const vault = world.vaultKey(key);
  found.push(...world.remember(`listed ${status} ${vault}`, () => inVault(world, vault, status)));
}

function inVault(world: RuleWorld, key: string, status: 'left' | 'leaving'): Listing[] {
  const found: Listing[] = [];
  const ref: SubjectRef = { kind: 'vault', key };
  const name = world.vaultName(key);
  for (const entry of world.vault(key)?.access ?? []) {
    if (!isToday(entry, world.nowMs)) continue;
    if (entry.group !== undefined)
      addGroup(world, entry.group, status, `can open the vault ${name} through`, found, ref);
    else if (entry.person !== undefined && world.people.standing(entry.person) === status)
      found.push({ person: world.people.canonical(entry.person), where: `can open the vault ${name}`, ref });
  }
  return found;
}

function addDevice(
  world: RuleWorld,
  key: string,
  status: 'left' | 'leaving',
  found: Listing[],
  add: (address: string, where: string, ref: SubjectRef) => void,
): void {
  const device = world.device(key);
  if (device === undefined) return;
  const ref: SubjectRef = { kind: 'device', key };
  if (device.holder) add(device.holder, `holds the MFA device ${device.label || key}`, ref);
  if (device.place)
    for (const holder of world.place(device.place)?.keyholders ?? [])
      add(holder, `has a key to ${device.place}`, { kind: 'place', key: device.place });
  if (device.vault) addVault(world, device.vault, status, found);
}
