/** The titles of a grid's columns; those that can be sorted by are buttons. */
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { memo } from 'react';
import classes from './grid.module.css';
import { ALIGN_CLASS } from './grid-row.tsx';
import type { GridColumn, GridView } from './types.ts';

function Head<Row>({
  columns,
  template,
  choosable,
  sorted: by,
  onSort,
}: {
  columns: readonly GridColumn<Row>[];
  template: string;
  choosable: boolean;
  sorted: GridView['sort'];
  onSort: (sort: GridView['sort']) => void;
}) {
  const first = choosable ? 2 : 1;
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: a header row takes no focus
    // biome-ignore lint/a11y/useSemanticElements: a virtual grid cannot be a table
    <div role="row" aria-rowindex={1} className={classes.head} style={{ gridTemplateColumns: template }}>
      {choosable && (
        // biome-ignore lint/a11y/useSemanticElements: as above
        // biome-ignore lint/a11y/useFocusableInteractive: as above
        <div role="columnheader" aria-colindex={1}>
          <span className="spoken">Chosen</span>
        </div>
      )}
      {columns.map((column, place) => {
        const sorted = by?.by === column.id ? (by.descending ? 'descending' : 'ascending') : undefined;
        return (
          // biome-ignore lint/a11y/useSemanticElements: as above
          // biome-ignore lint/a11y/useFocusableInteractive: as above
          <div
            key={column.id}
            role="columnheader"
            aria-colindex={place + first}
            aria-sort={sorted ?? (column.sortable ? 'none' : undefined)}
            className={`${classes.headCell} ${ALIGN_CLASS[column.align ?? 'left']}`}
          >
            <Title column={column} sorted={sorted} onSort={onSort} />
          </div>
        );
      })}
    </div>
  );
}

export const GridHead = memo(Head) as typeof Head;

function Title<Row>({
  column,
  sorted,
  onSort,
}: {
  column: GridColumn<Row>;
  sorted: 'ascending' | 'descending' | undefined;
  onSort: (sort: GridView['sort']) => void;
}) {
  const Arrow = sorted === 'descending' ? IconArrowDown : IconArrowUp;
  const descending = sorted === undefined ? (column.descendingFirst ?? false) : sorted === 'ascending';
  if (!column.sortable)
    return (
      <span className="clip" data-hint={column.help}>
        {column.title}
      </span>
    );
  return (
    <button
      type="button"
      className={`${classes.sort} ${sorted ? classes.sorted : ''}`}
      data-hint={column.help}
      onClick={() => onSort({ by: column.id, descending })}
    >
      <span className="clip">{column.title}</span>
      {sorted && <Arrow size={12} stroke={2} aria-hidden="true" />}
    </button>
  );
}
