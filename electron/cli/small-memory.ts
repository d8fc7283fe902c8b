/** Keeping a long command small: memory counts for more than a second does. */
import { setFlagsFromString } from 'node:v8';

/**
 * Has V8 collect early and often in this process. A scan of ten thousand accounts reads hundreds of thousands of answers
 * that nobody needs for long; left alone, V8 lets them pile up to twice what the ledger needs.
 */
export function keepMemorySmall(): void {
  setFlagsFromString('--max-semi-space-size=2');
  setFlagsFromString('--optimize-for-size');
}
