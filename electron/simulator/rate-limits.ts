/** Rate limits that are really enforced: one token bucket per limit and caller account. */
import type { Partition } from './organization.ts';

export interface RateLimit {
  /** `service:Operation`, or `service:*` for one bucket over all of the service. */
  api: string;
  perSecond: number;
  /** Calls that an idle caller may make at once. */
  burst: number;
  /** LookupEvents and STS count per Region, Account Management per caller alone. */
  per: 'caller' | 'caller-and-region';
}

/**
 * The limits that AWS publishes for the calls of a scan. IAM's and Organizations' are not published, so there are none:
 * give your own to `startSimulator` to see what a client does about them.
 */
export function publishedRateLimits(partition: Partition): RateLimit[] {
  const contacts = partition === 'aws-cn' ? { perSecond: 3, burst: 5 } : { perSecond: 10, burst: 15 };
  return [
    { api: 'account:GetAlternateContact', ...contacts, per: 'caller' },
    { api: 'account:GetContactInformation', ...contacts, per: 'caller' },
    { api: 'account:GetPrimaryEmail', perSecond: 3, burst: 3, per: 'caller' },
    { api: 'account:GetAccountInformation', perSecond: 3, burst: 3, per: 'caller' },
    { api: 'cloudtrail:LookupEvents', perSecond: 2, burst: 2, per: 'caller-and-region' },
    { api: 'sts:*', perSecond: 600, burst: 600, per: 'caller-and-region' },
  ];
}

interface Bucket {
  tokens: number;
  /** Milliseconds of a steady clock. */
  filledAt: number;
}

export class RateLimiter {
  readonly #limits: readonly RateLimit[];
  readonly #buckets = new Map<string, Bucket>();

  constructor(limits: readonly RateLimit[]) {
    this.#limits = limits;
  }

  /** Takes a token of each limit that covers the call, at `nowMs` of a steady clock. `false` = over the rate, nothing taken. */
  take(service: string, operation: string, callerAccountId: string, region: string, nowMs: number): boolean {
    const buckets = this.#limits
      .filter(({ api }) => api === `${service}:${operation}` || api === `${service}:*`)
      .map((limit) =>
        this.#bucket(limit, limit.per === 'caller' ? callerAccountId : `${callerAccountId}/${region}`, nowMs),
      );
    if (buckets.some(({ tokens }) => tokens < 1)) return false;
    for (const bucket of buckets) bucket.tokens--;
    return true;
  }

  #bucket(limit: RateLimit, who: string, nowMs: number): Bucket {
    const name = `${limit.api}@${who}`;
    const bucket = this.#buckets.get(name) ?? { tokens: limit.burst, filledAt: nowMs };
    const earned = ((nowMs - bucket.filledAt) / 1000) * limit.perSecond;
    bucket.tokens = Math.min(limit.burst, bucket.tokens + earned);
    bucket.filledAt = nowMs;
    this.#buckets.set(name, bucket);
    return bucket;
  }
}
