/** The grid and what a screen needs around it. */
export { Grid } from './grid.tsx';
export { channelSource } from './rows.ts';
export { useSelection } from './selection.ts';
export type { GridColumn, GridSource, GridView, RowPage } from './types.ts';
export { searchOf, useGridView, useLinkedGridView } from './view.ts';
