/** Drops what main has passed on to the window and no longer needs. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * SECURITY: answers pass through main on their way to the window. Once the ledger is locked they are garbage; collecting it at
 * once gives their memory back, so that a dump of the process finds little. It is no proof: memory that was given back may keep
 * its content until it is used again (docs/threat-model.md).
 */
export function collectGarbage(): void {
  try {
    setFlagsFromString('--expose-gc');
    const collect: unknown = runInNewContext('gc');
    if (typeof collect !== 'function') return;
    // Twice: the first round frees what finalizers hold.
    collect();
    collect();
  } catch {
    // A runtime that refuses the flag collects when it wants to.
  }
}
