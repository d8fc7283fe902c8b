/** What the window sees of a waiting import: its files, how many lines of each sort, the merges it proposes. */
import type { FileSummary, Line } from '../../../shared/imports/reconcile/lines.ts';
import type { ToldRows } from '../../../shared/imports/told.ts';
import { problemsBeside, rangeWords } from '../../../shared/imports/told.ts';
import type {
  LineChange,
  LineCount,
  PendingFile,
  PendingView,
  Some,
  ToldView,
} from '../../../shared/ipc/channels/imports.ts';
import { LINE_CHANGES } from '../../../shared/ipc/channels/imports.ts';
import type { SubjectKind } from '../../../shared/register/facts.ts';
import type { HeldFile, PendingImport } from './pending.ts';

/** A hundred files with this much each stay under what one answer may hold. */
const MOST_NAMES = 20;
const MOST_PROBLEMS = 8;
const MOST_MERGES = 100;
const MOST_REASONS = 20;
const MOST_RANGES = 30;

export function pendingView(pending: PendingImport): PendingView {
  const { files, lines, confirmed, merges } = pending.reconciliation();
  return {
    id: pending.id,
    files: pending.files.flatMap((held, at) => {
      const summary = files[at];
      return summary === undefined ? [] : [fileView(held, summary)];
    }),
    counts: counted(pending, lines),
    kinds: [...new Set(lines.map(({ subject }): SubjectKind => subject.kind))],
    confirmed: confirmed.length,
    merges: some(merges, MOST_MERGES),
    sameAs: [...pending.sameAs].map(([address, person]) => ({ address, person })),
  };
}

function fileView({ id, options }: HeldFile, summary: FileSummary): PendingFile {
  const { file, refused, ignored, used, problems, told, ...rest } = summary;
  return {
    ...rest,
    id,
    name: file,
    options,
    told: toldView(told),
    refused: some(refused, MOST_NAMES),
    ignored: some(ignored, MOST_NAMES),
    used: some(used, MOST_NAMES),
    problems: some(problemsBeside(problems, told), MOST_PROBLEMS),
  };
}

function counted(pending: PendingImport, lines: readonly Line[]): Record<LineChange, LineCount> {
  const counts = Object.fromEntries(
    LINE_CHANGES.map((change) => [change, { lines: 0, acceptable: 0, accepted: 0 }]),
  ) as Record<LineChange, { lines: number; acceptable: number; accepted: number }>;
  for (const line of lines) {
    const count = counts[line.change];
    count.lines += 1;
    if (line.acceptable) count.acceptable += 1;
    if (pending.isAccepted(line)) count.accepted += 1;
  }
  return counts;
}

/** Rows that nothing is taken from, as they are shown. */
export function toldView(told: readonly ToldRows[]): Some<ToldView> {
  const { total, first } = some(told, MOST_REASONS);
  return {
    total,
    first: first.map(({ reason, rows, ranges }) => ({ reason, rows, at: rangeWords({ rows, ranges }, MOST_RANGES) })),
  };
}

export function some<Entry>(entries: readonly Entry[], most: number): Some<Entry> {
  return { total: entries.length, first: entries.slice(0, most) };
}
