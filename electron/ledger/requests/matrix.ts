/** The matrix of accounts and custody statements. */
import type { MatrixColumn, MatrixRow, MatrixState, matrixChannels } from '../../../shared/ipc/channels/matrix.ts';
import { MATRIX_COLUMNS, MATRIX_STATES } from '../../../shared/ipc/channels/matrix.ts';
import { finder, wordsOf } from '../../../shared/text/search.ts';
import type { Assessment } from '../assessment.ts';
import { matrixRow } from '../matrix.ts';
import { chosenFrom, orderedFrom, pageFrom, sorted } from '../paging.ts';
import { isOutOfDate } from '../stale-accounts.ts';
import type { LedgerHandlers } from './handler.ts';

export const matrixHandlers: LedgerHandlers<typeof matrixChannels> = {
  'custody.matrix': ({ assessment }, { search, sort, offset, limit, asOf, state, column }) => {
    const all = rowsOf(assessment.at(asOf));
    const rows = chosenFrom(all, { search, sort, state, column }, () => {
      const words = wordsOf(search);
      const columns = column === undefined ? MATRIX_COLUMNS : [column];
      const { by, descending } = sort ?? { by: 'unknowns', descending: true };
      return orderedFrom(all, { by, descending }, () => sorted(all, { descending, compare: compareBy(by) })).filter(
        (row) => has(row, words) && (state === undefined || columns.some((one) => row.cells[one].state === state)),
      );
    });
    return { ...pageFrom(rows, offset, limit), counts: countsOf(all) };
  },
};

/** Kept for as long as the judgement that it was read from, and for an hour at most: scrolling asks for page after page. */
const remembered = new WeakMap<object, { readonly at: number; readonly rows: readonly MatrixRow[] }>();

function rowsOf(assessment: Assessment): readonly MatrixRow[] {
  const { world, document } = assessment;
  const now = assessment.instant().getTime();
  const kept = remembered.get(world);
  if (kept !== undefined && !isOutOfDate(kept.at, now)) return kept.rows;
  const rows = (document.accounts ?? []).map((account) => matrixRow(assessment, account));
  remembered.set(world, { at: now, rows });
  return rows;
}

const has = finder(({ id, name, cells }: MatrixRow) =>
  [id, name, ...MATRIX_COLUMNS.map((column) => cells[column].says)].join('\n'),
);

function countsOf(rows: readonly MatrixRow[]): Record<MatrixColumn, Record<MatrixState, number>> {
  const counts = Object.fromEntries(
    MATRIX_COLUMNS.map((column) => [column, Object.fromEntries(MATRIX_STATES.map((state) => [state, 0]))]),
  ) as Record<MatrixColumn, Record<MatrixState, number>>;
  for (const { cells } of rows) for (const column of MATRIX_COLUMNS) counts[column][cells[column].state] += 1;
  return counts;
}

/** From what can be relied on most to least. */
const RANK: Record<MatrixState, number> = { 'not-needed': 0, verified: 1, recorded: 2, stale: 3, unknown: 4 };

const unknowns = ({ cells }: MatrixRow): number =>
  MATRIX_COLUMNS.reduce((sum, column) => sum + RANK[cells[column].state] ** 2, 0);

const inWords = new Intl.Collator(undefined, { numeric: true });

function compareBy(by: MatrixColumn | 'name' | 'unknowns'): (a: MatrixRow, b: MatrixRow) => number {
  if (by === 'name') return (a, b) => inWords.compare(a.name ?? a.id, b.name ?? b.id);
  if (by === 'unknowns') return (a, b) => unknowns(a) - unknowns(b);
  return (a, b) => RANK[a.cells[by].state] - RANK[b.cells[by].state];
}
