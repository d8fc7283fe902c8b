/** What every part of the plan reads: the world, who goes, what each account is to them, and words for all of it. */
import type { CompiledAccount } from '../../custody/account.ts';
import { NOBODY } from '../../custody/person-sets.ts';
import type { LeaverVerdict } from '../../custody/verdicts.ts';
import { nameOf } from '../../custody/words.ts';
import type { DeviceRecord } from '../../register/document.ts';
import { amongPeople } from '../among.ts';
import type { CaseKind, StepItem } from '../case.ts';
import type { Change } from '../change.ts';
import { anyIn, numbersOf, othersIn, tiedTo, verdicts, type World } from '../world.ts';
import { Candidates } from './candidates.ts';

/** Places of the sets of today in `partSets`. */
export const P = 0;
export const E = 1;
export const M = 2;
export const F = 3;
export const C = 5;

export class PlanContext {
  readonly world: World;
  readonly kind: CaseKind;
  readonly isLeaver: (address: string) => boolean;
  /** Names of the leavers: "Alice", "Alice and Bob". */
  readonly who: string;
  readonly leaverNumbers: readonly number[];
  readonly goneNumbers: readonly number[];
  /** Of the accounts that the records tie the leavers to. */
  readonly verdicts: ReadonlyMap<string, LeaverVerdict>;
  readonly candidates: Candidates;

  constructor(world: World, kind: CaseKind, successors: readonly string[]) {
    const { model } = world;
    this.world = world;
    this.kind = kind;
    this.isLeaver = amongPeople(model.document)(world.leavers);
    this.who = world.leavers.map((email) => nameOf(model, email)).join(' and ');
    this.leaverNumbers = numbersOf(model, world.leavers);
    this.goneNumbers = numbersOf(model, world.gone);
    this.verdicts = new Map(verdicts(world, tiedTo(world)).map((verdict) => [verdict.account, verdict]));
    this.candidates = new Candidates(world, this.goneNumbers, this.affected(), successors);
  }

  name(email: string): string {
    return nameOf(this.world.model, email);
  }

  /** Accounts that are not fine when they go. */
  affected(): CompiledAccount[] {
    return this.world.model.accounts.filter(({ id }) => {
      const verdict = this.verdicts.get(id);
      return verdict !== undefined && (verdict.company !== 'fine' || verdict.leaver !== 'out');
    });
  }

  /** Would they still get in, alone, with help, or perhaps? */
  exposed(account: CompiledAccount): boolean {
    const leaver = this.verdicts.get(account.id)?.leaver;
    return leaver !== undefined && leaver !== 'out';
  }

  /** Is it theirs to lose: reachable today, and not for sure without them? */
  inNeed(account: CompiledAccount): boolean {
    const company = this.verdicts.get(account.id)?.company;
    return company === 'lost' || company === 'unknown';
  }

  hasLeaver(set: number): boolean {
    return anyIn(this.world.model, set, this.leaverNumbers);
  }

  hasOthers(set: number): boolean {
    return othersIn(this.world.model, set, this.goneNumbers);
  }

  device(key: string): DeviceRecord | undefined {
    return this.world.model.sources.lookup.device(key);
  }

  isHeldByLeaver(device: DeviceRecord | undefined): boolean {
    return typeof device?.holder === 'string' && this.isLeaver(device.holder);
  }

  /** Who has the device today, as a set of people. */
  holdersOf(device: DeviceRecord): number {
    const { sources } = this.world.model;
    if (device.holder) return sources.named([device.holder]);
    if (device.vault) return sources.vault(device.vault).revealers;
    if (device.place) return sources.named(sources.lookup.place(device.place)?.keyholders);
    return NOBODY;
  }

  accountLabel(account: CompiledAccount): string {
    return account.record.name ? `${account.record.name} · ${account.id}` : account.id;
  }

  account(id: string): CompiledAccount | undefined {
    const index = this.world.model.indexOf.get(id);
    return index === undefined ? undefined : this.world.model.accounts[index];
  }

  accountItem(account: CompiledAccount, note: string, changes: readonly Change[]): StepItem {
    return { key: `account:${account.id}`, label: this.accountLabel(account), note, accounts: [account.id], changes };
  }

  vaultName(key: string): string {
    return this.world.model.sources.lookup.vault(key)?.name || key;
  }

  groupName(key: string): string {
    return this.world.model.sources.lookup.group(key)?.name || key;
  }

  organizationName(id: string): string {
    return this.world.model.sources.lookup.organization(id)?.name || id;
  }
}
