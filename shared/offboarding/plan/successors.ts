/** Successors first: for every account that would be lost, the fewest additions that let people who stay get in. */
import type { CompiledAccount } from '../../custody/account.ts';
import type { DeviceRecord } from '../../register/document.ts';
import type { StepItem, StepKind } from '../case.ts';
import type { Change, ListKind } from '../change.ts';
import { companySafe } from '../verdict-ranks.ts';
import { accountsAt, after, othersIn, verdicts, type World } from '../world.ts';
import { C, E, F, M, P, type PlanContext } from './context.ts';
import { keepsFactor } from './devices.ts';
import type { Draft } from './draft.ts';
import { divide, stepId } from './draft.ts';
import { TEXTS } from './texts.ts';

export interface Succession {
  readonly drafts: readonly Draft[];
  /** The world with the successors in their places. */
  readonly world: World;
  /** `group:KEY` and the like: lists that got a successor. */
  readonly joined: ReadonlySet<string>;
  /** Does central root access of the account's organization stay in good hands? */
  centralKept(account: CompiledAccount): boolean;
}

type Missing = 'password' | 'inbox' | 'factor' | 'phone';

export function planSuccessors(ctx: PlanContext, movesInbox: (account: CompiledAccount) => boolean): Succession {
  const planner = new SuccessorPlanner(ctx, movesInbox);
  planner.controllers();
  planner.accounts();
  planner.orphans();
  return planner.result();
}

class SuccessorPlanner {
  private readonly ctx: PlanContext;
  private readonly movesInbox: (account: CompiledAccount) => boolean;
  private world: World;
  private readonly items = new Map<StepKind, StepItem[]>();
  private readonly joined = new Set<string>();

  constructor(ctx: PlanContext, movesInbox: (account: CompiledAccount) => boolean) {
    this.ctx = ctx;
    this.movesInbox = movesInbox;
    this.world = ctx.world;
  }

  /** One more controller of an organization saves all its member accounts at once. */
  controllers(): void {
    const { ctx } = this;
    const needy = new Set<string>();
    for (const account of ctx.affected())
      if (account.central === 1 && account.record.organization && ctx.inNeed(account))
        needy.add(account.record.organization);
    for (const id of needy) {
      const organization = ctx.world.model.sources.lookup.organization(id);
      const set = ctx.world.model.sources.named(organization?.controllers);
      if (organization !== undefined && !ctx.hasOthers(set)) this.join('organization', id, 'add-controller', []);
    }
  }

  accounts(): void {
    const { ctx } = this;
    for (const account of ctx.affected()) {
      if (!ctx.inNeed(account)) {
        // Nobody is locked out, but what they take away must not have been the last device.
        if (this.losesLastDevice(account)) this.addDevice(account);
        continue;
      }
      const [now] = verdicts(this.world, [account.id]);
      if (!companySafe(now?.company)) this.openAWay(account);
      if (!this.centralKept(account) && this.losesLastDevice(account)) this.addDevice(account);
    }
  }

  /** A list that accounts hang on does not end up with nobody, even where another way in is left. */
  orphans(): void {
    const { ctx } = this;
    const { model } = this.world;
    const { sources, document } = model;
    const theirs = (people: readonly (string | undefined)[]): boolean =>
      people.some((one) => one !== undefined && ctx.isLeaver(one));
    const empties = (set: number): boolean => !othersIn(model, set, ctx.goneNumbers) && ctx.hasLeaver(set);
    const first = (ref: string): CompiledAccount | undefined => {
      const [id] = accountsAt(model, ref);
      return id === undefined ? undefined : ctx.account(id);
    };
    for (const { key, members } of document.groups ?? []) {
      const account = theirs((members ?? []).map(({ person }) => person)) ? first(`group:${key}`) : undefined;
      if (account !== undefined && empties(sources.inbox(key).readers))
        this.join('group', key, 'add-reader', [account.partSets[M] ?? 0, account.partSets[F] ?? 0]);
    }
    for (const { key, access } of document.vaults ?? []) {
      const account = theirs((access ?? []).map(({ person }) => person)) ? first(`vault:${key}`) : undefined;
      if (account !== undefined && empties(sources.vault(key).revealers))
        this.join('vault', key, 'grant-vault', [account.partSets[M] ?? 0]);
    }
    for (const { key, keyholders } of document.places ?? []) {
      const account = theirs(keyholders ?? []) ? first(`place:${key}`) : undefined;
      if (account !== undefined && empties(sources.named(keyholders)))
        this.join('place', key, 'grant-vault', [account.partSets[P] ?? 0, account.partSets[E] ?? 0]);
    }
  }

