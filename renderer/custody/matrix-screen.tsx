/** Every account against every custody statement: what can be relied on, what is old, what nobody knows. */
import { IconLayoutGrid } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useLocation } from 'wouter';
import type { MATRIX_SORTS, MatrixColumn, MatrixRow, MatrixState } from '../../shared/ipc/channels/matrix.ts';
import { MATRIX_COLUMNS, MATRIX_STATES } from '../../shared/ipc/channels/matrix.ts';
import { EmptyState } from '../design/feedback.tsx';
import { FilterSelect } from '../design/filter-select.tsx';
import type { GridColumn } from '../design/grid/index.ts';
import { channelSource, Grid, useLinkedGridView } from '../design/grid/index.ts';
import { Page } from '../design/page.tsx';
import { useRequest } from '../ipc/requests.ts';
import { MATRIX_TITLES, MatrixMark, STATE_WORDS } from './matrix-mark.tsx';
import { MatrixTotals } from './matrix-totals.tsx';

type Sort = (typeof MATRIX_SORTS)[number];

const COLUMNS: readonly GridColumn<MatrixRow>[] = [
  {
    id: 'name',
    title: 'Account',
    width: 9.5,
    grow: 1,
    sortable: true,
    render: (row) => <span style={{ fontWeight: 500 }}>{row.name ?? row.id}</span>,
  },
  ...MATRIX_COLUMNS.map(
    (column): GridColumn<MatrixRow> => ({
      id: column,
      title: MATRIX_TITLES[column],
      width: 5.5,
      grow: 1,
      sortable: true,
      descendingFirst: true,
      render: (row) => <MatrixMark cell={row.cells[column]} />,
    }),
  ),
];

export default function MatrixScreen() {
  const [, navigate] = useLocation();
  const view = useLinkedGridView({ sort: { by: 'unknowns', descending: true } });
  const { state, column } = view.view.filters;
  const totals = useRequest('custody.matrix', { search: '', offset: 0, limit: 1 });
  const source = useMemo(
    () =>
      channelSource<'custody.matrix', MatrixRow>('custody.matrix', ({ search, sort, filters }, window) => ({
        search,
        ...(isState(filters.state) ? { state: filters.state } : {}),
        ...(isColumn(filters.column) ? { column: filters.column } : {}),
        ...(sort === null ? {} : { sort: { by: sort.by as Sort, descending: sort.descending } }),
        ...window,
      })),
    [],
  );
  return (
    <Page
      title="Custody matrix"
      subtitle="What is recorded of each account, and how far it can be relied on. Unknown is never fine."
      fill
    >
      {totals.data && (
        <MatrixTotals
          counts={totals.data.counts}
          onChoose={(chosenColumn, chosenState) =>
            view.change({ filters: { column: chosenColumn, state: chosenState } })
          }
        />
      )}
      <Grid
        label="Custody matrix"
        noun="account"
        source={source}
        columns={COLUMNS}
        view={view}
        rowKey={(row) => row.id}
        onOpen={(row) => navigate(`/accounts/${row.id}`)}
        searchPlaceholder="Account, group, vault, device"
        filters={
          <>
            <FilterSelect
              label="State"
              options={MATRIX_STATES.map((value) => ({ value, label: STATE_WORDS[value].label }))}
              value={state}
              onChange={(value) => view.filter('state', value)}
            />
            <FilterSelect
              label="Of"
              everything="Any statement"
              options={MATRIX_COLUMNS.map((value) => ({ value, label: MATRIX_TITLES[value] }))}
              value={column}
              onChange={(value) => view.filter('column', value)}
            />
          </>
        }
        empty={
          <EmptyState icon={IconLayoutGrid} title="No accounts yet">
            Scan an organization, paste a table of accounts or import a file.
          </EmptyState>
        }
      />
    </Page>
  );
}

const isState = (text: string | undefined): text is MatrixState => MATRIX_STATES.some((state) => state === text);
const isColumn = (text: string | undefined): text is MatrixColumn => MATRIX_COLUMNS.some((column) => column === text);
