/** Drills: what is planned, what is due, what was held and how it went. */
import { Button } from '@mantine/core';
import { IconFlame } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { DrillDue } from '../../shared/drills/due.ts';
import type { DrillRow, DrillsView } from '../../shared/ipc/channels/drills.ts';
import { age, day } from '../design/dates.ts';
import { Answered, EmptyState } from '../design/feedback.tsx';
import type { GridColumn } from '../design/grid/index.ts';
import { Grid, useGridView, useSelection } from '../design/grid/index.ts';
import { Page, Section } from '../design/page.tsx';
import { StateBadge } from '../design/state-badge.tsx';
import { tell } from '../design/tell.ts';
import { count } from '../design/words.ts';
import { useRequest } from '../ipc/requests.ts';
import { SaveCalendar } from '../reports/save-calendar.tsx';
import { DrillState, DUE_WORDS, ROLE_WORDS } from './drill-words.tsx';
import classes from './drills.module.css';
import { PlanDialog } from './plan-dialog.tsx';

const COLUMNS: readonly GridColumn<DrillDue>[] = [
  {
    id: 'account',
    title: 'Account',
    width: 12,
    grow: 2,
    value: (row) => `${row.name ?? ''} ${row.account}`,
    render: (row) => (
      <span className="private">
        {row.name ?? row.account}
        {row.management && <span className="faint"> management</span>}
      </span>
    ),
  },
  {
    id: 'because',
    title: 'Why',
    width: 10,
    value: (row) => DUE_WORDS[row.because].label,
    render: (row) => <StateBadge {...DUE_WORDS[row.because]} bare />,
  },
  {
    id: 'last',
    title: 'Last drill',
    width: 10,
    value: (row) => row.lastAt,
    render: (row) => (row.lastAt === null ? <span className="faint">None</span> : `${day(row.lastAt)}`),
  },
  {
    id: 'due',
    title: 'Due',
    width: 8,
    value: (row) => row.dueAt,
    render: (row) => <span className="numeric">{row.dueAt === null ? '' : day(row.dueAt)}</span>,
  },
  {
    id: 'age',
    title: 'Ago',
    width: 4.5,
    align: 'right',
    yields: 1,
    value: (row) => row.lastAt,
    render: (row) => <span className="numeric muted">{age(row.lastAt)}</span>,
  },
  {
    id: 'planned',
    title: 'Planned',
    width: 8,
    yields: 2,
    value: (row) => row.planned,
    render: (row) => row.planned !== null && <Link to={`/drills/${row.planned}`}>{row.planned}</Link>,
  },
];

export default function DrillsScreen() {
  const drills = useRequest('drills.list', undefined);
  return (
    <Page
      title="Drills"
      subtitle={
        drills.data &&
        `${count(drills.data.dueTotal, 'account')} due; the policy asks for a drill every ${drills.data.drillDays} days`
      }
      actions={drills.data !== undefined && drills.data.live.length > 0 && <SaveCalendar calendar={{ of: 'drills' }} />}
    >
      <Answered request={drills}>{(answer) => <Body drills={answer} />}</Answered>
    </Page>
  );
}

function Body({ drills }: { drills: DrillsView }) {
  const view = useGridView();
  const selection = useSelection();
  const [planning, setPlanning] = useState<readonly string[] | null>(null);
  const [, navigate] = useLocation();
  const planned = (ids: readonly string[]) => {
    setPlanning(null);
    selection.clear();
    if (ids.length === 1) navigate(`/drills/${ids[0]}`);
    else tell(`${count(ids.length, 'drill')} planned.`);
  };
  return (
    <>
      {drills.live.length > 0 && (
        <Section title="Planned and going on">
          <Rows rows={drills.live} />
        </Section>
      )}
      <Section title="Due" aside={count(drills.dueTotal, 'account')}>
        <div className={classes.due}>
          <Grid
            label="Accounts due for a drill"
            noun="account"
            source={{ rows: drills.due }}
            columns={COLUMNS}
            view={view}
            rowKey={(row) => row.account}
            selection={selection}
            onOpen={(row) => (row.planned === null ? setPlanning([row.account]) : navigate(`/drills/${row.planned}`))}
            actions={<Button onClick={() => setPlanning([...selection.keys])}>Plan drills…</Button>}
            searchPlaceholder="Account"
            empty={
              <EmptyState icon={IconFlame} title="No drill is due">
                Every account with a root password was rehearsed within the interval.
              </EmptyState>
            }
          />
        </div>
      </Section>
      {drills.past.length > 0 && (
        <Section title="Held">
          <Rows rows={drills.past} />
        </Section>
      )}
      {planning !== null && <PlanDialog accounts={planning} onClose={() => setPlanning(null)} onPlanned={planned} />}
    </>
  );
}

function Rows({ rows }: { rows: readonly DrillRow[] }) {
  return (
    <ul className={classes.drills}>
      {rows.map((row) => (
        <li key={row.id}>
          <Link to={`/drills/${row.id}`} className={classes.drill}>
            <span className="clip private">
              {row.accountName ?? row.account} <span className="faint">{row.id}</span>
            </span>
            <DrillState row={row} />
            <span className="clip muted private">
              {row.wentWrong ??
                (['password', 'factor', 'witness'] as const)
                  .flatMap((role) =>
                    row.people[role] === null ? [] : `${ROLE_WORDS[role]}: ${row.people[role]?.name}`,
                  )
                  .join(', ')}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
