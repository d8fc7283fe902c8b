/** Cutting pages out of rows in memory. */
import type { Page } from '../../shared/ipc/page.ts';

interface Order<Row> {
  readonly descending: boolean;
  readonly compare: (a: Row, b: Row) => number;
}

/** Sort (stably, so that equal rows keep their order). */
export function sorted<Row>(rows: readonly Row[], order: Order<Row> | undefined): readonly Row[] {
  if (order === undefined) return rows;
  const sign = order.descending ? -1 : 1;
  return rows.toSorted((a, b) => sign * order.compare(a, b));
}

/** As `sorted` by a small whole number: in one pass, however many rows. */
export function inOrderOf<Row>(rows: readonly Row[], rank: (row: Row) => number, descending = false): readonly Row[] {
  const byRank: Row[][] = [];
  for (const row of rows) {
    const at = rank(row);
    const same = byRank[at];
    if (same === undefined) byRank[at] = [row];
    else same.push(row);
  }
  const present = byRank.filter((same) => same !== undefined);
  return (descending ? present.reverse() : present).flat();
}

export function pageFrom<Row>(rows: readonly Row[], offset: number, limit: number): Page<Row> {
  return { total: rows.length, rows: rows.slice(offset, offset + limit) };
}

const ordered = new WeakMap<object, { readonly order: string; readonly rows: readonly unknown[] }>();

/**
 * A list in an order that `order` names; the last is kept for as long as the list. Whoever looks for words chooses from rows
 * that are in order already: a letter typed asks for all of them again.
 */
export function orderedFrom<Row>(list: readonly Row[], order: unknown, sort: () => readonly Row[]): readonly Row[] {
  const name = JSON.stringify(order ?? null);
  const last = ordered.get(list);
  if (last?.order === name) return last.rows as readonly Row[];
  const rows = sort();
  ordered.set(list, { order: name, rows });
  return rows;
}

const chosen = new WeakMap<object, { readonly view: string; readonly rows: readonly unknown[] }>();

/**
 * What a reader's view chooses of a list, in its order. The last answer is kept for as long as the list: scrolling asks for
 * page after page of it. Everything that the choice depends on must be in `view`.
 */
export function chosenFrom<Row>(list: readonly Row[], view: unknown, choose: () => readonly Row[]): readonly Row[] {
  const name = JSON.stringify(view);
  const last = chosen.get(list);
  if (last?.view === name) return last.rows as readonly Row[];
  const rows = choose();
  chosen.set(list, { view: name, rows });
  return rows;
}
