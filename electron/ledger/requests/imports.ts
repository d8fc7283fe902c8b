/** The waiting import: its lines, the decisions on them, receipts and saved column mappings. */
import type { Line } from '../../../shared/imports/reconcile/lines.ts';
import type { importChannels, LINE_SORTS } from '../../../shared/ipc/channels/imports.ts';
import { leftOpen, settle } from '../imports/left-open.ts';
import { lineView } from '../imports/line-view.ts';
import { removeMapping, renameMapping, savedMappings, saveMapping } from '../imports/mappings.ts';
import type { PendingImport } from '../imports/pending.ts';
import { mustBePending, pendingOf } from '../imports/pending.ts';
import { pendingView } from '../imports/pending-view.ts';
import { receiptOf, receiptPage } from '../imports/receipts.ts';
import { chosenFrom, pageFrom, sorted } from '../paging.ts';
import type { LedgerHandlers } from './handler.ts';

type Sort = (typeof LINE_SORTS)[number];

// One collator for all comparisons: making one for each would dominate the sorting of a long list.
const { compare } = new Intl.Collator(undefined, { numeric: true });
const COMPARE: Record<Exclude<Sort, 'title'>, (a: Line, b: Line) => number> = {
  kind: (a, b) => compare(a.subject.kind, b.subject.kind),
  file: (a, b) => a.file - b.file,
  row: (a, b) => a.file - b.file || a.row - b.row,
};

export const importHandlers: LedgerHandlers<typeof importChannels> = {
  'imports.pending': ({ ledger }) => {
    const pending = pendingOf(ledger);
    return { pending: pending === null ? null : pendingView(pending) };
  },
  'imports.lines': ({ ledger }, { id, sort, offset, limit, ...filter }) => {
    const pending = mustBePending(ledger, id);
    const chosen = chosenFrom(pending.reconciliation().lines, { filter, sort }, () =>
      inOrder(pending.lines(filter), sort),
    );
    const { total, rows } = pageFrom(chosen, offset, limit);
    return { total, rows: rows.map((line) => viewOf(pending, line, false)) };
  },
  'imports.line': ({ ledger }, { id, line: wanted }) => {
    const pending = mustBePending(ledger, id);
    const line = pending.reconciliation().lines.find((one) => one.id === wanted);
    return { line: line === undefined ? null : viewOf(pending, line, true) };
  },
  'imports.decide': ({ ledger }, { id, lines, accept }) => {
    const pending = mustBePending(ledger, id);
    if (!('search' in lines)) {
      const named = new Set(lines);
      return {
        decided: pending.decide(
          pending.reconciliation().lines.filter((line) => named.has(line.id)),
          accept,
        ),
      };
    }
    return { decided: pending.decide(pending.lines(lines), accept) };
  },
  'imports.same-as': ({ ledger }, { id, address, person }) => {
    mustBePending(ledger, id).merge(address, person);
    return null;
  },
  'imports.receipts': ({ ledger }, { offset, limit }) => receiptPage(ledger, offset, limit),
  'imports.receipt': ({ ledger }, { receipt }) => receiptOf(ledger, receipt),
  'imports.left-open': ({ ledger }, about) => ({ open: leftOpen(ledger, about) }),
  'imports.settle': ({ ledger, actor }, entry) => settle(ledger, actor, entry),
  'imports.mappings': ({ ledger }) => ({ mappings: savedMappings(ledger) }),
  'imports.save-mapping': ({ ledger, actor }, { name, mapping }) => saveMapping(ledger, actor, name, mapping),
  'imports.rename-mapping': ({ ledger, actor }, { name, to }) => renameMapping(ledger, actor, name, to),
  'imports.remove-mapping': ({ ledger, actor }, { name }) => removeMapping(ledger, actor, name),
};

function viewOf(pending: PendingImport, line: Line, whole: boolean) {
  return lineView(line, pending.reconciliation().files[line.file]?.file ?? '', pending.isAccepted(line), whole);
}

function inOrder(
  lines: readonly Line[],
  sort: { readonly by: Sort; readonly descending: boolean } | undefined,
): readonly Line[] {
  if (sort === undefined) return lines;
  const { by, descending } = sort;
  if (by !== 'title') return sorted(lines, { descending, compare: COMPARE[by] });
  // Titles are made when they are asked for: once each, not with every comparison.
  const titled = lines.map((line) => ({ line, title: line.title }));
  return sorted(titled, { descending, compare: (a, b) => compare(a.title, b.title) }).map(({ line }) => line);
}
