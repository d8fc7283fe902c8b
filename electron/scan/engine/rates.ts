/**
 * How fast each API may be asked. Published figures where there are any, and a margin below them: a bucket that runs at
 * exactly the limit is throttled by every hiccup of the network.
 */
import type { ApiName } from '../aws/apis.ts';
import type { Clock } from './clock.ts';
import type { Rate } from './token-bucket.ts';
import { TokenBucket } from './token-bucket.ts';

/** Share of a published rate that is used. */
const MARGIN = 0.96;
const published = (perSecond: number, burst: number): Rate => ({ perSecond: perSecond * MARGIN, burst });

/** Source of the published ones: Account Management quotas, the CloudTrail API model, the STS quota. */
const RATES: Partial<Record<ApiName, Rate>> = {
  'account:GetAlternateContact': published(10, 10),
  'account:GetContactInformation': published(10, 10),
  'account:GetPrimaryEmailUpdateStatus': published(3, 3),
  'cloudtrail:LookupEvents': published(2, 2),
  'sts:AssumeRole': published(200, 100),
  'sts:AssumeRoot': published(100, 50),
  // Organizations publishes no figures; these have been fine for others, and the bucket learns.
  'organizations:ListAccounts': published(8, 8),
  'organizations:DescribePolicy': published(4, 4),
  'organizations:ListTargetsForPolicy': published(4, 4),
  'organizations:ListAccountsForParent': published(8, 8),
  'organizations:ListOrganizationalUnitsForParent': published(4, 4),
};

/** Where a partition's published rates are others. */
const RATES_IN: Readonly<Record<string, Partial<Record<ApiName, Rate>>>> = {
  'aws-cn': { 'account:GetAlternateContact': published(3, 3), 'account:GetContactInformation': published(3, 3) },
};

/** For an API without a published rate: no limit until it says so, then from here. */
const UNPUBLISHED: Rate = { perSecond: 20, burst: 20 };

/**
 * `published`: ask no faster than AWS says it allows. `none`: as fast as it goes, for an endpoint that is known to have no
 * limits (the sample company's simulated AWS); it still slows down when told to.
 */
export type Pacing = 'published' | 'none';

/** The buckets of one identity. Buckets of unlimited APIs exist only once one was throttled, so that an idle account costs nothing. */
export class Buckets {
  private readonly clock: Clock;
  private readonly pacing: Pacing;
  private readonly buckets = new Map<ApiName, TokenBucket>();
  /** Known once the caller is: before that, only calls that are the same everywhere are made. */
  partition = '';

  constructor(clock: Clock, pacing: Pacing = 'published') {
    this.clock = clock;
    this.pacing = pacing;
  }

  async take(api: ApiName, signal: AbortSignal): Promise<void> {
    await this.find(api)?.take(signal);
  }

  succeeded(api: ApiName): void {
    this.buckets.get(api)?.succeeded();
  }

  throttled(api: ApiName, holdMs: number): void {
    let bucket = this.find(api);
    if (bucket === undefined) {
      bucket = new TokenBucket(this.clock, UNPUBLISHED);
      this.buckets.set(api, bucket);
    }
    bucket.throttled(holdMs);
  }

  private find(api: ApiName): TokenBucket | undefined {
    const known = this.buckets.get(api);
    if (known) return known;
    const rate = RATES_IN[this.partition]?.[api] ?? RATES[api];
    if (rate === undefined || this.pacing === 'none') return undefined;
    const made = new TokenBucket(this.clock, rate);
    this.buckets.set(api, made);
    return made;
  }
}
