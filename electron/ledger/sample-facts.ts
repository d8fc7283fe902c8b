/** Puts the sample company into an empty ledger: one change, like any import. */
import { sampleFacts } from '../sample/facts.ts';
import type { LedgerContext } from './requests/handler.ts';

export function recordSample({ ledger, actor }: LedgerContext, _request: null): void {
  const facts = sampleFacts(ledger.now().toISOString());
  ledger.change({ actor, action: 'sample', title: 'Recorded the sample company' }, (draft) => {
    for (const fact of facts) draft.put(fact);
  });
}
