/** Puts the sample company into an empty ledger: each change as it was made at its time. */
import { samplePast } from '../sample/past.ts';
import type { LedgerContext } from './requests/handler.ts';

export function recordSample({ ledger }: LedgerContext, _request: null): void {
  for (const { at, put, end, ...intent } of samplePast(ledger.now().toISOString()))
    ledger.change(
      intent,
      (draft) => {
        for (const { kind, key, field, item = '', provenance } of end)
          draft.end({ kind, key, field, item, basis: provenance.basis });
        for (const fact of put) draft.put(fact);
      },
      new Date(at),
    );
}