  centralKept(account: CompiledAccount): boolean {
    if (account.central !== 1) return false;
    return othersIn(this.world.model, this.current(account).partSets[C] ?? 0, this.ctx.goneNumbers);
  }

  private current(account: CompiledAccount): CompiledAccount {
    const index = this.world.model.indexOf.get(account.id);
    return (index === undefined ? undefined : this.world.model.accounts[index]) ?? account;
  }

  private losesLastDevice(account: CompiledAccount): boolean {
    if (account.password === 0 || account.mfa === 0 || !account.record.devices?.length) return false;
    if (this.centralKept(account) && this.ctx.exposed(account)) return false;
    if (!account.record.devices.some((key) => this.ctx.isHeldByLeaver(this.ctx.device(key)))) return false;
    return !keepsFactor(this.ctx, account, (device) => this.ctx.hasOthers(this.ctx.holdersOf(device)));
  }

  /** The way in that lacks least. */
  private openAWay(account: CompiledAccount): void {
    if (account.password === 0) return;
    const lacks = this.lacks(account);
    const factor: Missing[] = account.mfa === 0 || !lacks.has('factor') ? [] : ['factor'];
    const lacking = (...parts: Missing[]): Missing[] => parts.filter((part) => lacks.has(part));
    const ways: Missing[][] = [
      [...lacking('password'), ...factor],
      [...lacking('inbox'), ...factor],
      lacking('inbox', 'phone'),
    ].filter((parts) => parts.every((part) => this.canAdd(account, part)));
    const best = ways.sort((a, b) => a.length - b.length)[0];
    for (const part of best ?? []) this.add(account, part);
  }

  private lacks(account: CompiledAccount): Set<Missing> {
    const { partSets, record } = this.current(account);
    const others = (part: number): boolean => othersIn(this.world.model, partSets[part] ?? 0, this.ctx.goneNumbers);
    const lacks = new Set<Missing>();
    if (!others(P)) lacks.add('password');
    if (!others(E) && !this.movesInbox(account)) lacks.add('inbox');
    const usable = (device: DeviceRecord): boolean =>
      othersIn(this.world.model, this.ctx.holdersOf(device), this.ctx.goneNumbers);
    const added = record.devices?.some((key) => this.ctx.device(key) === undefined) && others(M);
    if (!added && !keepsFactor(this.ctx, this.current(account), usable)) lacks.add('factor');
    const phone =
      record.phone && record.phone !== 'none' ? this.world.model.sources.lookup.phone(record.phone) : undefined;
    // Their phone is handed to the next person, or replaced by another, in a step of its own.
    if (!others(F) && !phone?.holders?.some((holder) => this.ctx.isLeaver(holder))) lacks.add('phone');
    return lacks;
  }

  private canAdd(account: CompiledAccount, part: Missing): boolean {
    const { lookup } = this.world.model.sources;
    const { inbox, vaults, phone } = account.record;
    if (part === 'factor') return true;
    if (part === 'password') return vaults?.some((key) => lookup.vault(key) !== undefined) ?? false;
    if (part === 'phone') return typeof phone === 'string' && lookup.phone(phone) !== undefined;
    return (
      typeof inbox === 'object' &&
      inbox !== null &&
      'group' in inbox &&
      lookup.group(inbox.group as string) !== undefined
    );
  }

  private add(account: CompiledAccount, part: Missing): void {
    const { lookup } = this.world.model.sources;
    const { inbox, vaults, phone } = account.record;
    const sets = this.current(account).partSets;
    const half = (...parts: number[]): number[] => parts.map((one) => sets[one] ?? 0);
    if (part === 'password') {
      const vault = vaults?.map((key) => lookup.vault(key)).find((found) => found !== undefined);
      if (vault !== undefined) this.join('vault', vault.key, 'grant-vault', half(M));
    } else if (part === 'inbox') {
      const group = typeof inbox === 'object' && inbox !== null ? lookup.group(inbox.group as string) : undefined;
      if (group !== undefined) this.join('group', group.key, 'add-reader', half(M, F));
    } else if (part === 'phone') {
      if (typeof phone === 'string') this.join('phone', phone, 'grant-vault', half(E));
    } else this.addFactor(account, half(P, E));
  }

