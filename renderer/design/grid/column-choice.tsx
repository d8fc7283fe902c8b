/** Which columns are shown; remembered per grid on this machine. */
import { ActionIcon, Menu } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { IconCheck, IconColumns3 } from '@tabler/icons-react';
import { useCallback, useMemo } from 'react';
import type { GridColumn } from './types.ts';

/** Padding of a row and the scroll bar, in rem. */
const EDGES_REM = 3;

/** The columns that fit into a width: those that yield go first, until the rest fits. */
export function fitting<Row>(columns: readonly GridColumn<Row>[], widthRem: number): readonly GridColumn<Row>[] {
  const needed = (of: readonly GridColumn<Row>[]) => of.reduce((sum, column) => sum + column.width, EDGES_REM);
  let kept = columns;
  while (needed(kept) > widthRem) {
    const [first] = kept
      .filter((column) => column.yields !== undefined)
      .toSorted((a, b) => (a.yields ?? 0) - (b.yields ?? 0));
    if (first === undefined) break;
    kept = kept.filter((column) => column !== first);
  }
  return kept;
}

/** Columns in sight, and how to change them. Stored as the ids that differ from the default. */
export function useColumnChoice<Row>(grid: string, columns: readonly GridColumn<Row>[]) {
  const [changed, setChanged] = useLocalStorage<readonly string[]>({
    key: `columns:${grid}`,
    defaultValue: [],
    getInitialValueInEffect: false,
  });
  const isShown = useCallback(
    (column: GridColumn<Row>) => changed.includes(column.id) === (column.optional ?? false),
    [changed],
  );
  return {
    shown: useMemo(() => columns.filter(isShown), [columns, isShown]),
    isShown,
    toggle: useCallback(
      (id: string) =>
        setChanged((before) => (before.includes(id) ? before.filter((other) => other !== id) : [...before, id])),
      [setChanged],
    ),
  };
}

export function ColumnMenu<Row>({
  columns,
  isShown,
  toggle,
}: {
  columns: readonly GridColumn<Row>[];
  isShown: (column: GridColumn<Row>) => boolean;
  toggle: (id: string) => void;
}) {
  return (
    <Menu closeOnItemClick={false}>
      <Menu.Target>
        <ActionIcon aria-label="Choose columns" data-hint="Choose columns">
          <IconColumns3 size={16} stroke={1.6} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {/* The first column names the row; without it a row is nothing. */}
        {columns.slice(1).map((column) => (
          <Menu.CheckboxItem
            key={column.id}
            checked={isShown(column)}
            checkIcon={<IconCheck size={14} aria-hidden="true" />}
            onChange={() => toggle(column.id)}
          >
            {column.title}
          </Menu.CheckboxItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
