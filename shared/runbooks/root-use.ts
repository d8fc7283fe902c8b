/** Uses of root: those that somebody wrote down, held against those that AWS saw. */
import type { RootEvents, RootLastUse } from '../register/aws-facts.ts';
import type { Json, NewFact, Provenance } from '../register/facts.ts';
import type { Register, Subject } from '../register/register.ts';

export interface LoggedUse {
  readonly id: string;
  readonly account: string;
  /** ISO 8601. */
  readonly at: string;
  readonly by: string;
  readonly reason: string;
}

/** A day on which AWS saw the root user at work, with what it did. */
export interface SeenUse {
  readonly account: string;
  /** The first event of it, ISO 8601. */
  readonly at: string;
  readonly what: readonly string[];
  readonly sourceIps: readonly string[];
  readonly signIns: number;
}

export type UseState = 'explained' | 'unexplained' | 'unseen';

export interface RootUseRow {
  readonly id: string;
  readonly account: string;
  readonly accountName: string | null;
  readonly at: string;
  /** `unexplained`: AWS saw it and nobody wrote why. `unseen`: written down, and AWS has not shown it (yet). */
  readonly state: UseState;
  readonly by: string | null;
  readonly reason: string | null;
  readonly what: readonly string[];
  readonly sourceIps: readonly string[];
}

/** A reason counts for a use this close to it. The gap about recent uses reads reasons the same way. */
export const LOGGED_WITHIN_DAYS = 2;
const DAY_MS = 86_400_000;

function loggedUsesIn(register: Register): LoggedUse[] {
  return [...register.subjects('root-use').values()].flatMap((subject) => {
    const text = (field: string): string => {
      const value = subject.value(field);
      return typeof value === 'string' ? value : '';
    };
    const use = { id: subject.key, account: text('account'), at: text('at'), by: text('by'), reason: text('reason') };
    return use.account && use.at ? [use] : [];
  });
}

/** What AWS recorded of each account's root user: a day's events are one use. Failed sign-ins are none. */
function seenUsesIn(register: Register): SeenUse[] {
  return [...register.subjects('account').values()].flatMap(seenOn);
}

function seenOn(subject: Subject): SeenUse[] {
  const events = subject.value('aws.rootEvents') as unknown as RootEvents | undefined;
  const days = new Map<string, { at: string; what: Set<string>; ips: Set<string>; signIns: number }>();
  const note = (at: string, what: string, ip: string | null, signIn: boolean): void => {
    const key = at.slice(0, 10);
    const day = days.get(key) ?? { at, what: new Set(), ips: new Set(), signIns: 0 };
    if (at < day.at) day.at = at;
    day.what.add(what);
    if (ip !== null) day.ips.add(ip);
    if (signIn) day.signIns += 1;
    days.set(key, day);
  };
  for (const event of events?.events ?? [])
    if (!event.failed) note(event.at, event.name, event.sourceIp, event.kind === 'sign-in');
  const last = subject.value('aws.lastUse') as unknown as RootLastUse | undefined;
  if (last?.used === true && !days.has(last.at.slice(0, 10)))
    note(last.at, last.service === null ? `used with ${last.with}` : `${last.service}, with ${last.with}`, null, false);
  return [...days.values()].map(({ at, what, ips, signIns }) => ({
    account: subject.key,
    at,
    what: [...what],
    sourceIps: [...ips],
    signIns,
  }));
}

/** Both sides together, newest first; what AWS saw and nobody explained stands out by its state. */
export function rootUseRows(register: Register, nameOf: (account: string) => string | null): RootUseRow[] {
  const logged = loggedUsesIn(register);
  const matched = new Set<string>();
  const rows: RootUseRow[] = seenUsesIn(register).map((seen) => {
    const reasons = logged.filter(
      (use) => use.account === seen.account && use.reason.trim() !== '' && near(use.at, seen.at),
    );
    for (const { id } of reasons) matched.add(id);
    const [first] = reasons;
    return {
      id: first?.id ?? `${seen.account}|${seen.at}`,
      account: seen.account,
      accountName: nameOf(seen.account),
      at: seen.at,
      state: first === undefined ? 'unexplained' : 'explained',
      by: first?.by || null,
      reason: first === undefined ? null : reasons.map(({ reason }) => reason).join(' '),
      what: seen.what,
      sourceIps: seen.sourceIps,
    };
  });
  for (const use of logged)
    if (!matched.has(use.id))
      rows.push({
        id: use.id,
        account: use.account,
        accountName: nameOf(use.account),
        at: use.at,
        state: 'unseen',
        by: use.by || null,
        reason: use.reason,
        what: [],
        sourceIps: [],
      });
  return rows.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}

function near(a: string, b: string): boolean {
  return Math.abs(Date.parse(a) - Date.parse(b)) <= LOGGED_WITHIN_DAYS * DAY_MS;
}

export function factsOfUse({ id, ...fields }: LoggedUse, provenance: Provenance): NewFact[] {
  return Object.entries(fields).map(([field, value]) => ({
    kind: 'root-use',
    key: id,
    field,
    statement: { value: value as Json },
    provenance,
  }));
}

/** The next free id: `root-use-12`. */
export function nextUseId(register: Register): string {
  const numbers = [...register.subjects('root-use').keys()].map((key) => Number(key.replace(/^root-use-/, '')));
  return `root-use-${Math.max(0, ...numbers.filter(Number.isInteger)) + 1}`;
}
