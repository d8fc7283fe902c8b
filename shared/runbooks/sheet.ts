/** An account's own facts as a runbook needs them: people by name, things by label, and what nobody has recorded as null. */

import { agrees, listedDevices } from '../custody/listed-devices.ts';
import { signInWords } from '../custody/sign-in-gate.ts';
import type { RecoveryEstimate, Tristate } from '../custody/verdicts.ts';
import type { RuleWorld } from '../gaps/world.ts';
import type { AlternateContact } from '../register/aws-facts.ts';
import type { DeviceKind, DeviceRecord } from '../register/document.ts';

/** Somebody to call. */
export interface Named {
  readonly name: string;
  readonly email: string;
}

/** A list of people; not complete: somebody unknown may be in it. */
export interface People {
  readonly people: readonly Named[];
  readonly complete: boolean;
}

export interface SheetInbox extends People {
  readonly kind: 'group' | 'person' | 'none';
  readonly name: string;
}

export interface SheetVault extends People {
  readonly name: string;
  readonly provider: string | null;
  readonly items: readonly string[];
}

export interface SheetDevice extends People {
  readonly label: string;
  readonly kind: DeviceKind | null;
  readonly serial: string | null;
  /** "in HQ safe", "with Ada Byrne"; null = not recorded. */
  readonly where: string | null;
}

export interface SheetPhone extends People {
  readonly number: string;
  readonly kind: string | null;
}

export interface AccountSheet {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly management: boolean;
  readonly organization: string | null;
  readonly managementAccount: { readonly id: string; readonly name: string } | null;
  readonly password: Tristate;
  readonly mfa: Tristate;
  readonly accessKeys: Tristate;
  readonly centralRoot: Tristate;
  readonly inbox: SheetInbox | null;
  readonly vaults: readonly SheetVault[] | null;
  readonly devices: readonly SheetDevice[] | null;
  readonly devicesComplete: boolean;
  readonly phone: SheetPhone | 'none' | null;
  /** Who can act on the management account; null = not recorded. */
  readonly controllers: People | null;
  readonly keyHolders: People | null;
  readonly domain: {
    readonly name: string;
    readonly registrar: string | null;
    readonly registrarHolders: People | null;
    readonly dnsHolders: People | null;
    readonly expiresAt: string | null;
  } | null;
  readonly mailAdmins: readonly Named[];
  readonly securityContact: string | null;
  /** What whoever signs in as root has to know beforehand; null where AWS lets the root user in from anywhere. */
  readonly signIn: string | null;
  readonly recovery: RecoveryEstimate | null;
  readonly lastDrillAt: string | null;
  readonly lastDrillResult: 'passed' | 'failed' | null;
  /** The instant that all of this is as of, ISO 8601. */
  readonly asOf: string;
}

/** The sheet of an account, or undefined where the ledger does not know it. People who left are on no list. */
export function sheetOf(world: RuleWorld, id: string): AccountSheet | undefined {
  const account = world.accounts.get(id);
  if (account === undefined) return undefined;
  const organization = world.organization(account.organization);
  const subject = world.subject('account', id);
  const managementId = organization?.managementAccount ?? null;
  const domain = world.domainAbove(account.email?.split('@')[1]);
  const security = subject?.value('aws.contact.security') as unknown as AlternateContact | undefined;
  const phone = account.phone;
  const known = phone && phone !== 'none' ? world.phone(phone) : undefined;
  const listed = listedDevices(account, (key) => world.device(key), world.nowMs);
  const devices = listed?.counted ?? account.devices;
  return {
    id,
    name: account.name || id,
    email: account.email ?? null,
    management: managementId === id || subject?.value('aws.management') === true,
    organization: organization?.name ?? account.organization ?? null,
    managementAccount: managementId === null ? null : { id: managementId, name: world.accountName(managementId) },
    password: account.credentials?.password ?? 'unknown',
    mfa: account.credentials?.mfa ?? 'unknown',
    accessKeys: account.credentials?.accessKeys ?? 'unknown',
    centralRoot: account.organization ? (organization?.centralRoot ?? 'unknown') : 'no',
    inbox: inboxOf(world, account.inbox),
    vaults: account.vaults ? account.vaults.map((key) => vaultOf(world, key, account.vaultItems ?? [])) : null,
    devices: account.devices && devices ? devices.map((key) => deviceOf(world, world.device(key) ?? { key })) : null,
    devicesComplete: account.devicesComplete !== false && !!account.devices && (listed === null || agrees(listed)),
    phone:
      phone === 'none'
        ? 'none'
        : phone
          ? { number: phone, kind: known?.kind ?? null, ...listOf(world, known?.holders, known?.complete) }
          : null,
    controllers: organization?.controllers
      ? listOf(world, organization.controllers, organization.controllersComplete)
      : null,
    keyHolders: account.accessKeyHolders
      ? listOf(world, account.accessKeyHolders, account.accessKeyHoldersComplete)
      : null,
    domain:
      domain === undefined
        ? null
        : {
            name: domain.name,
            registrar: domain.registrar ?? null,
            registrarHolders: domain.registrarHolders ? listOf(world, domain.registrarHolders, true) : null,
            dnsHolders: domain.dnsHolders ? listOf(world, domain.dnsHolders, true) : null,
            expiresAt: domain.expiresAt ?? null,
          },
    mailAdmins: world.remember('mail administrators', () => mailAdmins(world)),
    securityContact: security?.set === true ? security.email : null,
    signIn: account.credentials?.password === 'no' ? null : signInWords(account),
    recovery: world.verdict(id)?.recovery ?? null,
    lastDrillAt: account.lastDrillAt ?? null,
    lastDrillResult: account.lastDrillResult ?? null,
    asOf: world.now,
  };
}

