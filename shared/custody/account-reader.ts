/** Gathers the sets of one account: who brings which part today, who knows it, who keeps it. */
import type { AccountRecord, DeviceRecord } from '../register/document.ts';
import { isCompanyAddress, type Policy } from '../register/policy.ts';
import type { AccountList, CompiledAccount, State } from './account.ts';
import { classesOf } from './classes.ts';
import { instantMs } from './instants.ts';
import { agrees, listedDevices } from './listed-devices.ts';
import { CENTRAL, FACTOR, INBOX, KEY, PASSWORD, PHONE } from './parts.ts';
import { NOBODY } from './person-sets.ts';
import { signInGate } from './sign-in-gate.ts';
import type { Sources } from './sources.ts';
import type { FactRef, MissingFact, Tristate } from './verdicts.ts';

/**
 * Readings where the text leaves room:
 * - "the management account has no `central` path": an account is the management account only if its organization's
 *   record says so; an organization without a record has everything unrecorded.
 * - "`null` or an absent custody field means unrecorded" holds for a record's own list too (members, access,
 *   keyholders, holders), and for whatever a key names that has no record.
 * - "at most one of `holder`, `vault`, `place`": if there are several, the first in that order counts.
 * - A device of unrecorded kind may be copyable or not, and an unrecorded root email may be in a company domain or not
 *   ("unrecorded there = perhaps").
 * - `E+` by `mailAdmin` or `domainAdmin` depends on the domain alone, also where the inbox is "none".
 * - "each incomplete or unrecorded list gains any people" may be nobody, also for holders of a key that exists.
 */
export function readAccount(record: AccountRecord, sources: Sources, policy: Policy): CompiledAccount {
  const password = stateOf(record.credentials?.password);
  const mfa = stateOf(record.credentials?.mfa);
  const keys = stateOf(record.credentials?.accessKeys);
  const organization = record.organization ? sources.lookup.organization(record.organization) : undefined;
  const member = !!record.organization && organization?.managementAccount !== record.id;
  const central: State = member ? stateOf(organization?.centralRoot) : 0;

  // Parts that no completion can use leave nothing open.
  let usable = (password !== 0 ? PASSWORD | INBOX | PHONE : 0) | (password !== 0 && mfa !== 0 ? FACTOR : 0);
  usable |= (keys !== 0 ? KEY : 0) | (central !== 0 ? CENTRAL : 0);

  const reader = new AccountReader(record, sources, usable);
  const mailbox = reader.inbox();
  reader.vaults();
  reader.devices();
  reader.phone();
  reader.keys();
  if (record.organization) reader.ownRefs.push(`organization:${record.organization}`);
  if (member) reader.controllers(record.organization as string);
  const refused: State = password === 0 ? 0 : signInGate(record);
  const company = record.email ? (isCompanyAddress(policy, record.email) ? 1 : 0) : 2;

  const lists = reader.openLists();
  const kindsOpen = reader.kindsOpen && (usable & FACTOR) !== 0;
  const missing = reader.missing(lists);
  const account = (field: string, fact: string): void => {
    missing.unshift({ ref: `account:${record.id}#${field}`, fact });
  };
  if (company === 2 && password !== 0) account('email', 'which address the root email is');
  if (central === 2)
    missing.unshift({
      ref: `organization:${record.organization}#centralRoot`,
      fact: 'whether central root management is on',
    });
  if (refused === 2) account('signIn', 'whether AWS lets the root user sign in');
  if (keys === 2) account('accessKeys', 'whether root access keys exist');
  if (mfa === 2 && password !== 0) account('mfa', 'whether root MFA is on');
  if (password === 2) account('password', 'whether a root password exists');

  const { sets } = sources;
  const present = (id: number): number => sources.present(id);
  const { now, know, keep } = reader;
  const partSets = [now.password, now.inbox, sets.unionOf(now.factor), now.phone, now.key, now.central].map(present);
  const either = ([a, b]: Either<number[]>): Either<number> => {
    const one = sets.unionOf(a);
    return [one, reader.kindsOpen ? sets.unionOf(b) : one];
  };
  return {
    id: record.id,
    record,
    member,
    password,
    mfa,
    keys,
    central,
    refused,
    company,
    mailbox,
    devices: reader.countedDevices,
    partSets,
    today: classesOf(sources, partSets),
    known: {
      password: know.password,
      inbox: sets.union(now.inbox, know.inbox),
      factor: either(know.factor),
      phone: now.phone,
      key: now.key,
      central: now.central,
    },
    kept: { password: keep.password, factor: either(keep.factor), phone: now.phone, key: now.key },
    lists,
    kindsOpen,
    openParts: reader.openParts,
    missing,
    refs: [reader.ownRefs, ...reader.refs],
    strangers: { present: {}, left: {} },
    open:
      lists.length > 0 ||
      kindsOpen ||
      password === 2 ||
      (mfa === 2 && password !== 0) ||
      keys === 2 ||
      central === 2 ||
      refused === 2 ||
      (company === 2 && password !== 0),
  };
}

