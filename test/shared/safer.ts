/**
 * The order of answers by how safe they sound: what a wrong or missing fact must never move upwards.
 *
 * Unknown is on no side. It is worse than the answer that calms, and no better than the one that alarms: an answer may
 * become unknown, and an unknown may become an alarm; neither may become fine.
 */
import type { AccountVerdict, WhatIfVerdict } from '../../shared/custody/index.ts';
import type { Gap } from '../../shared/gaps/evaluate.ts';
import type { HomeAnswer } from '../../shared/ipc/channels/home.ts';

/** Answers from the most alarming to the most calming, with what is unknown beside them. */
type Scale = readonly (string | number | null)[];

const REACHABLE: Scale = ['no', 'yes'];
const COMPANY: Scale = ['unreachable', 'lost', 'fragile', 'fine'];
const LEAVER: Scale = ['still-in', 'in-with-help', 'out'];

/** Did the answer become a calmer one? */
export function isSafer(scale: Scale, before: string | number | null, after: string | number | null): boolean {
  if (after === before || after === 'unknown') return false;
  // From unknown any known answer but the most alarming claims to know something that nobody said.
  const was = before === 'unknown' ? 0 : scale.indexOf(before);
  return scale.indexOf(after) > was;
}

/** The same of numbers, where more calms and `null` (impossible) calms most. */
export function isSaferNumber(before: number | null | 'unknown', after: number | null | 'unknown'): boolean {
  if (after === 'unknown' || after === before) return false;
  const size = (value: number | null): number => (value === null ? Number.POSITIVE_INFINITY : value);
  return before === 'unknown' ? size(after) > 0 : size(after) > size(before);
}

/** What of the verdicts on an account became safer, in words; empty where nothing did. */
export function saferVerdict(before: AccountVerdict, after: AccountVerdict): string[] {
  const found: string[] = [];
  const note = (is: boolean, what: string, was: unknown, now: unknown): void => {
    if (is) found.push(`${what}: ${JSON.stringify(was)} → ${JSON.stringify(now)}`);
  };
  note(isSafer(REACHABLE, before.reachable, after.reachable), 'reachable', before.reachable, after.reachable);
  note(
    isSafer(REACHABLE, before.centralReach, after.centralReach),
    'centralReach',
    before.centralReach,
    after.centralReach,
  );
  note(isSaferNumber(before.busFactor, after.busFactor), 'busFactor', before.busFactor, after.busFactor);
  note(isSaferNumber(before.breakIn, after.breakIn), 'breakIn', before.breakIn, after.breakIn);
  for (const kind of ['password-mfa', 'inbox-phone'] as const) {
    const [was, now] = [before.separationByKind[kind].people, after.separationByKind[kind].people];
    const held = (people: readonly string[] | 'unknown') =>
      people === 'unknown' ? 'unknown' : people.length > 0 ? 'held' : 'apart';
    note(isSafer(['held', 'apart'], held(was), held(now)), `separation ${kind}`, was, now);
  }
  return found;
}

/** The same of what becomes of accounts when somebody leaves. */
export function saferWhatIf(before: readonly WhatIfVerdict[], after: readonly WhatIfVerdict[]): string[] {
  const byAccount = new Map(after.map((verdict) => [verdict.account, verdict]));
  return before.flatMap((was) => {
    const now = byAccount.get(was.account);
    if (now === undefined) return [`${was.account}: no verdict any more`];
    return [
      ...(isSafer(COMPANY, was.company, now.company)
        ? [`${was.account} company: ${was.company} → ${now.company}`]
        : []),
      ...(isSafer(LEAVER, was.leaver, now.leaver) ? [`${was.account} leaver: ${was.leaver} → ${now.leaver}`] : []),
    ];
  });
}

/**
 * Gaps that went away with nothing said in their place: on that account neither the rule nor one of its `instead` is open.
 */
export function vanishedGaps(
  before: readonly Pick<Gap, 'rule' | 'account' | 'status'>[],
  after: readonly Pick<Gap, 'rule' | 'account' | 'status'>[],
  instead: Readonly<Record<string, readonly string[]>> = {},
): string[] {
  const open = new Set(after.map(({ rule, account }) => `${rule}|${account}`));
  const unknownOn = new Set(after.filter(({ status }) => status === 'unknown').map(({ account }) => account));
  return before
    .filter(({ status }) => status === 'gap')
    .filter(
      ({ rule, account }) =>
        !open.has(`${rule}|${account}`) &&
        !(instead[rule] ?? []).some((other) => open.has(`${other}|${account}`)) &&
        !unknownOn.has(account),
    )
    .map(({ rule, account }) => `${rule} on ${account}`);
}

/** What of the figures of Home became safer. */
export function saferHome(before: HomeAnswer, after: HomeAnswer): string[] {
  const found: string[] = [];
  const notMore = (what: string, was: number, now: number): void => {
    if (now > was) found.push(`${what}: ${was} → ${now}`);
  };
  notMore('reachable', before.reachable.yes, after.reachable.yes);
  notMore('clean accounts', before.clean, after.clean);
  for (const was of before.custody) {
    const now = after.custody.find(({ part }) => part === was.part);
    if (now === undefined) found.push(`custody ${was.part}: told no more`);
    else notMore(`custody ${was.part} known`, known(was.accounts), known(now.accounts));
  }
  return found;
}

function known({ verified, recorded }: { readonly verified: number; readonly recorded: number }): number {
  return verified + recorded;
}
