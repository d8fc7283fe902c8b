/** Who still knows it: every password and seed that somebody could have read who no longer should, most useful first. */
import { Button } from '@mantine/core';
import { IconRotateClockwise2 } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { TableRequest } from '../../shared/ipc/channels/reports.ts';
import type { ListedRotation } from '../../shared/ipc/channels/rotations.ts';
import { age } from '../design/dates.ts';
import { EmptyState } from '../design/feedback.tsx';
import { FilterSelect } from '../design/filter-select.tsx';
import type { GridColumn } from '../design/grid/index.ts';
import { channelSource, Grid, useLinkedGridView, useSelection } from '../design/grid/index.ts';
import { numeral } from '../design/locale.ts';
import { Page } from '../design/page.tsx';
import { SplitView } from '../design/side-panel.tsx';
import { StateBadge } from '../design/state-badge.tsx';
import { count, listed } from '../design/words.ts';
import { useRequest } from '../ipc/requests.ts';
import { TableExport } from '../reports/table-export.tsx';
import { MarkDialog } from './mark-dialog.tsx';
import { ReplaceDialog } from './replace-dialog.tsx';
import { RotationPanel } from './rotation-panel.tsx';
import { WORTH } from './rotation-words.ts';

const COLUMNS: readonly GridColumn<ListedRotation>[] = [
  {
    id: 'title',
    title: 'What',
    width: 14,
    grow: 2,
    render: (row) => <span className="private">{row.title}</span>,
  },
  {
    id: 'worth',
    title: 'Old knowledge',
    width: 10,
    help: 'What somebody who knew it could open today.',
    render: (row) => <StateBadge {...WORTH[row.worth]} bare />,
  },
  {
    id: 'people',
    title: 'Who could know it',
    width: 13,
    grow: 2,
    render: (row) => (
      <span className="private" title={row.people.map(({ name }) => name).join(', ')}>
        {listed(
          row.people.map(({ name }) => name),
          2,
        )}
      </span>
    ),
  },
  {
    id: 'kept',
    title: 'Kept in',
    width: 11,
    grow: 1,
    yields: 1,
    render: (row) =>
      row.kept.length === 0 ? (
        <StateBadge standing="unknown" reason="not-recorded" short bare />
      ) : (
        <span className="muted private">{row.kept.join('; ')}</span>
      ),
  },
  {
    id: 'accounts',
    title: 'Accounts',
    width: 5,
    align: 'right',
    yields: 2,
    render: (row) => <span className="numeric">{numeral(row.accountsTotal)}</span>,
  },
  {
    id: 'since',
    title: 'Unchanged for',
    width: 7,
    align: 'right',
    render: (row) =>
      row.since === null ? (
        <StateBadge standing="unknown" reason="not-recorded" short bare />
      ) : (
        <span className="numeric">{age(row.since)}</span>
      ),
  },
];

export default function RotationsScreen() {
  const view = useLinkedGridView();
  const selection = useSelection();
  const [opened, setOpened] = useState<ListedRotation | null>(null);
  const [marking, setMarking] = useState<readonly string[] | null>(null);
  const [replacing, setReplacing] = useState<ListedRotation | null>(null);
  const all = useRequest('rotations.list', { search: '', offset: 0, limit: 1 });
  const summary = useRequest('rotations.summary', undefined);
  const source = useMemo(
    () =>
      channelSource<'rotations.list', ListedRotation>('rotations.list', ({ search, filters }, window) => ({
        search,
        ...(filters.person === undefined ? {} : { person: filters.person }),
        ...(filters.vault === undefined ? {} : { vault: filters.vault }),
        ...window,
      })),
    [],
  );
  const { filters, search } = view.view;
  const done = () => {
    setMarking(null);
    setReplacing(null);
    setOpened(null);
    selection.clear();
  };
  const table: TableRequest = {
    of: 'rotations',
    search,
    ...(filters.person === undefined ? {} : { person: filters.person }),
    ...(filters.vault === undefined ? {} : { vault: filters.vault }),
    ...(selection.keys.size > 0 ? { ids: [...selection.keys] } : {}),
  };
  return (
    <Page
      title="Who still knows it"
      subtitle={
        summary.data &&
        (summary.data.owed === 0
          ? 'No rotation is owed'
          : `${count(summary.data.owed, 'rotation')} owed, ${numeral(summary.data.urgent)} of which open an account today`)
      }
      actions={<TableExport table={table} />}
      fill
    >
      <SplitView
        panel={
          opened && (
            <RotationPanel
              row={opened}
              onMark={() => setMarking([opened.id])}
              onReplace={() => setReplacing(opened)}
              onClose={() => setOpened(null)}
            />
          )
        }
      >
        <Grid
          label="Rotations owed"
          noun="rotation"
          source={source}
          columns={COLUMNS}
          view={view}
          rowKey={(row) => row.id}
          onOpen={setOpened}
          selection={selection}
          actions={<Button onClick={() => setMarking([...selection.keys])}>Mark as rotated…</Button>}
          searchPlaceholder="Account, person, vault or device"
          filters={
            <>
              <FilterSelect
                label="Person"
                everything="Everybody"
                options={(all.data?.people ?? []).map(({ email, name, rows }) => ({
                  value: email,
                  label: `${name} (${rows})`,
                }))}
                value={filters.person}
                onChange={(value) => view.filter('person', value)}
              />
              <FilterSelect
                label="Vault"
                everything="Every vault"
                options={(all.data?.vaults ?? []).map(({ key, name, rows }) => ({
                  value: key,
                  label: `${name} (${rows})`,
                }))}
                value={filters.vault}
                onChange={(value) => view.filter('vault', value)}
              />
            </>
          }
          empty={
            <EmptyState icon={IconRotateClockwise2} title="No rotation is owed">
              Everybody who could have read a root password or seed since it was last changed may still read it.
            </EmptyState>
          }
        />
      </SplitView>
      {marking !== null && <MarkDialog ids={marking} onClose={() => setMarking(null)} onDone={done} />}
      {replacing !== null && <ReplaceDialog row={replacing} onClose={() => setReplacing(null)} onDone={done} />}
    </Page>
  );
}
