/**
 * The gate every call passes: open while all is well, closed while the caller's session has ended, shut for good when
 * AWS cannot be reached any more or nobody renews the session.
 */
import type { AwsFailure } from '../aws/errors.ts';

/** Asks for a renewed session. `true` = try again; `false` = give up (what was read is kept, the run can be resumed). */
export type Renew = (failure: AwsFailure) => Promise<boolean>;

/** Calls in a row that failed on the network before the whole scan stops: then it is not one account's trouble. */
const UNREACHABLE_AFTER = 64;

export class Gate {
  private readonly renew: Renew | undefined;
  private readonly stop: (failure: AwsFailure) => void;
  private renewing: Promise<boolean> | null = null;
  private unreachable = 0;

  constructor(renew: Renew | undefined, stop: (failure: AwsFailure) => void) {
    this.renew = renew;
    this.stop = stop;
  }

  /** Wait while the session is being renewed. */
  async pass(): Promise<void> {
    if (this.renewing !== null) await this.renewing;
  }

  /** The caller's session has ended: one renewal for all who notice. Resolves to whether to try again. */
  expired(failure: AwsFailure): Promise<boolean> {
    this.renewing ??= this.ask(failure).finally(() => {
      this.renewing = null;
    });
    return this.renewing;
  }

  private async ask(failure: AwsFailure): Promise<boolean> {
    const renewed = this.renew === undefined ? false : await this.renew(failure).catch(() => false);
    if (!renewed) this.stop(failure);
    return renewed;
  }

  answered(): void {
    this.unreachable = 0;
  }

  /** A call was given up because the network failed. */
  notReached(failure: AwsFailure): void {
    this.unreachable += 1;
    if (this.unreachable >= UNREACHABLE_AFTER) this.stop(failure);
  }
}
