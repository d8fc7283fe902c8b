/** Handing memory back to the system. */
import { collector } from '../helpers/collector.ts';

/** What a few answers leave behind is not worth the second that looking at everything takes. */
const WORTH_A_SWEEP_BYTES = 16_000_000;

/** What was still held after the last sweep. */
let heldBytes = 0;

/**
 * Working everything out leaves as much garbage as it makes: nobody waits now, and an idle ledger should hold what it needs.
 * Answers whether there was enough to sweep.
 */
export function sweep(): boolean {
  if (process.memoryUsage().heapUsed - heldBytes < WORTH_A_SWEEP_BYTES) return false;
  collector()?.({ type: 'major', execution: 'sync', flavor: 'last-resort' });
  heldBytes = process.memoryUsage().heapUsed;
  return true;
}
