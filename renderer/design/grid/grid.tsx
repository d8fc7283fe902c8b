/**
 * The grid: thousands of rows that scroll without a hitch, sorted and searched where they are kept, walked by keyboard.
 *
 * Arrow keys, PageUp/PageDown, Home and End move; Enter opens; Space chooses; Shift extends; Ctrl+A chooses everything
 * loaded; Escape lets go.
 */
import { Button } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import type { CSSProperties, KeyboardEvent, MouseEvent, ReactNode } from 'react';
import { useCallback, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useRequest } from '../../ipc/requests.ts';
import { EmptyState, Failed } from '../feedback.tsx';
import { useWidth } from '../width.ts';
import { count } from '../words.ts';
import { fitting, useColumnChoice } from './column-choice.tsx';
import classes from './grid.module.css';
import { GridHead } from './grid-head.tsx';
import { GridRow } from './grid-row.tsx';
import { GridToolbar } from './grid-toolbar.tsx';
import { commandOf } from './keyboard.ts';
import { PAGE_ROWS, useGridRows } from './rows.ts';
import type { Selection } from './selection.ts';
import type { GridColumn, GridSource, GridView } from './types.ts';
import type { GridViewState } from './view.ts';

/** Height of a row, by the reader's choice. */
const ROW_PX = { compact: 34, comfortable: 42 } as const;
/** Rows drawn beyond the edge, so that fast scrolling meets rows rather than blanks. */
const OVERSCAN_ROWS = 6;

export interface GridProps<Row> {
  /** Names the grid to a screen reader, and the reader's choice of columns. */
  readonly label: string;
  /** What one row is: "account". */
  readonly noun: string;
  /** Several of them, where that is not the noun with an s: "people". */
  readonly nouns?: string;
  readonly source: GridSource<Row>;
  readonly columns: readonly GridColumn<Row>[];
  readonly view: GridViewState;
  readonly rowKey: (row: Row) => string;
  readonly onOpen?: (row: Row) => void;
  /** Given: rows can be chosen; `actions` shows what can be done with them. */
  readonly selection?: Selection;
  readonly actions?: ReactNode;
  /** Choose every row that matches, at hand or not; without it, those at hand are chosen. */
  readonly onChooseAll?: (() => void) | undefined;
  /** Filters, right of the search. */
  readonly filters?: ReactNode;
  readonly searchPlaceholder?: string;
  /** Shown where there is nothing at all (no search, no filter). */
  readonly empty?: ReactNode;
}

