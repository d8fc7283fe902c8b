/** Every account, with what stands between it and a stranger, in one grid. */
import { Button } from '@mantine/core';
import { IconBuilding, IconRefresh } from '@tabler/icons-react';
import { useMemo } from 'react';
import { Link, useLocation } from 'wouter';
import type { ACCOUNT_FILTERS, ACCOUNT_SORTS, AccountRow } from '../../shared/ipc/channels/accounts.ts';
import { EmptyState } from '../design/feedback.tsx';
import { FilterSelect } from '../design/filter-select.tsx';
import { channelSource, Grid, useLinkedGridView, useSelection } from '../design/grid/index.ts';
import { numeral } from '../design/locale.ts';
import { Page } from '../design/page.tsx';
import { SavedViews } from '../design/saved-views.tsx';
import { count } from '../design/words.ts';
import { useAction, useRequest } from '../ipc/requests.ts';
import { PasteButton } from '../register/actions/paste-button.tsx';
import { RowActions } from '../register/list/row-actions.tsx';
import { TableExport } from '../reports/table-export.tsx';
import { ACCOUNT_COLUMNS } from './account-columns.tsx';

type Filter = (typeof ACCOUNT_FILTERS)[number];
type Sort = (typeof ACCOUNT_SORTS)[number];

const FILTER_WORDS: Record<Filter, string> = {
  critical: 'Critical gaps',
  'with-gaps': 'Any gap',
  'with-unknowns': 'Something unknown',
  'without-gaps': 'No gap',
  unreachable: 'Not reachable',
  reachable: 'Reachable as intended',
  'one-person-in': 'One person alone gets in',
  management: 'Management accounts',
  'not-active': 'Not active',
  'no-custody': 'No custody recorded',
  drift: 'Sources disagree',
};

const FILTERS = Object.keys(FILTER_WORDS) as readonly Filter[];

export default function AccountsScreen() {
  const [, navigate] = useLocation();
  const view = useLinkedGridView({ sort: { by: 'gaps', descending: false } });
  const selection = useSelection();
  const matching = useAction('accounts.ids', ({ ids }) => selection.add(ids));
  const rules = useRequest('gaps.rules', undefined);
  const source = useMemo(
    () =>
      channelSource<'accounts.page', AccountRow>('accounts.page', ({ search, sort, filters }, window) => ({
        search,
        filters: FILTERS.filter((filter) => filter === filters.show),
        ...(sort === null ? {} : { sort: { by: sort.by as Sort, descending: sort.descending } }),
        ...window,
      })),
    [],
  );
  const chooseAll = () =>
    matching.mutate({
      search: view.view.search,
      filters: FILTERS.filter((filter) => filter === view.view.filters.show),
    });
  const totals = rules.data?.totals;
  return (
    <Page
      title="Accounts"
      subtitle={
        totals &&
        [
          count(totals.accounts, 'account'),
          `${count(totals.bySeverity.critical, 'critical gap')}`,
          `${numeral(totals.clean)} without any gap or unknown`,
        ].join(' · ')
      }
      actions={
        <>
          <PasteButton kind="account" />
          <TableExport
            table={{
              of: 'accounts',
              search: view.view.search,
              filters: FILTERS.filter((filter) => filter === view.view.filters.show),
            }}
          />
          <Button component={Link} to="/scan" variant="default" leftSection={<IconRefresh size={15} stroke={1.7} />}>
            Scan
          </Button>
        </>
      }
      fill
    >
      <Grid
        label="Accounts"
        noun="account"
        source={source}
        columns={ACCOUNT_COLUMNS}
        view={view}
        rowKey={(row) => row.id}
        onOpen={(row) => navigate(`/accounts/${row.id}`)}
        selection={selection}
        onChooseAll={chooseAll}
        actions={
          <>
            <Button variant="subtle" loading={matching.isPending} onClick={chooseAll}>
              Choose all that match
            </Button>
            <RowActions kind="account" selection={selection} />
          </>
        }
        searchPlaceholder="Name, id or email"
        filters={
          <>
            <FilterSelect
              label="Show"
              everything="All accounts"
              options={FILTERS.map((value) => ({ value, label: FILTER_WORDS[value] }))}
              value={view.view.filters.show}
              onChange={(value) => view.filter('show', value)}
            />
            <SavedViews />
          </>
        }
        empty={
          <EmptyState
            icon={IconBuilding}
            title="No accounts yet"
            action={
              <Button component={Link} to="/scan">
                Connect AWS
              </Button>
            }
          >
            A scan lists every account of the organization and reads how its root user is set up. It only reads.
          </EmptyState>
        }
      />
    </Page>
  );
}
