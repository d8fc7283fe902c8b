/** What AWS says differently than at an earlier scan: what changed, from what to what, and when it was first seen. */
import { IconEqual } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useLocation } from 'wouter';
import type { DriftRow } from '../../shared/ipc/channels/scan.ts';
import type { Json } from '../../shared/register/facts.ts';
import { awsFactWords } from '../accounts/aws-fact-words.ts';
import { ago, moment, today } from '../design/dates.ts';
import { EmptyState } from '../design/feedback.tsx';
import { FilterSelect } from '../design/filter-select.tsx';
import type { GridColumn } from '../design/grid/index.ts';
import { channelSource, Grid, useLinkedGridView } from '../design/grid/index.ts';
import { Page } from '../design/page.tsx';
import { valueWords } from '../design/value.tsx';

const SINCE = [
  { value: '1', label: 'Last day' },
  { value: '7', label: 'Last 7 days' },
  { value: '30', label: 'Last 30 days' },
] as const;

export default function DriftScreen() {
  const view = useLinkedGridView();
  const [, go] = useLocation();
  const source = useMemo(
    () =>
      channelSource<'scan.drift', DriftRow>('scan.drift', ({ search, filters }, window) => ({
        search,
        // From the beginning of that day, so that the question stays the same while the screen is open.
        ...(filters.since === undefined ? {} : { since: `${today(-Number(filters.since))}T00:00:00.000Z` }),
        ...window,
      })),
    [],
  );
  return (
    <Page title="Changes in AWS" subtitle="Readings that differ from the scan before, newest first" fill>
      <Grid
        label="Changes in AWS"
        noun="change"
        source={source}
        columns={COLUMNS}
        view={view}
        rowKey={(row) => `${row.account}|${row.field}|${row.firstSeen}`}
        onOpen={(row) => go(`/accounts/${row.account}`)}
        searchPlaceholder="Account or reading"
        filters={
          <FilterSelect
            label="Seen"
            everything="At any time"
            options={[...SINCE]}
            value={view.view.filters.since}
            onChange={(value) => view.filter('since', value)}
          />
        }
        empty={
          <EmptyState icon={IconEqual} title="Nothing changed">
            Every reading is as it was at the scan before. Changes appear here from the second scan on.
          </EmptyState>
        }
      />
    </Page>
  );
}

function inWords(field: string, value: Json | null): string {
  if (value === null) return 'nothing';
  if (typeof value === 'object' && 'reason' in value) return `unknown: ${String(value.reason).replaceAll('-', ' ')}`;
  return awsFactWords(field, value) ?? valueWords(value);
}

const COLUMNS: readonly GridColumn<DriftRow>[] = [
  {
    id: 'account',
    title: 'Account',
    width: 10,
    grow: 1,
    render: (row) => <span style={{ fontWeight: 500 }}>{row.accountName ?? row.account}</span>,
  },
  {
    id: 'id',
    title: 'Account id',
    width: 7.5,
    yields: 1,
    render: (row) => <span className="numeric muted private">{row.account}</span>,
  },
  { id: 'field', title: 'Reading', width: 10, grow: 1, render: (row) => row.label },
  { id: 'before', title: 'Before', width: 10, grow: 2, render: (row) => <Words row={row} of="before" /> },
  { id: 'after', title: 'Now', width: 10, grow: 2, render: (row) => <Words row={row} of="after" /> },
  {
    id: 'seen',
    title: 'First seen',
    width: 6,
    align: 'right',
    render: (row) => (
      <span className="numeric muted" title={moment(row.firstSeen)}>
        {ago(row.firstSeen)}
      </span>
    ),
  },
];

function Words({ row, of }: { row: DriftRow; of: 'before' | 'after' }) {
  const words = inWords(row.field, row[of]);
  return (
    <span className={of === 'before' ? 'muted' : ''} title={words}>
      {words}
    </span>
  );
}
