/**
 * A token bucket that learns: it grants at a published rate, slows down when the other side says so, and recovers.
 *
 * Waiting is in order of asking. A throttle halves the rate and holds everybody back for the back-off; each success after
 * that gives a little of the rate back.
 */
import type { Clock } from './clock.ts';

export interface Rate {
  readonly perSecond: number;
  readonly burst: number;
}

/** Never slower than this share of the published rate: a scan must end. */
const LEAST_SHARE = 1 / 16;
/** Share of the published rate that comes back with each success. */
const RECOVERY_SHARE = 1 / 50;

export class TokenBucket {
  private readonly clock: Clock;
  private readonly rate: Rate;
  /** The present rate, as a share of the published one. */
  private share = 1;
  private tokens: number;
  private filledAt: number;
  private heldUntil = 0;
  private turn: Promise<void> = Promise.resolve();

  constructor(clock: Clock, rate: Rate) {
    this.clock = clock;
    this.rate = rate;
    this.tokens = rate.burst;
    this.filledAt = clock.now();
  }

  /** Wait for a token. Resolves without one when the signal is aborted: the caller looks at its signal. */
  take(signal: AbortSignal): Promise<void> {
    const mine = this.turn.then(() => this.grant(signal));
    this.turn = mine;
    return mine;
  }

  private async grant(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const now = this.clock.now();
      if (now < this.heldUntil) {
        await this.clock.sleep(this.heldUntil - now, signal);
        continue;
      }
      this.fill(now);
      if (this.tokens >= 1) {
        this.tokens -= 1;
        return;
      }
      const perMs = (this.rate.perSecond * this.share) / 1000;
      await this.clock.sleep(Math.ceil((1 - this.tokens) / perMs), signal);
    }
  }

  private fill(now: number): void {
    const perMs = (this.rate.perSecond * this.share) / 1000;
    this.tokens = Math.min(this.rate.burst, this.tokens + Math.max(0, now - this.filledAt) * perMs);
    this.filledAt = now;
  }

  /** The other side refused: empty the bucket, halve the rate, and hold everybody for `holdMs`. */
  throttled(holdMs: number): void {
    const now = this.clock.now();
    this.fill(now);
    this.tokens = 0;
    // Calls that were already on their way are refused too: that is one refusal, not many.
    if (now >= this.heldUntil) this.share = Math.max(LEAST_SHARE, this.share / 2);
    this.heldUntil = Math.max(this.heldUntil, now + holdMs);
  }

  succeeded(): void {
    if (this.share === 1) return;
    this.fill(this.clock.now());
    this.share = Math.min(1, this.share + RECOVERY_SHARE);
  }

  /** The present rate per second, for tests and for the estimate of the time left. */
  get perSecond(): number {
    return this.rate.perSecond * this.share;
  }
}
