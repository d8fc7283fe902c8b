/** Writes what the sample company has recorded into a ledger, as one change. */
import type { LedgerContext } from '../ledger/requests/handler.ts';
import { sampleFacts } from './facts.ts';

/** As of the ledger's own now. Meant for a ledger that is new and empty. */
export function stateSample({ ledger, actor }: LedgerContext): void {
  const facts = sampleFacts(ledger.now().toISOString());
  ledger.change({ actor, action: 'sample', title: 'Open the sample company' }, (draft) => {
    for (const fact of facts) draft.put(fact);
  });
}
