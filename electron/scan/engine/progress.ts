/** Progress as the window shows it, at most ten times a second. */
import type { ScanProgress } from '../../../shared/ipc/events.ts';
import type { Clock } from './clock.ts';

export type ScanPhase = ScanProgress['phase'];

const LEAST_INTERVAL_MS = 100;
/** Accounts finished before an estimate of the time left is worth showing. */
const ESTIMATE_FROM = 5;

export class Progress {
  private readonly clock: Clock;
  private readonly tell: ((progress: ScanProgress) => void) | undefined;
  private readonly counts: { readonly calls: number; readonly throttled: number };
  private readonly runId: string;
  private readonly startedAt: string;
  private readonly begunAt: number;
  private readonly current = new Set<string>();
  private toldAt = Number.NEGATIVE_INFINITY;
  private finishedNow = 0;
  private phase: ScanPhase = 'listing';
  private message: string | null = null;
  accounts = 0;
  complete = 0;
  failed = 0;
  /** Does `accounts` hold the final number? */
  counted = false;

  constructor(options: {
    clock: Clock;
    runId: string;
    startedAt: string;
    counts: { readonly calls: number; readonly throttled: number };
    tell: ((progress: ScanProgress) => void) | undefined;
  }) {
    this.clock = options.clock;
    this.runId = options.runId;
    this.startedAt = options.startedAt;
    this.counts = options.counts;
    this.tell = options.tell;
    this.begunAt = options.clock.now();
  }

  /** Accounts that a run which is resumed had finished before. */
  continueFrom(complete: number, failed: number): void {
    this.complete = complete;
    this.failed = failed;
    this.accounts = complete + failed;
  }

  begin(account: string): void {
    this.current.add(account);
    this.changed();
  }

  end(account: string, result: 'complete' | 'failed'): void {
    this.current.delete(account);
    this[result] += 1;
    this.finishedNow += 1;
    this.changed();
  }

  /** Enter a phase; told at once, with a sentence for the user where there is one. */
  enter(phase: ScanPhase, message: string | null = null): void {
    this.phase = phase;
    this.message = message;
    this.changed(true);
  }

  changed(atOnce = false): void {
    if (this.tell === undefined) return;
    const now = this.clock.now();
    if (!atOnce && now - this.toldAt < LEAST_INTERVAL_MS) return;
    this.toldAt = now;
    this.tell(this.snapshot(now));
  }

  private snapshot(now: number): ScanProgress {
    const left = this.accounts - this.complete - this.failed;
    const perAccountMs = this.finishedNow < ESTIMATE_FROM ? null : (now - this.begunAt) / this.finishedNow;
    return {
      runId: this.runId,
      phase: this.phase,
      accounts: this.accounts,
      complete: this.complete,
      failed: this.failed,
      calls: this.counts.calls,
      throttled: this.counts.throttled,
      current: [...this.current],
      startedAt: this.startedAt,
      leftMs: this.counted && perAccountMs !== null ? Math.round(perAccountMs * left) : null,
      message: this.message,
    };
  }
}
