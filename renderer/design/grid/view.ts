/** The reader's view of a grid: kept in the component, or in the address, so that it can be linked and gone back to. */
import { useCallback, useMemo, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import type { GridView } from './types.ts';

const EVERYTHING: GridView = { search: '', sort: null, filters: {} };

export interface GridViewState {
  readonly view: GridView;
  change(part: Partial<GridView>): void;
  /** Set or clear (with `null`) one filter. */
  filter(name: string, value: string | null): void;
}

/** A view that lives as long as the screen. */
export function useGridView(initial: Partial<GridView> = {}): GridViewState {
  const [view, setView] = useState<GridView>({ ...EVERYTHING, ...initial });
  const change = useCallback((part: Partial<GridView>) => setView((before) => ({ ...before, ...part })), []);
  return useMemo(() => withFilter(view, change), [view, change]);
}

/** A view that is part of the address: `#/gaps?severity=high&q=prod&sort=-severity`. */
export function useLinkedGridView(initial: Partial<GridView> = {}): GridViewState {
  const [path, navigate] = useLocation();
  const search = useSearch();
  const initialText = JSON.stringify(initial);
  const view = useMemo(() => viewFrom(search, JSON.parse(initialText)), [search, initialText]);
  const change = useCallback(
    (part: Partial<GridView>) => {
      const text = searchOf({ ...view, ...part });
      navigate(text === '' ? path : `${path}?${text}`, { replace: true });
    },
    [view, path, navigate],
  );
  return useMemo(() => withFilter(view, change), [view, change]);
}

function withFilter(view: GridView, change: (part: Partial<GridView>) => void): GridViewState {
  return {
    view,
    change,
    filter: (name, value) => {
      const { [name]: _, ...rest } = view.filters;
      change({ filters: value === null ? rest : { ...rest, [name]: value } });
    },
  };
}

function viewFrom(search: string, initial: Partial<GridView>): GridView {
  const view = { ...EVERYTHING, ...initial };
  const filters: Record<string, string> = { ...view.filters };
  let { search: text, sort } = view;
  for (const [name, value] of new URLSearchParams(search)) {
    if (name === 'q') text = value;
    else if (name === 'sort') sort = { by: value.replace(/^-/, ''), descending: value.startsWith('-') };
    else filters[name] = value;
  }
  return { search: text, sort, filters };
}

/** The view as the search part of an address. */
export function searchOf(view: GridView): string {
  const search = new URLSearchParams(view.filters);
  if (view.search !== '') search.set('q', view.search);
  if (view.sort !== null) search.set('sort', `${view.sort.descending ? '-' : ''}${view.sort.by}`);
  return search.toString();
}