function stateOf(state: Tristate | null | undefined): State {
  return state === 'yes' ? 1 : state === 'no' ? 0 : 2;
}

/** With devices of unrecorded kind read as not copyable, and as copyable. */
type Either<T> = [T, T];

class AccountReader {
  readonly now = {
    password: NOBODY,
    inbox: NOBODY,
    factor: [] as number[],
    phone: NOBODY,
    key: NOBODY,
    central: NOBODY,
  };
  readonly know = { password: NOBODY, inbox: NOBODY, factor: [[], []] as Either<number[]> };
  readonly keep = { password: NOBODY, factor: [[], []] as Either<number[]> };
  readonly ownRefs: FactRef[] = [];
  readonly refs: (readonly FactRef[])[] = [];
  kindsOpen = false;
  openParts = 0;
  countedDevices: readonly string[] = [];
  private readonly record: AccountRecord;
  private readonly sources: Sources;
  private readonly lists = new Map<number, AccountList>();
  private readonly kindFacts: MissingFact[] = [];

  private readonly usable: number;

  constructor(record: AccountRecord, sources: Sources, usable: number) {
    this.record = record;
    this.sources = sources;
    this.usable = usable;
  }

  /** The mailbox's one person, or -1. */
  inbox(): number {
    const { sources, record } = this;
    const { inbox } = record;
    if (inbox === null || inbox === undefined) {
      this.openOwn('inbox', 'who reads the root inbox', INBOX);
    } else if (inbox !== 'none' && 'group' in inbox) {
      const { readers, readerLists, controllers, controllerLists, refs } = sources.inbox(inbox.group as string);
      this.now.inbox = readers;
      this.know.inbox = controllers;
      for (const list of readerLists) this.open(list, INBOX, INBOX, 0);
      for (const list of controllerLists) this.open(list, 0, INBOX, 0);
      this.refs.push(refs);
    } else if (inbox !== 'none') {
      const person = sources.people.refer(inbox.person as string);
      this.now.inbox = sources.sets.intern([person]);
      return person;
    }
    return -1;
  }

  vaults(): void {
    const { sources, record, now, know, keep } = this;
    const { sets } = sources;
    if (!record.vaults) this.openOwn('vaults', 'where the root password is kept', PASSWORD);
    const since = instantMs(record.passwordRotatedAt);
    for (const key of record.vaults ?? []) {
      const vault = sources.vault(key);
      const knew = sources.knewSince(vault, since);
      now.password = sets.union(now.password, vault.revealers);
      keep.password = sets.union(keep.password, knew.people);
      know.password = sets.union(know.password, sets.union(knew.people, vault.grantors));
      for (const list of vault.revealerLists) this.open(list, PASSWORD, PASSWORD, PASSWORD);
      for (const list of knew.lists) this.open(list, 0, PASSWORD, PASSWORD);
      for (const list of vault.grantorLists) this.open(list, 0, PASSWORD, 0);
      this.refs.push(vault.refs);
    }
  }

  devices(): void {
    const { record, sources } = this;
    const listed = listedDevices(record, (key) => sources.lookup.device(key), sources.now);
    this.countedDevices = listed?.counted ?? record.devices ?? [];
    if (this.countedDevices.length === 0 || record.devicesComplete === false || (listed && !agrees(listed))) {
      const others =
        this.countedDevices.length > 0 ? 'which other MFA devices there are' : 'which MFA devices there are';
      this.openOwn(
        'devices',
        listed && !agrees(listed) ? `${others}: AWS last listed others than are recorded` : others,
        FACTOR,
      );
    }
    for (const key of record.devices ?? []) this.ownRefs.push(`device:${key}`);
    for (const key of this.countedDevices) {
      const device = sources.lookup.device(key);
      const name = device?.label ?? key;
      if (device?.holder) {
        const holder = sources.sets.intern([sources.people.refer(device.holder)]);
        this.factor(holder, [holder, holder], [holder, holder]);
      } else if (device?.vault) {
        this.deviceInVault(device, device.vault);
      } else if (device?.place) {
        this.deviceInPlace(device, device.place);
      } else {
        this.open(sources.lists.number(`device:${key}`, `who holds the device ${name}`), FACTOR, FACTOR, FACTOR);
      }
    }
  }

  private deviceInVault(device: DeviceRecord, key: string): void {
    const { sources } = this;
    const { sets } = sources;
    const vault = sources.vault(key);
    const knew = sources.knewSince(vault, instantMs(device.enrolledAt));
    const seed = this.copyable(device, device.kind === 'totp' || device.kind === 'passkey');
    const reach = sets.union(vault.revealers, vault.grantors);
    const each = (copyable: boolean): number => (copyable ? sets.union(reach, knew.people) : reach);
    const kept = (copyable: boolean): number => (copyable ? knew.people : NOBODY);
    this.factor(vault.revealers, [each(seed[0]), each(seed[1])], [kept(seed[0]), kept(seed[1])]);
    const bits = (copyable: boolean): number => (copyable ? FACTOR : 0);
    const ifSeed: [number, number] = [bits(seed[0]), bits(seed[1])];
    for (const list of vault.revealerLists) this.open(list, FACTOR, FACTOR, ifSeed);
    for (const list of knew.lists) this.open(list, 0, ifSeed, ifSeed);
    for (const list of vault.grantorLists) this.open(list, 0, FACTOR, 0);
    this.refs.push(vault.refs);
  }

