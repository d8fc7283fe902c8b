/** What the command line prints of each file. */
import type { Batch } from './batch.ts';
import type { Change, FileSummary } from './lines.ts';

/** One entry per file, in the order given. Counts are of records the files' rows are about. */
export function summaries(batch: Batch): readonly FileSummary[] {
  const counts = batch.files.map(() => ({ added: 0, changed: 0, gone: 0, unmatched: 0, conflicting: 0 }));
  for (const line of batch.lines) {
    const count = counts[line.file];
    if (count !== undefined && (line.counted || isOpen(line.change))) count[line.change] += 1;
  }
  return batch.files.map((file, at) => ({
    file: file.file.name,
    kind: file.kind,
    rows: file.rows,
    matchedRows: batch.tallies[at]?.matched.size ?? 0,
    accounts: batch.tallies[at]?.accounts.size ?? 0,
    people: batch.tallies[at]?.people.size ?? 0,
    ...(counts[at] ?? { added: 0, changed: 0, gone: 0, unmatched: 0, conflicting: 0 }),
    refused: file.refused,
    ignored: file.ignored,
    problems: [...file.problems, ...(batch.problems[at] ?? [])],
    used: file.used,
    notes: file.notes,
    failure: file.failure,
    needsFor: file.needsFor,
    mayBe: file.mayBe,
    size: file.file.size,
    sha256: file.file.sha256,
  }));
}

/** Lines that wait for somebody are counted whatever they are about. */
function isOpen(change: Change): boolean {
  return change === 'unmatched' || change === 'conflicting';
}
