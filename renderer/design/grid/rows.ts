/** The rows that a grid shows: pages asked as they come into sight, or rows at hand sorted and searched here. */
import { useQueries } from '@tanstack/react-query';
import { useMemo, useRef } from 'react';
import type { ChannelName, RequestOf } from '../../../shared/ipc/contract.ts';
import { hasWords, wordsOf } from '../../../shared/text/search.ts';
import { ask } from '../../ipc/bridge.ts';
import type { GridColumn, GridSource, GridView, PagedSource, RowPage, Window } from './types.ts';

/** Rows per request: the contract's limit, and well under a megabyte. */
export const PAGE_ROWS = 200;

export interface GridRows<Row> {
  readonly total: number;
  /** Undefined while its page is on the way. */
  at(index: number): Row | undefined;
  readonly error: unknown;
  readonly pending: boolean;
  retry(): void;
}

/** Rows from a channel that answers pages. `request` turns the reader's view into the channel's request. */
export function channelSource<Name extends ChannelName, Row>(
  channel: Name,
  request: (view: GridView, window: Window) => RequestOf<Name>,
  key: readonly unknown[] = [],
): PagedSource<Row> {
  return {
    key: [channel, ...key],
    page: async (view, window) => (await ask(channel, request(view, window))) as unknown as RowPage<Row>,
  };
}

const NO_ROWS: readonly never[] = [];

export function useGridRows<Row>(
  source: GridSource<Row>,
  columns: readonly GridColumn<Row>[],
  view: GridView,
  range: { readonly first: number; readonly last: number },
): GridRows<Row> {
  const atHand = 'rows' in source ? source.rows : null;
  const sorted = useMemo(() => (atHand === null ? NO_ROWS : arrange(atHand, columns, view)), [atHand, columns, view]);
  const paged = usePages('rows' in source ? null : source, view, range);
  if (atHand === null) return paged;
  return { total: sorted.length, at: (index) => sorted[index], error: null, pending: false, retry: () => {} };
}

function usePages<Row>(
  source: PagedSource<Row> | null,
  view: GridView,
  range: { readonly first: number; readonly last: number },
): GridRows<Row> {
  const pages: number[] = [0];
  for (let page = Math.floor(range.first / PAGE_ROWS); page <= Math.floor(range.last / PAGE_ROWS); page += 1)
    if (page > 0) pages.push(page);

  const answers = useQueries({
    queries: (source === null ? [] : pages).map((page) => ({
      queryKey: [...(source?.key ?? []), 'page', view, page],
      queryFn: () => (source as PagedSource<Row>).page(view, { offset: page * PAGE_ROWS, limit: PAGE_ROWS }),
    })),
  });

  // While a changed view is asked, the rows of the view before stay: no flash between keystrokes.
  const shown = useRef<{ total: number; pages: Map<number, readonly Row[]> }>({ total: 0, pages: new Map() });
  const first = answers[0];
  if (first?.data !== undefined) {
    const arrived = new Map<number, readonly Row[]>();
    pages.forEach((page, index) => {
      const rows = answers[index]?.data?.rows;
      if (rows !== undefined) arrived.set(page, rows);
    });
    shown.current = { total: first.data.total, pages: arrived };
  }
  const { total, pages: held } = shown.current;
  return {
    total,
    at: (index) => held.get(Math.floor(index / PAGE_ROWS))?.[index % PAGE_ROWS],
    error: answers.find((answer) => answer.error)?.error ?? null,
    pending: first?.data === undefined && first?.error === null,
    retry: () => {
      for (const answer of answers) if (answer.error) void answer.refetch();
    },
  };
}

function arrange<Row>(rows: readonly Row[], columns: readonly GridColumn<Row>[], view: GridView): readonly Row[] {
  const words = wordsOf(view.search);
  const found =
    words.length === 0
      ? rows
      : rows.filter((row) => hasWords(columns.map((column) => column.value?.(row) ?? '').join('\n'), words));
  const by = columns.find((column) => column.id === view.sort?.by);
  if (by?.value === undefined) return found;
  const sign = view.sort?.descending ? -1 : 1;
  return found.toSorted((a, b) => sign * compare(by.value?.(a), by.value?.(b)));
}

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

function compare(a: string | number | null | undefined, b: string | number | null | undefined): number {
  if (a === b) return 0;
  if (a === null || a === undefined) return 1;
  if (b === null || b === undefined) return -1;
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return collator.compare(String(a), String(b));
}
