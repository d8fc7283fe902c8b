/** The titles of a grid's columns; those that can be sorted by are buttons. */
import { Tooltip } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import classes from './grid.module.css';
import { ALIGN_CLASS } from './grid-row.tsx';
import type { GridColumn, GridView } from './types.ts';

export function GridHead<Row>({
  columns,
  template,
  choosable,
  view,
  onSort,
}: {
  columns: readonly GridColumn<Row>[];
  template: string;
  choosable: boolean;
  view: GridView;
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
        const sorted = view.sort?.by === column.id ? (view.sort.descending ? 'descending' : 'ascending') : undefined;
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
  const title = column.sortable ? (
    <button
      type="button"
      className={`${classes.sort} ${sorted ? classes.sorted : ''}`}
      onClick={() => onSort({ by: column.id, descending })}
    >
      <span className="clip">{column.title}</span>
      {sorted && <Arrow size={12} stroke={2} aria-hidden="true" />}
    </button>
  ) : (
    <span className="clip">{column.title}</span>
  );
  return column.help === undefined ? title : <Tooltip label={column.help}>{title}</Tooltip>;
}
