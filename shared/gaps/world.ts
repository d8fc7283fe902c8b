/**
 * Everything rules may ask about, prepared once so that no rule searches: people by address, records by key, accounts by
 * what they share, and what the custody engine answered.
 */
import type { Lookup } from '../custody/lookup.ts';
import type { CustodyModel } from '../custody/model.ts';
import type { AccountVerdict, RotationOwed } from '../custody/verdicts.ts';
import type {
  AccountRecord,
  DeviceRecord,
  DomainRecord,
  GroupRecord,
  OrganizationRecord,
  PhoneRecord,
  PlaceRecord,
  VaultRecord,
} from '../register/document.ts';
import type { SubjectKind } from '../register/facts.ts';
import type { Policy } from '../register/policy.ts';
import type { Register, Subject } from '../register/register.ts';
import { domainKey } from '../text/compare.ts';
import { type Audience, audienceOf } from './audience.ts';
import { circlesOf, type Dependency } from './circles.ts';
import { mailboxOf } from './mailboxes.ts';
import { PeopleIndex } from './people-index.ts';
import { type RootUse, rootUsesIn } from './root-uses.ts';
import { type Waiver, waiversIn } from './waivers.ts';

export interface RuleWorldInput {
  readonly register: Register;
  /** The custody engine's reading of `documentOf(register)`: the one answer to who holds what, at the model's instant. */
  readonly model: CustodyModel;
  readonly verdict: (account: string) => AccountVerdict | undefined;
  /** Rotations and re-enrolments owed on an account: who still knows. */
  readonly owed: (account: string) => readonly RotationOwed[];
}

const byKey = <Item>(items: readonly Item[] | null | undefined, key: (item: Item) => string): Map<string, Item> =>
  new Map((items ?? []).map((item) => [key(item), item]));

export class RuleWorld {
  readonly register: Register;
  readonly model: CustodyModel;
  readonly policy: Policy;
  /** The instant everything is judged at, ISO 8601 in UTC. */
  readonly now: string;
  /** The same instant in milliseconds. */
  readonly nowMs: number;
  readonly verdict: (account: string) => AccountVerdict | undefined;
  readonly owed: (account: string) => readonly RotationOwed[];
  readonly people: PeopleIndex;
  readonly accounts: ReadonlyMap<string, AccountRecord>;
  /** Has any scan listed an organization's accounts? Only then does an account's absence mean something. */
  readonly listedByAws: boolean;
  /** All vaults, in the order of their keys. */
  readonly vaults: readonly VaultRecord[];
  /** How many accounts have a group recorded as their inbox. */
  readonly accountsWithGroup: number;

  /** As the custody engine finds records: what it reads under another name, rules read under that name too. */
  private readonly lookup: Lookup;
  private readonly domains: ReadonlyMap<string, DomainRecord>;
  private readonly waivers: ReadonlyMap<string, Waiver>;
  private readonly uses: ReadonlyMap<string, readonly RootUse[]>;
  private readonly mailboxes = new Map<string, string[]>();
  private readonly inboxes = new Map<string, string[]>();
  private readonly audiences = new Map<string, Audience>();
  private readonly latest = new Map<Subject, Map<string, string | undefined>>();
  private readonly remembered = new Map<string, unknown>();
  private circles: ReturnType<typeof circlesOf> | undefined;

  constructor(input: RuleWorldInput) {
    const { model } = input;
    const { document } = model;
    this.register = input.register;
    this.model = model;
    this.policy = model.policy;
    this.nowMs = model.now;
    this.now = new Date(model.now).toISOString();
    this.verdict = input.verdict;
    this.owed = input.owed;
    this.people = new PeopleIndex(model);
    this.accounts = byKey(document.accounts, ({ id }) => id);
    this.lookup = model.sources.lookup;
    this.vaults = [...(document.vaults ?? [])].sort((a, b) => (a.key < b.key ? -1 : 1));
    this.domains = byKey(document.domains, ({ name }) => domainKey(name));
    this.waivers = waiversIn(input.register);
    this.uses = rootUsesIn(input.register);
    for (const account of this.accounts.values()) this.index(account);
    let withGroup = 0;
    for (const list of this.inboxes.values()) withGroup += list.length;
    this.accountsWithGroup = withGroup;
    this.listedByAws = [...input.register.subjects('organization').values()].some(
      (organization) => organization.value('aws.accounts') !== undefined,
    );
  }

