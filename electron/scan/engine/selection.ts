/** Which accounts a run is about, and which of their slow checks are due: the memory of earlier runs. */
import { randomUUID } from 'node:crypto';
import type { AccountCheck } from '../checks/check.ts';
import type { Turn } from './queue.ts';
import type { AccountOutcome, ScanError, ScanStore } from './store.ts';

export type Which = 'all' | 'failed' | { readonly olderThanMs: number };

/** Contacts change seldom and are the slowest to ask, so large organizations read them on a slower cycle. */
export const SLOW_CYCLE_MS = 7 * 24 * 3_600_000;
/** Up to here reading all contacts takes about three minutes: they are read every time. */
export const SLOW_CYCLE_FROM_ACCOUNTS = 500;

interface Wishes {
  readonly accounts?: readonly string[] | undefined;
  readonly resume?: boolean | undefined;
  readonly which?: Which | undefined;
  readonly contactsNow?: boolean | undefined;
  readonly store: ScanStore;
}

export class Selection {
  readonly runId: string;
  readonly startedAt: string;
  readonly resumed: boolean;
  readonly earlierErrors: readonly ScanError[];
  readonly alreadyComplete: number;
  readonly alreadyFailed: number;
  private readonly wishes: Wishes;
  private readonly named: ReadonlySet<string> | null;
  private readonly finished: ReadonlySet<string>;
  private readonly last: ReadonlyMap<string, AccountOutcome>;
  private readonly awaited: ReadonlySet<string>;
  private readonly now: () => Date;

  private constructor(
    wishes: Wishes,
    run: { runId: string; startedAt: string; done: readonly AccountOutcome[] } | null,
    last: readonly AccountOutcome[],
    awaited: readonly string[],
    now: () => Date,
  ) {
    this.wishes = wishes;
    this.now = now;
    this.resumed = run !== null;
    this.runId = run?.runId ?? randomUUID();
    this.startedAt = run?.startedAt ?? now().toISOString();
    this.named = wishes.accounts === undefined ? null : new Set(wishes.accounts);
    this.awaited = new Set(awaited);
    this.last = new Map(last.map((outcome) => [outcome.account, outcome]));
    const done = new Map((run?.done ?? []).map((outcome) => [outcome.account, outcome]));
    this.finished = new Set(done.keys());
    this.earlierErrors = [...done.values()].flatMap(({ errors }) => errors);
    this.alreadyComplete = [...done.values()].filter(({ result }) => result === 'complete').length;
    this.alreadyFailed = done.size - this.alreadyComplete;
  }

  static async load(wishes: Wishes, scope: string, now: () => Date): Promise<Selection> {
    const run = wishes.resume ? await wishes.store.unfinished(scope) : null;
    return new Selection(wishes, run, await wishes.store.outcomes(scope), await wishes.store.awaited(), now);
  }

  /** Was this account finished before the run was interrupted? */
  isFinished(account: string): boolean {
    return this.finished.has(account);
  }

  /** How soon to read an account: what nobody knows and what somebody waits for comes first, what was read well last. */
  turnOf(account: string): Turn {
    const last = this.last.get(account);
    if (last === undefined || this.awaited.has(account)) return 'first';
    return last.result === 'failed' ? 'next' : 'last';
  }

  /** Is the run about this account? */
  wants(account: string): boolean {
    if (this.named !== null && !this.named.has(account)) return false;
    const which = this.wishes.which ?? 'all';
    const last = this.last.get(account);
    if (which === 'all' || last === undefined) return true;
    if (which === 'failed') return last.result === 'failed';
    return this.now().getTime() - Date.parse(last.at) >= which.olderThanMs;
  }

  due(check: AccountCheck, account: string): boolean {
    if (check.cycle === 'every-scan' || this.wishes.contactsNow) return true;
    if (this.named !== null || this.last.size < SLOW_CYCLE_FROM_ACCOUNTS) return true;
    const at = this.last.get(account)?.slow[check.id];
    return at === undefined || this.now().getTime() - Date.parse(at) >= SLOW_CYCLE_MS;
  }

  lastSlow(account: string): Readonly<Record<string, string>> {
    return this.last.get(account)?.slow ?? {};
  }
}
