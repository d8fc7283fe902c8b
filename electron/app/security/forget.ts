/** Drops what main has passed on to the window and no longer needs. */
import { collector } from '../../helpers/collector.ts';

/**
 * SECURITY: answers pass through main on their way to the window. Once the ledger is locked they are garbage; collecting it at
 * once gives their memory back, so that a dump of the process finds little. It is no proof: memory that was given back may keep
 * its content until it is used again (docs/threat-model.md).
 */
export function collectGarbage(): void {
  const collect = collector();
  // Twice: the first round frees what finalizers hold.
  collect?.();
  collect?.();
}
