/** What the engine must remember between scans, and where it puts what it found. Both are implemented by the ledger. */
import type { NewFact, UnknownReason } from '../../../shared/register/facts.ts';

/** Something that could not be established, as the command line shows it. */
export interface ScanError {
  /** `null`: of the organization as a whole. */
  readonly account: string | null;
  /** A check's id, or `access` where the account could not be entered at all. */
  readonly check: string;
  readonly code: string;
  readonly reason: UnknownReason;
}

export interface AccountOutcome {
  readonly account: string;
  readonly at: string;
  /** `failed`: the account could not be entered, or an answer is missing that another try, or a permission, may bring. */
  readonly result: 'complete' | 'failed';
  readonly errors: readonly ScanError[];
  /** When each check of the slow cycle last had an answer, by check id. */
  readonly slow: Readonly<Record<string, string>>;
}

export interface UnfinishedRun {
  readonly runId: string;
  readonly startedAt: string;
  /** Accounts that were finished in it. */
  readonly done: readonly AccountOutcome[];
}

export interface ScanSummary {
  readonly runId: string;
  readonly outcome: 'done' | 'cancelled' | 'stopped';
  readonly started: string;
  readonly finished: string;
  /** Accounts that this run is about (those that a repeated scan leaves out do not count). */
  readonly accounts: number;
  readonly complete: number;
  readonly failed: number;
  readonly calls: number;
  readonly throttled: number;
  readonly errors: readonly ScanError[];
  /** Why the run was stopped before its end, if it was: `ExpiredToken`, `ECONNREFUSED`. */
  readonly stoppedBy: string | null;
}

/**
 * The engine's memory. `scope` is the organization's id, or the account's where there is none. `done` is called after the
 * sink has written the facts of these accounts: a crash between the two makes an account be read again, nothing worse.
 */
export interface ScanStore {
  unfinished(scope: string): Promise<UnfinishedRun | null>;
  /** The latest outcome of each account, of any run. */
  outcomes(scope: string): Promise<readonly AccountOutcome[]>;
  /** Accounts that somebody waits to hear of: those of open cases. They are read first. */
  awaited(): Promise<readonly string[]>;
  begin(run: { readonly runId: string; readonly scope: string; readonly startedAt: string }): Promise<void>;
  done(runId: string, outcomes: readonly AccountOutcome[]): Promise<void>;
  /** Called only for a run that reached its end; a cancelled or stopped one stays unfinished. */
  finish(runId: string, summary: ScanSummary): Promise<void>;
}

export interface FactBatch {
  /** The account that the facts are about; absent for those of the organization. */
  readonly account?: string;
  readonly facts: readonly NewFact[];
}

export interface ScanSink {
  /** Write what was found, in one small transaction. The engine waits for it before it goes on. */
  write(batches: readonly FactBatch[]): Promise<void>;
  /** The complete listing of an organization's accounts: what is not in it any more has left. */
  listed?(organization: string, accounts: readonly string[]): Promise<void>;
}

/** A memory that ends with the process. */
export class MemoryScanStore implements ScanStore {
  private readonly runs = new Map<
    string,
    { scope: string; startedAt: string; done: AccountOutcome[]; finished: boolean }
  >();
  private readonly latest = new Map<string, Map<string, AccountOutcome>>();

  async unfinished(scope: string): Promise<UnfinishedRun | null> {
    for (const [runId, run] of [...this.runs].reverse())
      if (run.scope === scope) return run.finished ? null : { runId, startedAt: run.startedAt, done: [...run.done] };
    return null;
  }

  async outcomes(scope: string): Promise<readonly AccountOutcome[]> {
    return [...(this.latest.get(scope)?.values() ?? [])];
  }

  async awaited(): Promise<readonly string[]> {
    return [];
  }

  async begin(run: { runId: string; scope: string; startedAt: string }): Promise<void> {
    this.runs.set(run.runId, { scope: run.scope, startedAt: run.startedAt, done: [], finished: false });
  }

  async done(runId: string, outcomes: readonly AccountOutcome[]): Promise<void> {
    const run = this.runs.get(runId);
    if (run === undefined) return;
    run.done.push(...outcomes);
    const latest = this.latest.get(run.scope) ?? new Map<string, AccountOutcome>();
    for (const outcome of outcomes) latest.set(outcome.account, outcome);
    this.latest.set(run.scope, latest);
  }

  async finish(runId: string): Promise<void> {
    const run = this.runs.get(runId);
    if (run !== undefined) run.finished = true;
  }
}
