/** Writes out every completion of one account's unknowns, and keeps the verdicts that are the same in all of them. */
import type { AccountRecord, DeviceRecord } from '../../../shared/register/document.ts';
import type { BruteForce, Completion, Judgement } from './brute-force.ts';

const YES_NO = [true, false];

interface Rules {
  readonly enabled?: boolean;
  readonly state: string;
  readonly from?: readonly string[];
}

/** May AWS refuse the root user's sign-in, by the account's own policy or the organization's? */
function refusals(account: AccountRecord): boolean[] {
  const { signIn, signInControl } = (account.aws ?? {}) as { signIn?: Rules; signInControl?: Rules };
  const rules = [signIn, signInControl].filter((one) => one !== undefined);
  const [unread, off] = [rules.some(({ state }) => state === 'unread'), !rules.some(({ enabled }) => enabled)];
  if (off) return unread ? YES_NO : [false];
  if (rules.some(({ state }) => state === 'refused')) return [true];
  const nets = rules.map(({ from }) => from ?? []).filter((from) => from.length > 0);
  const apart = nets.length === 2 && !nets[0]?.some((one) => nets[1]?.includes(one));
  return unread || apart || rules.some(({ state }) => state === 'perhaps') ? YES_NO : [false];
}

export class Completions {
  private readonly slow: BruteForce;

  constructor(slow: BruteForce) {
    this.slow = slow;
  }

  /** The unknowns of one account: lists by name, states, kinds, the domain. */
  unknowns(account: AccountRecord) {
    const lists = new Set<string>();
    const kinds = new Set<string>();
    const seen = new Set<string>();
    const { doc } = this.slow;
    const group = (key: string) => {
      if (seen.has(key)) return;
      seen.add(key);
      const record = this.slow.group(key);
      if (!record?.members || record.complete === false) lists.add(`group:${key}`);
      for (const member of record?.members ?? []) if (member.group) group(member.group);
    };
    const vault = (key: string) => {
      const record = doc.vaults?.find((v) => v.key === key);
      if (!record?.access || record.complete === false) lists.add(`vault:${key}`);
      for (const access of record?.access ?? []) if (access.group) group(access.group);
    };
    if (account.inbox && account.inbox !== 'none' && 'group' in account.inbox) group(account.inbox.group as string);
    if (!account.inbox) lists.add(`inbox:${account.id}`);
    if (!account.vaults) lists.add(`vaults:${account.id}`);
    for (const key of account.vaults ?? []) vault(key);
    if (!account.devices?.length || account.devicesComplete === false) lists.add(`devices:${account.id}`);
    for (const key of account.devices ?? []) {
      const device = doc.devices?.find((d) => d.key === key) ?? ({} as DeviceRecord);
      if (device.holder) continue;
      if (device.vault) vault(device.vault);
      else if (device.place) {
        const place = doc.places?.find((p) => p.key === device.place);
        if (!place?.keyholders || place.complete === false) lists.add(`place:${device.place}`);
      } else lists.add(`device:${key}`);
      if (!device.kind) kinds.add(key);
    }
    const phone = doc.phones?.find((p) => p.number === account.phone);
    if (!account.phone) lists.add(`phone-of:${account.id}`);
    else if (account.phone !== 'none' && (!phone?.holders || phone.complete === false))
      lists.add(`phone:${account.phone}`);
    if (!account.accessKeyHolders?.length || account.accessKeyHoldersComplete === false)
      lists.add(`keys:${account.id}`);
    const org = doc.organizations?.find((o) => o.id === account.organization);
    if (account.organization && (!org?.controllers || org.controllersComplete === false))
      lists.add(`controllers:${account.organization}`);
    const states = (state: string | null | undefined) => (state === 'yes' ? [true] : state === 'no' ? [false] : YES_NO);
    return {
      lists: [...lists],
      kinds: [...kinds],
      password: states(account.credentials?.password),
      mfa: states(account.credentials?.mfa),
      keys: states(account.credentials?.accessKeys),
      central: account.organization ? states(org?.centralRoot) : [false],
      refused: refusals(account),
      domain: account.email ? [true] : YES_NO,
    };
  }

  /** How many completions there are, to leave out ledgers that would take all day. */
  count(account: AccountRecord): number {
    const u = this.unknowns(account);
    const people = 2 ** this.slow.names.length;
    let lists = 1;
    for (const list of u.lists)
      lists *= list.startsWith('inbox:') ? people + this.slow.names.length : this.irrelevant(list, u) ? 1 : people;
    return (
      lists *
      2 ** u.kinds.length *
      u.password.length *
      u.mfa.length *
      u.keys.length *
      u.central.length *
      u.refused.length *
      u.domain.length
    );
  }

  /** A list that no open question reads: not worth writing out. */
  private irrelevant(list: string, u: ReturnType<Completions['unknowns']>): boolean {
    if (list.startsWith('keys:')) return !u.keys.includes(true);
    if (list.startsWith('controllers:')) return !u.central.includes(true);
    if (list.startsWith('device')) return !u.mfa.includes(true) || !u.password.includes(true);
    return false;
  }

  *completions(account: AccountRecord): Generator<Completion> {
    const u = this.unknowns(account);
    const lists = u.lists.filter((list) => !this.irrelevant(list, u));
    const gained: Record<string, number> = {};
    const fill = function* (self: Completions, i: number): Generator<number | null> {
      const list = lists[i];
      if (list === undefined) {
        yield null;
        return;
      }
      for (let set = 0; set <= self.slow.everybody; set++) {
        gained[list] = set;
        yield* fill(self, i + 1);
      }
      gained[list] = 0;
      if (list.startsWith('inbox:'))
        for (let owner = 0; owner < self.slow.names.length; owner++)
          for (const inner of fill(self, i + 1)) yield inner ?? owner;
    };
    for (const mailboxOf of fill(this, 0))
      for (const password of u.password)
        for (const mfa of u.mfa)
          for (const keys of u.keys)
            for (const central of u.central)
              for (const refused of u.refused)
                for (const companyDomain of u.domain)
                  for (let chosen = 0; chosen < 2 ** u.kinds.length; chosen++) {
                    const copyable = new Set(u.kinds.filter((_, i) => chosen & (1 << i)));
                    yield { password, mfa, keys, central, refused, companyDomain, copyable, mailboxOf, gained };
                  }
  }

  /** The tri-valued verdicts: what is the same in every completion, else `unknown`. */
  verdict(account: AccountRecord, leavers: string[][]) {
    const sets = leavers.map((people) => this.slow.bits(people));
    const unknown = (a: unknown, b: unknown) => (a === b ? a : 'unknown');
    let all: Judgement | undefined;
    const merge = (before: Judgement | undefined, one: Judgement): Judgement =>
      before
        ? ({
            reachable: unknown(before.reachable, one.reachable),
            busFactor: unknown(before.busFactor, one.busFactor),
            breakIn: unknown(before.breakIn, one.breakIn),
            breakInSets: unknown(before.breakInSets, one.breakInSets),
            centralReach: unknown(before.centralReach, one.centralReach),
            separation: unknown(before.separation, one.separation),
            leavers: one.leavers.map((now, i) => ({
              company: unknown(before.leavers[i]?.company, now.company),
              leaver: unknown(before.leavers[i]?.leaver, now.leaver),
            })),
          } as Judgement)
        : one;
    for (const completion of this.completions(account)) all = merge(all, this.slow.judge(account, completion, sets));
    return all as Judgement;
  }
}