  private index(account: AccountRecord): void {
    const add = (map: Map<string, string[]>, key: string): void => {
      const list = map.get(key);
      if (list === undefined) map.set(key, [account.id]);
      else list.push(account.id);
    };
    if (account.email) add(this.mailboxes, mailboxOf(account.email));
    const inbox = account.inbox;
    if (inbox && inbox !== 'none' && typeof inbox.group === 'string') add(this.inboxes, this.groupKey(inbox.group));
  }

  subject(kind: SubjectKind, key: string): Subject | undefined {
    return this.register.get({ kind, key });
  }

  group(key: string): GroupRecord | undefined {
    return this.lookup.group(key);
  }

  /** One spelling per group, alias or not. */
  groupKey(key: string): string {
    return this.group(key)?.key ?? key;
  }

  groupName(key: string): string {
    const group = this.group(key);
    return group?.name || group?.key || key;
  }

  vault(key: string): VaultRecord | undefined {
    return this.lookup.vault(key);
  }

  /** One key per vault, alias or not. */
  vaultKey(key: string): string {
    return this.vault(key)?.key ?? key;
  }

  vaultName(key: string): string {
    return this.vault(key)?.name || key;
  }

  device(key: string): DeviceRecord | undefined {
    return this.lookup.device(key);
  }

  place(key: string): PlaceRecord | undefined {
    return this.lookup.place(key);
  }

  phone(number: string): PhoneRecord | undefined {
    return this.lookup.phone(number);
  }

  organization(id: string | null | undefined): OrganizationRecord | undefined {
    return id ? this.lookup.organization(id) : undefined;
  }

  /** The recorded domain that `name` is, or is a subdomain of. */
  domainAbove(name: string | undefined): DomainRecord | undefined {
    for (
      let at = name === undefined ? undefined : domainKey(name);
      at?.includes('.');
      at = at.slice(at.indexOf('.') + 1)
    ) {
      const found = this.domains.get(at);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  audience(group: string): Audience {
    const key = this.groupKey(group);
    let audience = this.audiences.get(key);
    if (audience === undefined) {
      audience = audienceOf(this.model, key);
      this.audiences.set(key, audience);
    }
    return audience;
  }

  /** Accounts whose root email ends up in the same mailbox, plus-addresses taken together. */
  accountsWithMailbox(email: string): readonly string[] {
    return this.mailboxes.get(mailboxOf(email)) ?? [];
  }

  /** Accounts whose recorded inbox is this group. */
  accountsWithInbox(group: string): readonly string[] {
    return this.inboxes.get(this.groupKey(group)) ?? [];
  }

  accountName(id: string): string {
    return this.accounts.get(id)?.name || id;
  }

  /** The log of root uses of an account: each with its reason. */
  rootUses(account: string): readonly RootUse[] {
    return this.uses.get(account) ?? [];
  }

  waiver(rule: string, account: string): Waiver | undefined {
    return this.waivers.get(`${rule}|${account}`);
  }

  /** What many accounts share is worked out once: the answer for this name, made on first asking. */
  remember<T>(name: string, make: () => T): T {
    if (!this.remembered.has(name)) this.remembered.set(name, make());
    return this.remembered.get(name) as T;
  }

  circle(account: string): { first: Dependency; through: readonly string[] } | undefined {
    this.circles ??= circlesOf(this);
    return this.circles.get(account);
  }

  /** When the newest statement about a list was first made, such as the last change of a group's members. */
  lastChange(kind: SubjectKind, key: string, field: string): string | undefined {
    const subject = this.subject(kind, key);
    if (subject === undefined) return undefined;
    let known = this.latest.get(subject);
    if (known === undefined) {
      known = new Map();
      this.latest.set(subject, known);
    }
    if (known.has(field)) return known.get(field);
    let latest = subject.fields.get(field)?.effective?.provenance.at;
    for (const item of subject.items.get(field)?.values() ?? []) {
      const at = item.effective?.provenance.at;
      if (at !== undefined && (latest === undefined || at > latest)) latest = at;
    }
    known.set(field, latest);
    return latest;
  }
}