export function Grid<Row>(props: GridProps<Row>) {
  const { label, noun, nouns = `${noun}s`, source, columns, view, rowKey, onOpen, selection } = props;
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(-1);
  const anchor = useRef(0);
  const choice = useColumnChoice(label, columns);
  const { ref: frame, width } = useWidth();

  const [range, setRange] = useState({ first: 0, last: PAGE_ROWS - 1 });
  const rows = useGridRows(source, columns, view.view, range);
  const settings = useRequest('app.settings', undefined);
  const rowPx = ROW_PX[settings.data?.density ?? 'compact'];
  const virtual = useVirtualizer({
    count: rows.total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    overscan: OVERSCAN_ROWS,
    scrollPaddingStart: 32,
    // Rows may come a frame after the scroll: the overscan covers it, and scrolling itself is never held up.
    useFlushSync: false,
  });
  const lastRowPx = useRef<number>(rowPx);
  useEffect(() => {
    if (lastRowPx.current === rowPx) return;
    lastRowPx.current = rowPx;
    virtual.measure();
  }, [rowPx, virtual]);
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items[items.length - 1]?.index ?? 0;
  useEffect(() => {
    const wanted = { first: pageStart(first), last: pageStart(last) + PAGE_ROWS - 1 };
    setRange((before) => (before.first === wanted.first && before.last === wanted.last ? before : wanted));
  }, [first, last]);

  // Another order or another search: the row under the keyboard is another one, so start at the top.
  const viewText = JSON.stringify(view.view);
  const lastView = useRef(viewText);
  useEffect(() => {
    if (lastView.current === viewText) return;
    lastView.current = viewText;
    setActive(-1);
    scroller.current?.scrollTo({ top: 0 });
  }, [viewText]);

  const latest = useRef({ rows, selection, onOpen, rowKey });
  latest.current = { rows, selection, onOpen, rowKey };

  const choose = useCallback((from: number, to: number) => {
    const { rows: held, selection: chosen, rowKey: keyOf } = latest.current;
    const keys: string[] = [];
    for (let index = Math.min(from, to); index <= Math.max(from, to); index += 1) {
      const row = held.at(index);
      if (row !== undefined) keys.push(keyOf(row));
    }
    chosen?.add(keys);
  }, []);

  const toggle = useCallback((index: number) => {
    const row = latest.current.rows.at(index);
    if (row === undefined) return;
    anchor.current = index;
    setActive(index);
    latest.current.selection?.toggle(latest.current.rowKey(row));
  }, []);

  const click = useCallback(
    (index: number, event: MouseEvent) => {
      setActive(index);
      if (latest.current.selection !== undefined && (event.ctrlKey || event.metaKey)) return toggle(index);
      if (latest.current.selection !== undefined && event.shiftKey) return choose(anchor.current, index);
      // A link or button inside the row does its own thing.
      if (event.target instanceof Element && event.target.closest('a, button, input') !== null) return;
      const row = latest.current.rows.at(index);
      if (row !== undefined) latest.current.onOpen?.(row);
    },
    [choose, toggle],
  );

  const { change } = view;
  const search = useCallback((text: string) => change({ search: text }), [change]);
  const sort = useCallback((by: GridView['sort']) => change({ sort: by }), [change]);
  const enter = useCallback(() => {
    setActive(0);
    scroller.current?.focus();
  }, []);

  const press = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.target !== scroller.current || rows.total === 0) return;
    const inSight = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowPx) - 2);
    const command = commandOf(event, active, rows.total, inSight);
    if (command === null) return;
    const row = rows.at(active);
    if (command.do === 'move') {
      if (selection !== undefined && command.extend) choose(anchor.current, command.to);
      else anchor.current = command.to;
      setActive(command.to);
      virtual.scrollToIndex(command.to);
    } else if (command.do === 'open') {
      if (row === undefined || onOpen === undefined) return;
      onOpen(row);
    } else if (selection === undefined) return;
    else if (command.do === 'toggle') toggle(active);
    else if (command.do === 'select-all') props.onChooseAll ? props.onChooseAll() : choose(0, rows.total - 1);
    else selection.clear();
    event.preventDefault();
  };

  // The same columns as long as nothing changes them: rows that stay are not drawn again.
  const checkRem = selection === undefined ? 0 : 2;
  const shown = useMemo(
    () => (width === 0 ? choice.shown : fitting(choice.shown, width / remPx() - checkRem)),
    [choice.shown, width, checkRem],
  );
  const template = [
    ...(selection === undefined ? [] : ['2rem']),
    ...shown.map((column) => (column.grow ? `minmax(${column.width}rem, ${column.grow}fr)` : `${column.width}rem`)),
  ].join(' ');
  const leastRem = shown.reduce((sum, column) => sum + column.width, selection === undefined ? 2 : 4);
  const narrowed = view.view.search !== '' || Object.keys(view.view.filters).length > 0;
  const rowId = (index: number) => `${id}-row-${index}`;

  return (
    <div ref={frame} className={classes.frame} style={{ '--row': `${rowPx}px` } as CSSProperties}>
      <GridToolbar
        label={label}
        placeholder={props.searchPlaceholder}
        search={view.view.search}
        onSearch={search}
        onLeave={enter}
        filters={props.filters}
        found={rows.pending ? '' : count(rows.total, noun, nouns)}
        columns={columns}
        isShown={choice.isShown}
        toggle={choice.toggle}
      />
      <div className={classes.space}>
        {/* biome-ignore lint/a11y/useSemanticElements: a virtual grid cannot be a table */}
        <div
          ref={scroller}
          role="grid"
          aria-label={label}
          aria-rowcount={rows.total + 1}
          aria-colcount={shown.length + (selection === undefined ? 0 : 1)}
          aria-multiselectable={selection !== undefined}
          aria-busy={rows.pending}
          aria-activedescendant={active >= 0 && active >= first && active <= last ? rowId(active) : undefined}
          tabIndex={0}
          className={classes.scroller}
          onKeyDown={press}
          onFocus={(event) => {
            if (event.target === scroller.current && active < 0 && rows.total > 0) setActive(first);
          }}
        >
          <div style={{ minWidth: `${leastRem}rem` }} role="presentation">
            <GridHead
              columns={shown}
              template={template}
              choosable={selection !== undefined}
              sorted={view.view.sort}
              onSort={sort}
            />
            {/* biome-ignore lint/a11y/useSemanticElements: as above */}
            <div role="rowgroup" className={classes.body} style={{ height: virtual.getTotalSize() }}>
              {items.map((item) => {
                const row = rows.at(item.index);
                return (
                  <GridRow
                    key={item.index}
                    id={rowId(item.index)}
                    row={row}
                    index={item.index}
                    top={item.start}
                    columns={shown}
                    template={template}
                    active={item.index === active}
                    selected={
                      selection === undefined ? undefined : row !== undefined && selection.keys.has(rowKey(row))
                    }
                    openable={onOpen !== undefined}
                    onClick={click}
                    onToggle={toggle}
                  />
                );
              })}
            </div>
          </div>
        </div>
        {rows.error !== null && (
          <div className={classes.instead} style={{ padding: 'var(--gutter)' }}>
            <Failed error={rows.error} retry={rows.retry} />
          </div>
        )}
        {rows.total === 0 && !rows.pending && rows.error === null && (
          <div className={classes.instead}>
            <Nothing noun={noun} narrowed={narrowed} clear={() => view.change({ search: '', filters: {} })}>
              {props.empty}
            </Nothing>
          </div>
        )}
      </div>
      {selection !== undefined && selection.keys.size > 0 && (
        <div className={classes.bar} role="toolbar" aria-label="For the chosen rows">
          <span className="numeric">{count(selection.keys.size, noun, nouns)} chosen</span>
          {props.actions}
          <Button variant="subtle" color="gray" onClick={selection.clear}>
            Clear
          </Button>
        </div>
      )}
    </div>
  );
}

/** Column widths follow the text size that the reader chose. */
function remPx(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
}

function pageStart(index: number): number {
  return Math.floor(index / PAGE_ROWS) * PAGE_ROWS;
}

function Nothing({
  noun,
  narrowed,
  clear,
  children,
}: {
  noun: string;
  narrowed: boolean;
  clear: () => void;
  children: ReactNode;
}) {
  if (!narrowed) return children ?? <EmptyState icon={IconSearch} title={`No ${noun}s yet`} />;
  return (
    <EmptyState
      icon={IconSearch}
      title={`No ${noun} matches`}
      action={
        <Button variant="default" onClick={clear}>
          Show all
        </Button>
      }
    >
      Nothing fits this search and these filters together.
    </EmptyState>
  );
}
