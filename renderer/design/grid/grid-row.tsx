/** One row of a grid; drawn again only when its own content, place or state changes. */
import type { MouseEvent } from 'react';
import { memo } from 'react';
import classes from './grid.module.css';
import type { GridColumn } from './types.ts';

export const ALIGN_CLASS = { left: '', right: classes.right, center: classes.center } as const;

export interface GridRowProps<Row> {
  readonly id: string;
  readonly row: Row | undefined;
  readonly index: number;
  readonly top: number;
  readonly columns: readonly GridColumn<Row>[];
  readonly template: string;
  readonly active: boolean;
  /** Undefined where rows cannot be chosen. */
  readonly selected: boolean | undefined;
  readonly openable: boolean;
  onClick(index: number, event: MouseEvent): void;
  onToggle(index: number): void;
}

function Row<Row>(props: GridRowProps<Row>) {
  const { row, index, columns, selected } = props;
  const first = selected === undefined ? 1 : 2;
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus and points here by aria-activedescendant
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid handles the keys of all rows
    // biome-ignore lint/a11y/useSemanticElements: a virtual grid cannot be a table
    <div
      id={props.id}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selected}
      className={`${classes.row} ${props.active ? classes.active : ''} ${props.openable ? classes.openable : ''}`}
      style={{ top: props.top, gridTemplateColumns: props.template }}
      onClick={(event) => props.onClick(index, event)}
    >
      {selected !== undefined && (
        // biome-ignore lint/a11y/useSemanticElements: as above
        // biome-ignore lint/a11y/useFocusableInteractive: as above
        <div role="gridcell" aria-colindex={1} className={classes.check}>
          <input
            type="checkbox"
            tabIndex={-1}
            checked={selected}
            aria-label="Choose this row"
            onClick={(event) => event.stopPropagation()}
            onChange={() => props.onToggle(index)}
          />
        </div>
      )}
      {columns.map((column, place) => (
        // biome-ignore lint/a11y/useSemanticElements: as above
        // biome-ignore lint/a11y/useFocusableInteractive: as above
        <div
          key={column.id}
          role="gridcell"
          aria-colindex={place + first}
          className={`${classes.cell} ${ALIGN_CLASS[column.align ?? 'left']}`}
        >
          {row === undefined ? <div className={classes.ghost} /> : column.render(row)}
        </div>
      ))}
    </div>
  );
}

export const GridRow = memo(Row) as typeof Row;
