/**
 * How every call is made: rate limit, one place among those in flight, one attempt, and what to do with a failure.
 *
 * Throws `AwsCallError` once it has given up, and nothing else.
 */
import type { ApiName, InputOf, OutputOf } from '../aws/apis.ts';
import type { AwsFailure } from '../aws/errors.ts';
import { AwsCallError, classify } from '../aws/errors.ts';
import type { Clock } from './clock.ts';
import { Gate, type Renew } from './gate.ts';
import type { Identity } from './identity.ts';
import type { Pacing } from './rates.ts';
import { RetryBudget, retryAfterMs } from './retry.ts';
import { Slots } from './slots.ts';

/** Below the number of sockets per host, so that no request waits for one while its timer runs. */
export const CALLS_IN_FLIGHT = 48;
/** Renewals of one identity within one call, before its refusal is believed. */
const MOST_RENEWALS = 3;

export interface CallCounts {
  calls: number;
  throttled: number;
}

export interface CallsOptions {
  readonly clock: Clock;
  /** Aborted when the scan is to end, by the user or because it cannot go on. */
  readonly signal: AbortSignal;
  readonly stop: (failure: AwsFailure) => void;
  readonly renew?: Renew | undefined;
  readonly random?: () => number;
  /** Default: `published`. */
  readonly pacing?: Pacing | undefined;
}

export class Calls {
  readonly counts: CallCounts = { calls: 0, throttled: 0 };
  readonly clock: Clock;
  readonly pacing: Pacing;
  readonly signal: AbortSignal;
  private readonly slots = new Slots(CALLS_IN_FLIGHT);
  private readonly budget = new RetryBudget();
  private readonly gate: Gate;
  private readonly random: () => number;

  constructor(options: CallsOptions) {
    this.clock = options.clock;
    this.pacing = options.pacing ?? 'published';
    this.signal = options.signal;
    this.gate = new Gate(options.renew, options.stop);
    this.random = options.random ?? Math.random;
  }

  async call<Name extends ApiName>(
    identity: Identity,
    api: Name,
    input: InputOf<Name>,
    region?: string,
  ): Promise<OutputOf<Name>> {
    let renewals = 0;
    for (let tries = 1; ; tries += 1) {
      await this.gate.pass();
      await identity.ready();
      await identity.buckets.take(api, this.signal);
      this.refuseWhenCancelled(api);
      const failure = await this.attempt(identity, api, input, region);
      if (!('kind' in failure)) return failure.output;

      if (isAboutSession(failure) && renewals < MOST_RENEWALS) {
        renewals += 1;
        if (await this.renewed(identity, failure)) continue;
        throw new AwsCallError(api, failure);
      }
      const wait = retryAfterMs(failure, tries, this.random);
      if (failure.kind === 'throttled') {
        this.counts.throttled += 1;
        identity.buckets.throttled(api, wait ?? 0);
      }
      if (wait === null || !this.budget.spend(failure)) {
        if (failure.kind === 'network') this.gate.notReached(failure);
        throw new AwsCallError(api, failure);
      }
      await this.clock.sleep(wait, this.signal);
    }
  }

  private async attempt<Name extends ApiName>(
    identity: Identity,
    api: Name,
    input: InputOf<Name>,
    region: string | undefined,
  ): Promise<{ output: OutputOf<Name> } | AwsFailure> {
    const release = await this.slots.acquire();
    try {
      this.refuseWhenCancelled(api);
      this.counts.calls += 1;
      const output = await identity.session.send(api, input, this.signal, region);
      identity.buckets.succeeded(api);
      this.budget.earn();
      this.gate.answered();
      return { output };
    } catch (error) {
      if (error instanceof AwsCallError) throw error;
      const failure = classify(error, api);
      if (this.signal.aborted) throw cancelled(api);
      if (failure.status !== null) this.gate.answered();
      return failure;
    } finally {
      release();
    }
  }

  /** The caller's session is renewed by the user; a role's or root's is opened again. */
  private async renewed(identity: Identity, failure: AwsFailure): Promise<boolean> {
    if (identity.reopen !== undefined) {
      identity.reopen();
      return true;
    }
    const again = await this.gate.expired(failure);
    if (again) identity.forget?.();
    return again;
  }

  private refuseWhenCancelled(api: ApiName): void {
    if (this.signal.aborted) throw cancelled(api);
  }
}

/** Ended sessions, and credentials that the provider cannot give any more (nothing was sent then). */
function isAboutSession(failure: AwsFailure): boolean {
  if (failure.kind === 'credentials-expired') return true;
  return failure.kind === 'credentials-missing' && failure.status === null;
}

function cancelled(api: ApiName): AwsCallError {
  return new AwsCallError(api, {
    kind: 'cancelled',
    reason: 'not-scanned',
    code: 'Cancelled',
    status: null,
    requestId: null,
    detail: 'The scan was stopped.',
  });
}
