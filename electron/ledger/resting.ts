/** Knows when nobody asks any more, and has what was left behind swept once. */

/** So long after the last question nobody waits: a sweep takes some tenths of a second. */
const REST_AFTER_MS = 5000;

export class Resting {
  private readonly rested: () => void;
  private timer: ReturnType<typeof setTimeout> | null = null;

  constructor(rested: () => void) {
    this.rested = rested;
  }

  /** Something was asked, and answered. */
  asked(): void {
    this.end();
    this.timer = setTimeout(this.rested, REST_AFTER_MS);
    this.timer.unref();
  }

  end(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }
}
