/**
 * The custody definitions, word for word and as slowly as they like: every completion of every unknown is written out
 * and judged by itself. Nothing is shared with the engine. People are bits of one number, so keep ledgers small.
 */
import type { AccountRecord, LedgerDocument } from '../../../shared/register/document.ts';
import type { Policy } from '../../../shared/register/policy.ts';
import { active, bySize, ends, refs, size } from './bits.ts';

const MINUS_FOR_EVER = -8.64e15;

/** Is the date in UTC another one now, and a later one? Years nobody works in are no dates. */
function isOver(lastDay: string | null | undefined, now: number): boolean {
  if (!lastDay) return false;
  const date = new Date(lastDay);
  if (date.getUTCFullYear() < 1971 || date.getUTCFullYear() > 2100) return false;
  return new Date(now).toISOString().slice(0, 10) > date.toISOString().slice(0, 10);
}

/** One way the unknowns may really be. */
export interface Completion {
  password: boolean;
  mfa: boolean;
  keys: boolean;
  central: boolean;
  /** AWS refuses the root user's sign-in to the console. */
  refused: boolean;
  /** Used only where the root email is unrecorded. */
  companyDomain: boolean;
  /** Devices of unrecorded kind that are copyable. */
  copyable: ReadonlySet<string>;
  /** The unrecorded inbox is this person's own mailbox, else a group's. */
  mailboxOf: number | null;
  /** List → people it gains, as bits. */
  gained: Readonly<Record<string, number>>;
}

export interface Judgement {
  reachable: string;
  busFactor: number;
  breakIn: number | null;
  breakInSets: string;
  centralReach: string;
  separation: string;
  leavers: { company: string; leaver: string }[];
}

export class BruteForce {
  readonly names: string[] = [];
  readonly left: number;
  readonly everybody: number;
  private readonly index = new Map<string, number>();
  readonly doc: LedgerDocument;
  private readonly policy: Policy;
  private readonly now: number;
  private readonly instants: number[];
  private readonly admins: number;

  constructor(doc: LedgerDocument, policy: Policy, now: number, outsiders: number, leavers: string[]) {
    this.doc = doc;
    this.policy = policy;
    this.now = now;
    let left = 0;
    let admins = 0;
    for (const person of doc.people ?? []) {
      const bit = this.names.push(person.email) - 1;
      this.index.set(person.email.toLowerCase(), bit);
      if (person.status === 'left' || isOver(person.lastDay, now)) left |= 1 << bit;
      if (person.mailAdmin || person.domainAdmin) admins |= 1 << bit;
    }
    (doc.people ?? []).forEach((person, bit) => {
      for (const alias of person.aliases ?? [])
        if (!this.index.has(alias.toLowerCase())) this.index.set(alias.toLowerCase(), bit);
    });
    for (const ref of refs(doc)) this.bit(ref);
    for (const leaver of leavers) this.bit(leaver);
    for (let i = 0; i < outsiders; i++) this.bit(`outsider-${i}@elsewhere.example`);
    this.left = left;
    this.admins = admins;
    this.everybody = (1 << this.names.length) - 1;
    this.instants = [...new Set([...ends(doc), now])].filter((t) => t <= now).sort((a, b) => a - b);
  }

  bit(ref: string): number {
    const key = ref.toLowerCase();
    let bit = this.index.get(key);
    if (bit === undefined) {
      bit = this.names.push(key) - 1;
      this.index.set(key, bit);
    }
    return bit;
  }

  bits(list: readonly string[] | null | undefined): number {
    return (list ?? []).reduce((set, ref) => set | (1 << this.bit(ref)), 0);
  }

  group(key: string) {
    return this.doc.groups?.find((group) => group.key === key);
  }

  /** Members of every kind and depth at an instant. */
  private members(key: string, at: number, c: Completion, seen: Set<string>): number {
    if (seen.has(key)) return 0;
    seen.add(key);
    let set = c.gained[`group:${key}`] ?? 0;
    for (const member of this.group(key)?.members ?? []) {
      if (!active(member, at)) continue;
      if (member.person) set |= 1 << this.bit(member.person);
      else if (member.group) set |= this.members(member.group, at, c, seen);
    }
    return set;
  }

  private readers(key: string, c: Completion, seen: Set<string>): number {
    if (seen.has(key)) return 0;
    seen.add(key);
    let set = c.gained[`group:${key}`] ?? 0;
    for (const member of this.group(key)?.members ?? []) {
      if (!active(member, this.now) || (member.delivery ?? 'all') === 'none') continue;
      if (member.person) set |= 1 << this.bit(member.person);
      else if (member.group) set |= this.readers(member.group, c, seen);
    }
    return set;
  }

