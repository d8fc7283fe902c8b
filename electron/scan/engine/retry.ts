/** Which failures are tried again, after how long, and how much retrying a whole scan may do. Pure but for the dice. */
import type { AwsFailure } from '../aws/errors.ts';

const MOST_TRIES: Partial<Record<AwsFailure['kind'], number>> = {
  throttled: 8,
  network: 4,
  server: 4,
  'clock-skew': 3,
};

const BASE_MS: Partial<Record<AwsFailure['kind'], number>> = {
  throttled: 250,
  network: 200,
  server: 150,
  'clock-skew': 0,
};
const LONGEST_MS = 10_000;

/**
 * How long to wait before try number `tries + 1`, or null when there is no point in trying again.
 * Exponential with half of it random, so that workers do not come back in step.
 */
export function retryAfterMs(failure: AwsFailure, tries: number, random: () => number): number | null {
  const most = MOST_TRIES[failure.kind];
  if (most === undefined || tries >= most || isLasting(failure)) return null;
  const full = Math.min(LONGEST_MS, (BASE_MS[failure.kind] ?? 0) * 2 ** (tries - 1));
  return full / 2 + (random() * full) / 2;
}

/** A certificate or a proxy's sign-in is the same a moment later. */
function isLasting({ trouble }: AwsFailure): boolean {
  return trouble !== undefined && /^(certificate-|proxy-sign-in)/.test(trouble.trouble.cause);
}

const CAPACITY = 1000;
const COST: Partial<Record<AwsFailure['kind'], number>> = { throttled: 1, network: 5, server: 5, 'clock-skew': 1 };
const EARNED_PER_SUCCESS = 0.25;

/** Retries cost, successes earn: where an endpoint is broken for good, the scan does not spend hours on retrying. */
export class RetryBudget {
  private left = CAPACITY;

  /** May this failure be retried? Takes its cost if so. */
  spend(failure: AwsFailure): boolean {
    const cost = COST[failure.kind] ?? 1;
    if (this.left < cost) return false;
    this.left -= cost;
    return true;
  }

  earn(): void {
    this.left = Math.min(CAPACITY, this.left + EARNED_PER_SUCCESS);
  }
}
