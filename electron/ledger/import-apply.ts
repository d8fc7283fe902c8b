/** Accepting what an import would change: one change of the ledger, with its receipt, taken back as one step. */

import { receiptFacts } from '../../shared/imports/receipt.ts';
import type { Accepted } from '../../shared/imports/reconcile/facts-for.ts';
import { factsFor } from '../../shared/imports/reconcile/facts-for.ts';
import type { Reconciliation } from '../../shared/imports/reconcile/lines.ts';
import type { Changed, Ledger } from './ledger.ts';

/** Write the accepted lines. Answers what the change was; nothing is written where no file could be read. */
export function applyImport(
  ledger: Ledger,
  actor: string,
  reconciliation: Reconciliation,
  accepted: Accepted,
): Changed | null {
  const read = reconciliation.files.filter((file) => file.failure === null);
  if (read.length === 0) return null;
  const { facts, ended } = factsFor(reconciliation, accepted);
  const records: Record<string, number> = {};
  for (const kind of new Map([...facts, ...ended].map(({ kind, key }) => [`${kind}\n${key}`, kind])).values())
    records[kind] = (records[kind] ?? 0) + 1;
  const names = read.map((file) => file.file);
  const title = `Imported ${names.length === 1 ? names[0] : `${names[0]} and ${names.length - 1} more`}`;
  // What was taken in can be told from the file itself, and how much of it was of which kind.
  const sums = read.map(({ file, kind, sha256, size }) => ({ file, kind, sha256, size }));
  const detail = { files: names, sums, records };
  return ledger.change({ actor, action: 'import', title, detail }, (draft) => {
    for (const slot of ended) draft.end(slot);
    for (const fact of facts) draft.put(fact);
    const receipt = {
      id: `import-${draft.seq}`,
      at: draft.at,
      by: actor,
      accepted: facts.length + ended.length,
      lines: accepted,
    };
    for (const fact of receiptFacts(reconciliation, receipt)) draft.put(fact);
  });
}
