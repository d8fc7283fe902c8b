/** A clock on which waiting takes no time: hours of back-off pass at once. Answers over HTTP still take what they take. */
import { setImmediate as turn } from 'node:timers/promises';
import type { Clock } from '../../../electron/scan/engine/clock.ts';

export interface QuickClock extends Clock {
  /** Milliseconds that were waited, in sum. */
  readonly waited: number;
}

export function quickClock(start = Date.parse('2026-11-24T12:00:00Z')): QuickClock {
  let now = start;
  return {
    now: () => now,
    get waited() {
      return now - start;
    },
    async sleep(ms, signal) {
      if (!signal?.aborted) now += Math.max(0, ms);
      await turn();
    },
  };
}
