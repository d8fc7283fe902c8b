/** Everything of one kind in the register: find it, record it, and edit many at once. The address says which kind. */
import { Button, Switch } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { REGISTER_SORTS, RegisterKind, RegisterRow } from '../../../shared/ipc/channels/register.ts';
import { EmptyState } from '../../design/feedback.tsx';
import { channelSource, Grid, useLinkedGridView, useSelection } from '../../design/grid/index.ts';
import { Page } from '../../design/page.tsx';
import { TableExport } from '../../reports/table-export.tsx';
import { MAY_BE_TWICE } from '../actions/may-be-twice.ts';
import { PasteButton } from '../actions/paste-button.tsx';
import { CreateDialog } from '../edit/create-dialog.tsx';
import { KIND_SCREENS, kindAt, subjectPath } from '../kinds.ts';
import { columnsOf } from './columns.tsx';
import { RowActions } from './row-actions.tsx';
import { useListKeys } from './use-list-keys.ts';

type Sort = (typeof REGISTER_SORTS)[number];

export default function ListScreen() {
  const [path] = useLocation();
  const kind = kindAt(path);
  return kind === undefined ? null : <List kind={kind} />;
}

function List({ kind }: { kind: RegisterKind }) {
  const screen = KIND_SCREENS[kind];
  const [, navigate] = useLocation();
  const first: Sort = kind === 'person' ? 'impact' : 'accounts';
  const view = useLinkedGridView({ sort: { by: first, descending: true } });
  const selection = useSelection();
  const [creating, setCreating] = useState(false);
  const columns = useMemo(() => columnsOf(kind), [kind]);
  const source = useMemo(
    () =>
      channelSource<'register.page', RegisterRow>(
        'register.page',
        ({ search, sort, filters }, window) => ({
          kind,
          search,
          problemsOnly: filters.problems === 'yes',
          ...(sort === null ? {} : { sort: { by: sort.by as Sort, descending: sort.descending } }),
          ...window,
        }),
        [kind],
      ),
    [kind],
  );
  useListKeys({ onNew: () => setCreating(true) });
  const add = (
    <Button leftSection={<IconPlus size={15} stroke={1.8} />} title="N" onClick={() => setCreating(true)}>
      New {screen.one}
    </Button>
  );
  return (
    <Page
      title={screen.title}
      subtitle={screen.about}
      actions={
        <>
          {MAY_BE_TWICE.includes(kind) && (
            <Button component={Link} to="/duplicates" variant="default">
              Likely duplicates
            </Button>
          )}
          <PasteButton kind={kind} />
          <TableExport
            table={{
              of: 'register',
              kind,
              search: view.view.search,
              problemsOnly: view.view.filters.problems === 'yes',
            }}
          />
          {add}
        </>
      }
      fill
    >
      <Grid
        label={screen.title}
        noun={screen.one}
        nouns={screen.many}
        source={source}
        columns={columns}
        view={view}
        rowKey={(row) => row.key}
        onOpen={(row) => navigate(subjectPath(kind, row.key))}
        selection={selection}
        actions={<RowActions kind={kind} selection={selection} />}
        searchPlaceholder={`Find ${screen.many}`}
        filters={
          <Switch
            label="Problems only"
            checked={view.view.filters.problems === 'yes'}
            onChange={(event) => view.filter('problems', event.currentTarget.checked ? 'yes' : null)}
          />
        }
        empty={
          <EmptyState icon={screen.icon} title={`No ${screen.many} yet`} action={add}>
            {screen.about} Record them one by one, paste a table, or import a file.
          </EmptyState>
        }
      />
      {creating && (
        <CreateDialog
          kind={kind}
          onClose={() => setCreating(false)}
          onCreated={(key) => navigate(subjectPath(kind, key))}
        />
      )}
    </Page>
  );
}
