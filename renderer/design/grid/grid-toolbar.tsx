/** Above a grid's rows: the search, its filters, how many rows there are, which columns. Not drawn again while the rows scroll. */
import { CloseButton, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { memo } from 'react';
import { ColumnMenu } from './column-choice.tsx';
import classes from './grid.module.css';
import type { GridColumn } from './types.ts';

export interface GridToolbarProps<Row> {
  readonly label: string;
  readonly placeholder: string | undefined;
  readonly search: string;
  onSearch(text: string): void;
  /** The reader goes on to the rows. */
  onLeave(): void;
  readonly filters: ReactNode;
  /** How many rows there are, in words; empty while that is asked. */
  readonly found: string;
  readonly columns: readonly GridColumn<Row>[];
  isShown(column: GridColumn<Row>): boolean;
  toggle(id: string): void;
}

function Toolbar<Row>(props: GridToolbarProps<Row>) {
  const { label, search, onSearch } = props;
  return (
    <search className={classes.toolbar} aria-label={`Find in ${label.toLowerCase()}`}>
      <TextInput
        className={classes.search ?? ''}
        size="sm"
        aria-label={`Search ${label.toLowerCase()}`}
        placeholder={props.placeholder ?? 'Search'}
        leftSection={<IconSearch size={14} stroke={1.8} aria-hidden="true" />}
        rightSection={
          search === '' ? null : <CloseButton size="sm" aria-label="Clear search" onClick={() => onSearch('')} />
        }
        value={search}
        onChange={(event) => onSearch(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          props.onLeave();
        }}
      />
      {props.filters}
      <span className={classes.spare} />
      <span className={`${classes.count} numeric`} aria-live="polite">
        {props.found}
      </span>
      <ColumnMenu columns={props.columns} isShown={props.isShown} toggle={props.toggle} />
    </search>
  );
}

export const GridToolbar = memo(Toolbar) as typeof Toolbar;
