/** Handing memory back to the system. */
import { collector } from '../helpers/collector.ts';

/** Working everything out leaves as much garbage as it makes: nobody waits now, and an idle ledger should hold what it needs. */
export function sweep(): void {
  collector()?.({ type: 'major', execution: 'sync', flavor: 'last-resort' });
}