function named(world: RuleWorld, addresses: readonly string[]): Named[] {
  return world.people
    .emails(addresses)
    .filter((email) => !world.people.hasLeft(email))
    .map((email) => ({ email, name: world.people.name(email) }))
    .sort((a, b) => a.name.localeCompare(b.name));
}

function listOf(
  world: RuleWorld,
  addresses: readonly string[] | null | undefined,
  complete: boolean | null | undefined,
): People {
  return { people: named(world, addresses ?? []), complete: !!addresses && complete !== false };
}

function inboxOf(
  world: RuleWorld,
  inbox: 'none' | { readonly group?: unknown; readonly person?: unknown } | null | undefined,
): SheetInbox | null {
  if (inbox === null || inbox === undefined) return null;
  if (inbox === 'none') return { kind: 'none', name: '', people: [], complete: true };
  if (typeof inbox.person === 'string')
    return { kind: 'person', name: world.people.name(inbox.person), ...listOf(world, [inbox.person], true) };
  const key = String(inbox.group);
  const { readers, complete } = world.audience(key);
  return { kind: 'group', name: world.groupName(key), people: named(world, readers), complete };
}

function vaultOf(
  world: RuleWorld,
  key: string,
  items: readonly { readonly vault: string; readonly item: string }[],
): SheetVault {
  const vault = world.vault(key);
  return {
    name: world.vaultName(key),
    provider: vault?.provider ?? null,
    items: items.filter((item) => world.vaultKey(item.vault) === world.vaultKey(key)).map(({ item }) => item),
    ...openersOf(world, key),
  };
}

/** Who can reveal what is in a vault now, groups read through. */
function openersOf(world: RuleWorld, key: string): People {
  const { sources } = world.model;
  const { revealers, revealerLists } = sources.vault(key);
  return { people: named(world, sources.emailsOf(revealers)), complete: revealerLists.length === 0 };
}

function deviceOf(world: RuleWorld, device: DeviceRecord): SheetDevice {
  const base = { label: device.label || device.key, kind: device.kind ?? null, serial: device.serial ?? null };
  if (device.holder)
    return { ...base, where: `with ${world.people.name(device.holder)}`, ...listOf(world, [device.holder], true) };
  if (device.vault)
    return { ...base, where: `in the vault ${world.vaultName(device.vault)}`, ...openersOf(world, device.vault) };
  if (device.place) {
    const place = world.place(device.place);
    const address = place?.address ? ` (${place.address})` : '';
    return { ...base, where: `in ${device.place}${address}`, ...listOf(world, place?.keyholders, place?.complete) };
  }
  return { ...base, where: null, people: [], complete: false };
}

function mailAdmins(world: RuleWorld): Named[] {
  return named(world, world.model.sources.emailsOf(world.model.admins));
}
