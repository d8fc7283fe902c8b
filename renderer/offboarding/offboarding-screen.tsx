/** Every offboarding case: who goes, how far it is, and what would still break. */
import { Button } from '@mantine/core';
import { IconDoorExit, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import type { CaseRow } from '../../shared/ipc/channels/offboarding.ts';
import { ago, day } from '../design/dates.ts';
import { EmptyState, Failed, Loading } from '../design/feedback.tsx';
import type { GridColumn } from '../design/grid/index.ts';
import { Grid, useGridView } from '../design/grid/index.ts';
import { Page } from '../design/page.tsx';
import { count } from '../design/words.ts';
import { useRequest } from '../ipc/requests.ts';
import { SaveCalendar } from '../reports/save-calendar.tsx';
import { CaseStatusMark, CountMark, leaverNames } from './case-words.tsx';
import { NewCaseDialog } from './new-case-dialog.tsx';
import listClasses from './offboarding.module.css';
import stepsClasses from './steps.module.css';
import { UpcomingLeavers } from './upcoming-leavers.tsx';

interface Wanted {
  readonly leavers: readonly string[];
  /** As recorded for them; null = not recorded. */
  readonly lastDay: string | null;
}
const NOBODY: Wanted = { leavers: [], lastDay: null };

export default function OffboardingScreen() {
  const [, navigate] = useLocation();
  const leaver = new URLSearchParams(useSearch()).get('leaver');
  const [opening, setOpening] = useState<Wanted | null>(leaver === null ? null : { leavers: [leaver], lastDay: null });
  const view = useGridView();
  const cases = useRequest('offboarding.list', undefined);
  const rows = cases.data?.rows;
  const open = rows?.filter(({ status }) => status === 'open') ?? [];
  const newCase = (
    <Button leftSection={<IconPlus size={15} stroke={1.8} />} onClick={() => setOpening(NOBODY)}>
      New case
    </Button>
  );
  return (
    <Page
      title="Offboarding"
      subtitle={rows && (open.length === 0 ? 'No case is open' : `${count(open.length, 'case')} open`)}
      actions={
        rows !== undefined &&
        rows.length > 0 && (
          <>
            {open.length > 0 && <SaveCalendar calendar={{ of: 'offboarding' }} />}
            {newCase}
          </>
        )
      }
      fill
    >
      <UpcomingLeavers onOpen={(email, lastDay) => setOpening({ leavers: [email], lastDay })} />
      {rows === undefined ? (
        <div style={{ padding: 'var(--gutter)' }}>
          {cases.error ? <Failed error={cases.error} retry={cases.refetch} /> : <Loading />}
        </div>
      ) : rows.length === 0 ? (
        <EmptyState icon={IconDoorExit} title="Nobody is being offboarded" action={newCase}>
          A case finds every way in that goes or stays with somebody who leaves, and puts what has to be done in an
          order that locks nobody out.
        </EmptyState>
      ) : (
        <Grid
          label="Offboarding cases"
          noun="case"
          source={{ rows }}
          columns={COLUMNS}
          view={view}
          rowKey={(row) => row.id}
          onOpen={(row) => navigate(`/offboarding/${row.id}`)}
        />
      )}
      {opening !== null && (
        <NewCaseDialog
          {...opening}
          onClose={() => setOpening(null)}
          onOpened={(id) => navigate(`/offboarding/${id}`)}
        />
      )}
    </Page>
  );
}

const COLUMNS: readonly GridColumn<CaseRow>[] = [
  {
    id: 'who',
    title: 'Who leaves',
    width: 12,
    grow: 2,
    value: (row) => leaverNames(row.leavers),
    render: (row) => leaverNames(row.leavers),
  },
  {
    id: 'case',
    title: 'Case',
    width: 8,
    yields: 1,
    value: (row) => row.id,
    render: (row) => <span className="numeric muted">{row.id}</span>,
  },
  {
    id: 'status',
    title: 'Status',
    width: 7,
    value: (row) => row.status,
    render: (row) => <CaseStatusMark row={row} />,
  },
  {
    id: 'lastDay',
    title: 'Last day',
    width: 8,
    value: (row) => row.lastDay,
    render: (row) => (
      <span className="numeric" title={ago(row.lastDay)}>
        {day(row.lastDay)}
      </span>
    ),
  },
  {
    id: 'done',
    title: 'Steps',
    width: 9,
    help: 'Steps done, of those that have to be done.',
    value: (row) => row.progress.done / Math.max(1, row.progress.needed),
    render: (row) => <Meter done={row.progress.done} of={row.progress.needed} />,
  },
  {
    id: 'lost',
    title: 'We lose',
    width: 6,
    help: 'Accounts that nobody who stays could get into.',
    value: (row) => row.live?.company.lost ?? null,
    render: (row) => row.live && <CountMark value={row.live.company.lost} standing="critical" />,
  },
  {
    id: 'stillIn',
    title: 'They keep',
    width: 6,
    help: 'Accounts that they could still open with what they keep.',
    value: (row) => row.live?.leaver['still-in'] ?? null,
    render: (row) => row.live && <CountMark value={row.live.leaver['still-in']} standing="critical" />,
  },
  {
    id: 'overdue',
    title: 'Overdue',
    width: 6,
    yields: 3,
    value: (row) => row.progress.overdue.length,
    render: (row) =>
      row.progress.overdue.length === 0 ? (
        <span className="faint">None</span>
      ) : (
        <span className={`${stepsClasses.late} numeric`}>{count(row.progress.overdue.length, 'step')}</span>
      ),
  },
  {
    id: 'owner',
    title: 'Run by',
    width: 9,
    grow: 1,
    yields: 2,
    value: (row) => row.owner,
    render: (row) => row.owner,
  },
];

function Meter({ done, of }: { done: number; of: number }) {
  const share = of === 0 ? 1 : done / of;
  return (
    <span className={`${listClasses.meter} numeric`}>
      <span className={listClasses.track} aria-hidden="true">
        <span className={listClasses.filled} style={{ width: `${Math.round(share * 100)}%` }} />
      </span>
      {done} of {of}
    </span>
  );
}
