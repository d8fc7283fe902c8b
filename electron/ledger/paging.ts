/** Cutting a page out of rows in memory. */
import type { Page } from '../../shared/ipc/page.ts';

interface Order<Row> {
  readonly descending: boolean;
  readonly compare: (a: Row, b: Row) => number;
}

/** Sort (stably, so that equal rows keep their order) and cut. */
export function pageFrom<Row>(
  rows: readonly Row[],
  order: Order<Row> | undefined,
  offset: number,
  limit: number,
): Page<Row> {
  const sign = order?.descending === true ? -1 : 1;
  const sorted = order === undefined ? rows : rows.toSorted((a, b) => sign * order.compare(a, b));
  return { total: rows.length, rows: sorted.slice(offset, offset + limit) };
}