  private controllers(key: string, c: Completion, seen: Set<string>): number {
    if (seen.has(key)) return 0;
    seen.add(key);
    let set = 0;
    for (const member of this.group(key)?.members ?? []) {
      if (!active(member, this.now)) continue;
      const controls = (member.role ?? 'member') !== 'member';
      if (member.person) {
        if (controls) set |= 1 << this.bit(member.person);
      } else if (member.group) {
        if (controls) set |= this.members(member.group, this.now, c, new Set());
        if ((member.delivery ?? 'all') !== 'none') set |= this.controllers(member.group, c, seen);
      }
    }
    return set;
  }

  private vaultAt(key: string, at: number, c: Completion, levels: string[]): number {
    let set = levels.includes('read') ? (c.gained[`vault:${key}`] ?? 0) : 0;
    for (const access of this.doc.vaults?.find((vault) => vault.key === key)?.access ?? []) {
      if (!active(access, at) || !levels.includes(access.level)) continue;
      if (access.person) set |= 1 << this.bit(access.person);
      else if (access.group) set |= this.members(access.group, at, c, new Set());
    }
    return set;
  }

  private vaultSince(key: string, since: string | null | undefined, c: Completion): number {
    const start = since ? Math.min(Date.parse(since), this.now) : MINUS_FOR_EVER;
    let set = 0;
    for (const at of [start, ...this.instants]) {
      if (at >= start) set |= this.vaultAt(key, at, c, ['read', 'manage']);
    }
    return set;
  }

  private vaultNow(key: string, c: Completion) {
    return this.vaultAt(key, this.now, c, ['read', 'manage']);
  }

  /** What one completion says about one account. */
  judge(account: AccountRecord, c: Completion, leaverSets: number[]): Judgement {
    const sets = this.sets(account, c);
    const { left } = this;
    const now = (set: number) => set & ~left;
    const P = now(sets.P);
    const E = now(sets.E);
    const M = sets.M.map(now);
    const F = now(sets.F);
    const K = now(sets.K);
    const C = now(sets.C);
    const mfaBy = (S: number, devices: number[]) => !c.mfa || devices.some((d) => (d & S) !== 0);
    const openIf = (
      signsIn: boolean,
      S: number,
      p: number,
      e: number,
      m: number[],
      f: number,
      k: number,
      ce: number,
    ) => ({
      password: signsIn && (S & p) !== 0 && mfaBy(S, m),
      reset: signsIn && (S & e) !== 0 && mfaBy(S, m),
      recovery: signsIn && (S & e) !== 0 && (S & f) !== 0,
      key: c.keys && (S & k) !== 0,
      central: sets.member && c.central && (S & ce) !== 0,
    });
    type Sets = [S: number, p: number, e: number, m: number[], f: number, k: number, ce: number];
    // Whoever is kept out by a policy alone is not out: the policy may be lifted.
    const open = (...sets: Sets) => openIf(c.password, ...sets);
    const enters = c.password && !c.refused;
    const today = (S: number) => openIf(enters, S, P, E, M, F, K, C);
    const usable = (S: number) => {
      const o = today(S);
      return o.password || o.reset || o.recovery || o.central;
    };
    const intended = (S: number) => {
      const o = today(S);
      return enters ? o.password || o.reset || o.recovery : o.central;
    };
    const present = this.everybody & ~left;
    const fewestAbsent = (S: number) => bySize(S).find((absent) => !intended(S & ~absent)) as number;
    const busFactor = (S: number) => size(fewestAbsent(S));
    const knowing = (S: number) => {
      const o = open(S, sets.Pk | sets.Pplus, sets.E | sets.Eplus, sets.Mk, sets.F, sets.K, sets.C);
      return o.password || o.reset || o.recovery || o.key || o.central;
    };
    const first = bySize(this.everybody).find(knowing);
    const breakIn = first === undefined ? null : size(first);
    const breakInSets = bySize(this.everybody).filter((S) => size(S) === breakIn && knowing(S));
    const someM = M.reduce((a, b) => a | b, 0);
    const separation: [string, string[]][] = [];
    if (c.password && c.mfa && (P & someM) !== 0) separation.push(['password-mfa', this.list(P & someM)]);
    if (c.password && (E & F) !== 0) separation.push(['inbox-phone', this.list(E & F)]);
    const leavers = leaverSets.map((L) => {
      const without = present & ~L;
      let company = 'fine';
      if (!usable(present)) company = 'unreachable';
      else if (!usable(without)) company = 'lost';
      else if (busFactor(without) < busFactor(present) && busFactor(without) < this.policy.minBusFactor)
        company = 'fragile';
      const kept = {
        P: L & sets.Pk,
        E: sets.mailbox & L && !sets.companyDomain ? sets.mailbox : 0,
        M: sets.kept.map((device) => device & L),
        F: sets.F & L,
        K: sets.K & L,
      };
      const any = (o: Record<string, boolean>) => Object.values(o).some(Boolean);
      let leaver = 'out';
      if (any(open(L, kept.P, kept.E, kept.M, kept.F, kept.K, 0))) leaver = 'still-in';
      else
        for (let r = 1; r <= without; r <<= 1) {
          if ((r & without) === 0) continue;
          const S = r | L;
          const helped = open(
            S,
            kept.P | (P & r),
            kept.E | (E & r),
            kept.M.map((device, i) => device | ((M[i] as number) & r)),
            kept.F | (F & r),
            kept.K | (K & r),
            C & r,
          );
          if (any(helped) && !any(open(r, P, E, M, F, K, C))) leaver = 'in-with-help';
        }
      return { company, leaver };
    });
    return {
      reachable: usable(present) ? 'yes' : 'no',
      busFactor: busFactor(present),
      breakIn,
      breakInSets: JSON.stringify(breakInSets.map((S) => this.list(S)).sort()),
      centralReach: today(present).central ? 'yes' : 'no',
      separation: JSON.stringify(separation),
      leavers,
    };
  }

