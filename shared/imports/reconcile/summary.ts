/** What the command line prints of each file. */

import { onlyNames } from '../statement.ts';
import { countTold, toldRows } from '../told.ts';
import type { Batch } from './batch.ts';
import { EntryLine } from './bulk-lines.ts';
import type { Change, Counted, FileSummary, Line } from './lines.ts';

const NOT_TAKEN = 'Nothing that the ledger keeps came of the row.';

/** One entry per file, in the order given. Counts are of records the files' rows are about. */
export function summaries(batch: Batch): readonly FileSummary[] {
  const counts = batch.files.map(() => ({ added: 0, changed: 0, gone: 0, unmatched: 0, conflicting: 0 }));
  const sorts = batch.files.map(() => new Map<Counted, { added: number; changed: number; gone: number }>());
  for (const line of batch.lines) {
    const count = counts[line.file];
    if (count === undefined || !(line.counted || isOpen(line.change))) continue;
    count[line.change] += 1;
    if (line.change === 'unmatched' || line.change === 'conflicting') continue;
    const of = countedAs(line);
    const sort = sorts[line.file]?.get(of) ?? { added: 0, changed: 0, gone: 0 };
    sort[line.change] += 1;
    sorts[line.file]?.set(of, sort);
  }
  const reasons = openReasons(batch);
  return batch.files.map((file, at) => ({
    file: file.file.name,
    kind: file.kind,
    rows: file.rows,
    ...rowAccount(batch, at, reasons[at]),
    matchedRows: batch.tallies[at]?.matched.size ?? 0,
    accounts: batch.tallies[at]?.accounts.size ?? 0,
    people: batch.tallies[at]?.people.size ?? 0,
    groups: batch.tallies[at]?.groups.size ?? 0,
    vaults: batch.tallies[at]?.vaults.size ?? 0,
    changes: [...(sorts[at] ?? [])].map(([of, count]) => ({ of, ...count })),
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

/** What a line is counted as: an entry of a list, or the record itself. */
function countedAs(line: Line): Counted {
  const { kind, key } = line.subject;
  if (kind === 'group' && (line instanceof EntryLine || line.id.startsWith(`group:${key}:members:`))) return 'member';
  if (kind === 'vault' && (line instanceof EntryLine || line.id.startsWith(`vault:${key}:access:`))) return 'grantee';
  return kind;
}

/** Every row is used or told: the one computation of it, for the window, the command line and receipts. */
function rowAccount(
  batch: Batch,
  at: number,
  open: ReadonlyMap<number, string> | undefined,
): Pick<FileSummary, 'usedRows' | 'told'> {
  const file = batch.files[at];
  if (file === undefined) return { usedRows: 0, told: [] };
  if (file.failure !== null) return { usedRows: 0, told: file.leftOut };
  const used = batch.tallies[at]?.used;
  const remarks = new Map(file.problems.toReversed().map(({ row, reason }) => [row, reason]));
  const without = new Map<number, string>();
  for (const { reason, ranges } of file.leftOut)
    for (const [from, to] of ranges) for (let row = from; row <= to; row += 1) without.set(row, reason);
  const stating = new Uint8Array(file.rows + 1);
  for (const said of file.statements) if (!onlyNames(said)) stating[said.row] = 1;
  const told = toldRows(file.rows, (row) => {
    if (used?.[row] === 1) return null;
    const reason = without.get(row) ?? open?.get(row) ?? batch.reasonOf(at, row) ?? remarks.get(row);
    return reason ?? (stating[row] === 1 ? NOT_TAKEN : null);
  });
  return { usedRows: file.rows - countTold(told), told };
}

/** Why lines that wait for somebody do, by file and row. */
function openReasons(batch: Batch): readonly Map<number, string>[] {
  const reasons = batch.files.map(() => new Map<number, string>());
  for (const { change, file, row, reason } of batch.lines)
    if (isOpen(change) && reason !== null && row > 0 && !reasons[file]?.has(row)) reasons[file]?.set(row, reason);
  return reasons;
}

/** Lines that wait for somebody are counted whatever they are about. */
function isOpen(change: Change): boolean {
  return change === 'unmatched' || change === 'conflicting';
}
