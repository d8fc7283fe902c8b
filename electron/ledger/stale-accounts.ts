/** Which accounts' gaps and rows have to be worked out again after a change. */
import type { SubjectKind, SubjectRef } from '../../shared/register/facts.ts';
import type { Derived } from './derived.ts';

/** Kinds whose changes reach accounts only through what the custody engine reads, or through the account itself. */
const LOCAL: ReadonlySet<SubjectKind> = new Set<SubjectKind>([
  'account',
  'waiver',
  'group',
  'vault',
  'place',
  'device',
  'phone',
  'case',
  'view',
  'mapping',
  'receipt',
  'handover',
]);

/** Ages in words are never further from the truth than this. */
export const JUDGE_AGAIN_AFTER_MS = 3_600_000;
const DAY_MS = 86_400_000;

/**
 * Is what was judged at one instant (milliseconds) too old at another? An hour later, and on another day in UTC: last
 * days end with the day, without anybody's edit.
 */
export function isOutOfDate(judgedAt: number, now: number): boolean {
  return now - judgedAt > JUDGE_AGAIN_AFTER_MS || utcDay(now) !== utcDay(judgedAt);
}

function utcDay(ms: number): number {
  return Math.floor(ms / DAY_MS);
}

/**
 * Accounts that were touched themselves, that the custody engine read again, or that share a mailbox or an inbox with such
 * a one, before or after. `all` where a change may reach any account: people, domains, settings, organizations, and time.
 */
export function staleAccounts(before: Derived, after: Derived, touched: readonly SubjectRef[]): Set<string> | 'all' {
  const late = isOutOfDate(before.judgedAt, after.model.now);
  if (late || touched.some(({ kind }) => !LOCAL.has(kind))) return 'all';
  const stale = new Set<string>();
  for (const { kind, key } of touched) {
    if (kind === 'account') stale.add(key);
    if (kind === 'waiver') stale.add(key.slice(key.lastIndexOf('|') + 1));
  }
  for (const [id, index] of after.model.indexOf) {
    const was = before.model.indexOf.get(id);
    if (was === undefined || before.model.accounts[was] !== after.model.accounts[index]) stale.add(id);
  }
  for (const id of [...stale])
    for (const { world, records } of [before, after]) {
      const record = records.get(id);
      const inbox = record?.inbox;
      if (record?.email) for (const other of world.accountsWithMailbox(record.email)) stale.add(other);
      if (inbox && inbox !== 'none' && 'group' in inbox)
        for (const other of world.accountsWithInbox(String(inbox.group))) stale.add(other);
    }
  return stale;
}