  /** Every set of the definitions, left people included; devices in one order throughout. */
  private sets(account: AccountRecord, c: Completion) {
    const gain = (list: string) => c.gained[list] ?? 0;
    const id = account.id;
    const vaults = account.vaults ?? [];
    const union = (each: (key: string) => number) => vaults.reduce((set, key) => set | each(key), gain(`vaults:${id}`));
    const domain = account.email?.split('@').at(-1)?.toLowerCase();
    const companyDomain = account.email
      ? this.policy.companyDomains.some((d) => domain === d || domain?.endsWith(`.${d}`))
      : c.companyDomain;
    const { inbox } = account;
    let E = 0;
    let Eplus = companyDomain ? this.admins : 0;
    let mailbox = 0;
    if (inbox === null || inbox === undefined) {
      E = c.mailboxOf === null ? gain(`inbox:${id}`) : 1 << c.mailboxOf;
      mailbox = c.mailboxOf === null ? 0 : 1 << c.mailboxOf;
    } else if (inbox !== 'none' && 'group' in inbox) {
      E = this.readers(inbox.group as string, c, new Set());
      Eplus |= this.controllers(inbox.group as string, c, new Set());
    } else if (inbox !== 'none') {
      mailbox = 1 << this.bit(inbox.person as string);
      E = mailbox;
    }
    const devices = (account.devices ?? []).map((key) => this.device(key, c));
    devices.push({
      M: gain(`devices:${id}`),
      Mk: gain(`devices:${id}`),
      kept: gain(`devices:${id}`),
    });
    const organization = this.doc.organizations?.find((o) => o.id === account.organization);
    const phone = this.doc.phones?.find((p) => p.number === account.phone);
    return {
      companyDomain,
      mailbox,
      E,
      Eplus,
      P: union((key) => this.vaultNow(key, c)),
      Pplus: vaults.reduce((set, key) => set | this.vaultAt(key, this.now, c, ['grant']), 0),
      Pk: union((key) => this.vaultSince(key, account.passwordRotatedAt, c)),
      M: devices.map((d) => d.M),
      Mk: devices.map((d) => d.Mk),
      kept: devices.map((d) => d.kept),
      F: this.bits(phone?.holders) | gain(`phone:${account.phone}`) | gain(`phone-of:${id}`),
      K: this.bits(account.accessKeyHolders) | gain(`keys:${id}`),
      C: this.bits(organization?.controllers) | gain(`controllers:${account.organization}`),
      member: !!account.organization && organization?.managementAccount !== id,
    };
  }

  /** `M`, `Mk ∪ M+`, and the people who keep it when they go. */
  private device(key: string, c: Completion): { M: number; Mk: number; kept: number } {
    const device = this.doc.devices?.find((d) => d.key === key);
    const copyable = (kinds: string[]) => (device?.kind ? kinds.includes(device.kind) : c.copyable.has(key));
    if (device?.holder) {
      const M = 1 << this.bit(device.holder);
      return { M, Mk: M, kept: M };
    }
    if (device?.vault) {
      const M = this.vaultNow(device.vault, c);
      const seed = copyable(['totp', 'passkey']) ? M | this.vaultSince(device.vault, device.enrolledAt, c) : 0;
      return { M, Mk: M | seed | this.vaultAt(device.vault, this.now, c, ['grant']), kept: seed };
    }
    if (device?.place) {
      const place = this.doc.places?.find((p) => p.key === device.place);
      const M = this.bits(place?.keyholders) | (c.gained[`place:${device.place}`] ?? 0);
      return { M, Mk: M, kept: copyable(['totp']) ? M : 0 };
    }
    const M = c.gained[`device:${key}`] ?? 0;
    return { M, Mk: M, kept: M };
  }

  private list(set: number): string[] {
    return this.names.filter((_, bit) => set & (1 << bit)).sort();
  }
}