  /** A key to the safe where a device already is, or access to the vault it is in, saves registering a new one. */
  private addFactor(account: CompiledAccount, otherHalf: readonly number[]): void {
    const { lookup } = this.world.model.sources;
    for (const key of account.record.devices ?? []) {
      const device = this.ctx.device(key);
      if (device === undefined || device.holder) continue;
      const vault = device.vault ? lookup.vault(device.vault) : undefined;
      const place = device.place ? lookup.place(device.place) : undefined;
      if (vault !== undefined) this.join('vault', vault.key, 'grant-vault', otherHalf);
      else if (place !== undefined) this.join('place', place.key, 'grant-vault', otherHalf);
      if (vault !== undefined || place !== undefined) return;
    }
    this.addDevice(account);
  }

  private addDevice(account: CompiledAccount): void {
    const { partSets } = this.current(account);
    const holder = this.ctx.candidates.pick(this.world, [partSets[P] ?? 0, partSets[E] ?? 0]);
    if (holder === null) return;
    const local = holder.split('@')[0] ?? holder;
    const device: DeviceRecord = {
      key: `security-key-${local}`,
      kind: 'fido',
      label: `Security key of ${this.ctx.name(holder)}`,
      holder,
      personal: false,
    };
    const known = this.ctx.device(device.key);
    if (known !== undefined && known.holder !== holder) return;
    const item = this.ctx.accountItem(account, `New device: ${device.label}`, [
      { do: 'add-device', account: account.id, device },
    ]);
    const list = this.listOf('register-device');
    if (!list.some(({ key }) => key === item.key)) list.push(item);
  }

  private join(kind: ListKind, key: string, step: StepKind, otherHalf: readonly number[]): void {
    const ref = `${kind}:${key}`;
    if (this.joined.has(ref)) return;
    const person = this.ctx.candidates.pick(this.world, otherHalf);
    if (person === null) return;
    this.joined.add(ref);
    const change: Change = { do: 'join', kind, key, person };
    const name = this.nameOf(kind, key);
    this.listOf(step).push({
      key: ref,
      label: name,
      note: `For ${this.ctx.name(person)} <${person}>`,
      accounts: accountsAt(this.world.model, ref),
      changes: [change],
    });
    this.world = after(this.world, [change]);
  }

  private nameOf(kind: ListKind, key: string): string {
    if (kind === 'group') return this.ctx.groupName(key);
    if (kind === 'vault') return this.ctx.vaultName(key);
    if (kind === 'organization') return this.ctx.organizationName(key);
    return key;
  }

  private listOf(kind: StepKind): StepItem[] {
    const list = this.items.get(kind) ?? [];
    this.items.set(kind, list);
    return list;
  }

  result(): Succession {
    const drafts: Draft[] = [];
    for (const kind of ['add-controller', 'add-reader', 'grant-vault', 'register-device'] as const)
      for (const { name, items } of kind === 'register-device' ? byNote(this.listOf(kind)) : divide(this.listOf(kind)))
        drafts.push({
          id: stepId(kind, name),
          phase: 'successor',
          kind,
          title: titleOf(this.ctx, kind, items),
          why: WHY[kind],
          ...TEXTS[kind],
          items,
          after: [],
          needed: 'must',
        });
    return { drafts, world: this.world, joined: this.joined, centralKept: (account) => this.centralKept(account) };
  }
}

const WHY = {
  'add-controller': 'Without them, nobody could open these accounts centrally.',
  'add-reader': 'Without them, nobody who stays would receive the reset mail.',
  'grant-vault': 'Without them, nobody who stays would have this half of the sign-in.',
  'register-device': 'Without them, no factor of somebody who stays would be left. Register it while one still works.',
} as const;

/** One new key, registered on many accounts, is one step. */
function byNote(items: readonly StepItem[]): { name: string; items: readonly StepItem[] }[] {
  return [...Map.groupBy(items, ({ note }) => note)].map(([name, some]) => ({ name, items: some }));
}

function titleOf(ctx: PlanContext, kind: StepKind, items: readonly StepItem[]): string {
  const [first] = items;
  const many = items.length;
  const one = many === 1 && first !== undefined;
  const person = first?.note.match(/^For (.*) </)?.[1] ?? '';
  switch (kind) {
    case 'add-controller':
      return one ? `Let ${person} act centrally in ${first.label}` : `Name successors in ${many} organizations`;
    case 'add-reader':
      return one ? `Let ${person} receive mail to ${first.label}` : `Add successors to ${many} root mail groups`;
    case 'grant-vault':
      return one ? `Give ${person} access to ${first.label}` : `Give successors access to ${many} vaults and safes`;
    default: {
      const device = first?.note.replace(/^New device: /, '') ?? ctx.who;
      return `Register “${device}” on ${many === 1 ? (first?.label ?? 'the account') : `${many} accounts`}`;
    }
  }
}
