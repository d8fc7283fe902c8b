/** What a grid needs to know: its columns, where its rows come from, and how the reader looks at them. */
import type { ReactNode } from 'react';

/** One page of an answer: how many there are in all, and these. */
export interface RowPage<Row> {
  readonly total: number;
  readonly rows: readonly Row[];
}

/** How the reader looks at the rows. */
export interface GridView {
  readonly search: string;
  readonly sort: { readonly by: string; readonly descending: boolean } | null;
  /** By name of the filter; absent = everything. */
  readonly filters: Readonly<Record<string, string>>;
}

export interface Window {
  readonly offset: number;
  readonly limit: number;
}

/** Rows on request: sorted, filtered and counted by the side that answers. */
export interface PagedSource<Row> {
  /** Channel first, so that a change of the ledger asks for the pages again. Everything else that the answer depends on after it. */
  readonly key: readonly unknown[];
  page(view: GridView, window: Window): Promise<RowPage<Row>>;
}

/** Rows at hand (up to a few thousand): the grid sorts and searches them itself, through the columns' `value`. */
export interface RowsSource<Row> {
  readonly rows: readonly Row[];
}

export type GridSource<Row> = PagedSource<Row> | RowsSource<Row>;

export interface GridColumn<Row> {
  readonly id: string;
  readonly title: string;
  /** Least width, in rem. */
  readonly width: number;
  /** Share of the spare width; 0 or absent = fixed. */
  readonly grow?: number;
  readonly align?: 'left' | 'right' | 'center';
  readonly sortable?: boolean;
  /** Sorts from high to low at the first click (counts, severities, ages). */
  readonly descendingFirst?: boolean;
  /** Gives way where the grid is too narrow for all columns; the lowest number first. */
  readonly yields?: number;
  /** Hidden until the reader chooses it. */
  readonly optional?: boolean;
  /** What the column says, on hover of its title. */
  readonly help?: string;
  /** For rows at hand: what to sort by and search in. */
  value?(row: Row): string | number | null | undefined;
  render(row: Row): ReactNode;
}