  private deviceInPlace(device: DeviceRecord, key: string): void {
    const { sources } = this;
    const place = sources.lookup.place(key);
    const holders = sources.named(place?.keyholders);
    const seed = this.copyable(device, device.kind === 'totp');
    this.factor(holders, [holders, holders], [seed[0] ? holders : NOBODY, seed[1] ? holders : NOBODY]);
    if (!place?.keyholders || place.complete === false) {
      const list = sources.lists.number(`place:${key}`, `who holds a key to ${key}`);
      this.open(list, FACTOR, FACTOR, [seed[0] ? FACTOR : 0, seed[1] ? FACTOR : 0]);
    }
    this.ownRefs.push(`place:${key}`);
  }

  private copyable(device: DeviceRecord, ifRecorded: boolean): readonly [boolean, boolean] {
    if (device.kind) return [ifRecorded, ifRecorded];
    this.kindsOpen = true;
    this.kindFacts.push({ ref: `device:${device.key}#kind`, fact: `what kind of device ${device.key} is` });
    return [false, true];
  }

  private factor(holders: number, know: Either<number>, keep: Either<number>): void {
    this.now.factor.push(holders);
    for (const i of [0, 1] as const) {
      this.know.factor[i].push(know[i]);
      this.keep.factor[i].push(keep[i]);
    }
  }

  phone(): void {
    const { record, sources } = this;
    if (record.phone === 'none') return;
    if (!record.phone) {
      this.openOwn('phone', 'who answers the primary contact phone', PHONE);
      return;
    }
    const phone = sources.lookup.phone(record.phone);
    this.now.phone = sources.named(phone?.holders);
    if (!phone?.holders || phone.complete === false) {
      const list = sources.lists.number(`phone:${record.phone}`, `who answers the phone ${record.phone}`);
      this.open(list, PHONE, PHONE, PHONE);
    }
    this.ownRefs.push(`phone:${record.phone}`);
  }

  keys(): void {
    const { record } = this;
    this.now.key = this.sources.named(record.accessKeyHolders);
    if (!record.accessKeyHolders?.length || record.accessKeyHoldersComplete === false)
      this.openOwn('accessKeyHolders', 'who holds the root access keys', KEY);
  }

  controllers(id: string): void {
    const { sources } = this;
    const organization = sources.lookup.organization(id);
    this.now.central = sources.named(organization?.controllers);
    if (!organization?.controllers || organization.controllersComplete === false) {
      const list = sources.lists.number(
        `organization:${id}#controllers`,
        `who controls the organization ${organization?.name ?? id}`,
      );
      this.open(list, CENTRAL, CENTRAL, 0);
    }
  }

  /** A field of the account that nobody recorded, or not in full. */
  private openOwn(field: string, fact: string, part: number): void {
    this.openParts |= part;
    if ((part & this.usable) === 0) return;
    const list = this.sources.lists.number(`account:${this.record.id}#${field}`, fact);
    this.open(list, part, part, part & ~INBOX, field === 'inbox');
  }

  private open(
    list: number,
    now: number,
    know: number | [number, number],
    keep: number | [number, number],
    inbox = false,
  ) {
    const [know0, know1] = typeof know === 'number' ? [know, know] : know;
    const [keep0, keep1] = typeof keep === 'number' ? [keep, keep] : keep;
    let entry = this.lists.get(list);
    if (!entry) {
      entry = { list, now: 0, know: [0, 0], keep: [0, 0], inbox };
      this.lists.set(list, entry);
    }
    entry.now |= now;
    entry.know[0] |= know0;
    entry.know[1] |= know1;
    entry.keep[0] |= keep0;
    entry.keep[1] |= keep1;
    this.openParts |= now | know0 | know1;
  }

  /** The open lists as far as they bring parts that can be used. */
  openLists(): AccountList[] {
    const { usable } = this;
    const lists: AccountList[] = [];
    for (const entry of this.lists.values()) {
      const cut = ([a, b]: readonly [number, number]): [number, number] => [a & usable, b & usable];
      const list = { ...entry, now: entry.now & usable, know: cut(entry.know), keep: cut(entry.keep) };
      if (list.now | list.know[0] | list.know[1] | list.keep[0] | list.keep[1]) lists.push(list);
    }
    return lists;
  }

  missing(lists: readonly AccountList[]): MissingFact[] {
    const facts = lists.map(({ list }) => this.sources.lists.fact(list));
    return (this.usable & FACTOR) !== 0 ? [...facts, ...this.kindFacts] : facts;
  }
}
