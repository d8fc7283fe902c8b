/** One case: what we still lose and what they still keep, the steps in order, and the signatures. */
import { Button, SegmentedControl } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation, useParams } from 'wouter';
import type { CaseView } from '../../shared/ipc/channels/offboarding.ts';
import { ago, day } from '../design/dates.ts';
import { Failed, Loading } from '../design/feedback.tsx';
import { Page, Stat, Stats } from '../design/page.tsx';
import { count } from '../design/words.ts';
import { useRequest } from '../ipc/requests.ts';
import classes from './case.module.css';
import { CaseAccounts } from './case-accounts.tsx';
import { CaseMenu } from './case-menu.tsx';
import { CaseNotices } from './case-notices.tsx';
import { CaseStatusMark, CountMark, leaverNames } from './case-words.tsx';
import { Checklist } from './checklist.tsx';
import { SignOff } from './sign-off.tsx';

const BACK = { to: '/offboarding', label: 'Offboarding' };
type Tab = 'steps' | 'accounts' | 'sign';

export default function CaseScreen() {
  const { id = '' } = useParams<{ id: string }>();
  const view = useRequest('offboarding.get', { id }, { keepPrevious: true });
  if (view.data === undefined)
    return (
      <Page title={id} back={BACK}>
        {view.error ? <Failed error={view.error} retry={view.refetch} /> : <Loading />}
      </Page>
    );
  return <CasePage view={view.data} />;
}

function CasePage({ view }: { view: CaseView }) {
  const [, navigate] = useLocation();
  const [tab, setTab] = useState<Tab>('steps');
  const { row, live } = view;
  const before = view.case.snapshot;
  const was = (now: number, then: number): string =>
    now === then ? 'accounts, as at the start' : `accounts; ${then} at the start`;
  const unknown = Math.max(live.company.unknown, live.leaver.unknown);
  const tabs = (
    <SegmentedControl
      aria-label="Parts of the case"
      value={tab}
      onChange={(value) => setTab(value as Tab)}
      data={[
        { value: 'steps', label: 'Steps' },
        { value: 'accounts', label: `Accounts (${view.snapshotTotal})` },
        { value: 'sign', label: 'Signatures' },
      ]}
    />
  );
  return (
    <Page
      title={`Offboarding of ${leaverNames(row.leavers)}`}
      back={BACK}
      subtitle={
        <span style={{ display: 'inline-flex', gap: '0.875rem', flexWrap: 'wrap' }}>
          <span className="numeric">{row.id}</span>
          <span>
            Last day {day(row.lastDay)}, {ago(row.lastDay)}
          </span>
          <span>{row.kind === 'planned' ? 'Planned' : 'At once'}</span>
          <span>Run by {row.owner}</span>
          <CaseStatusMark row={row} />
        </span>
      }
      actions={
        <>
          <Button
            variant="default"
            leftSection={<IconPrinter size={15} stroke={1.7} />}
            onClick={() => navigate(`/offboarding/${row.id}/print`)}
          >
            Print
          </Button>
          <CaseMenu view={view} />
        </>
      }
      fill
    >
      <div className={classes.body}>
        <div className={classes.top}>
          <Stats>
            <Stat
              label="We would lose"
              value={<CountMark value={live.company.lost} standing="critical" none="Nothing" />}
              note={was(live.company.lost, before.company.lost)}
            />
            <Stat
              label="They could still open"
              value={<CountMark value={live.leaver['still-in']} standing="critical" none="Nothing" />}
              note={was(live.leaver['still-in'], before.leaver['still-in'])}
            />
            <Stat
              label="With a colleague’s help"
              value={<CountMark value={live.leaver['in-with-help']} standing="high" none="Nothing" />}
              note={was(live.leaver['in-with-help'], before.leaver['in-with-help'])}
            />
            <Stat
              label="Not known"
              value={<CountMark value={unknown} standing="unknown" none="Nothing" />}
              note={
                before.elsewhereUnknown > 0
                  ? `and ${count(before.elsewhereUnknown, 'account')} that no record ties them to`
                  : 'accounts with unrecorded facts'
              }
            />
            <Stat
              label="Needed steps done"
              value={`${row.progress.done} of ${row.progress.needed}`}
              note={
                row.progress.overdue.length > 0
                  ? `${count(row.progress.overdue.length, 'needed step')} overdue`
                  : row.progress.nextDue === null
                    ? 'nothing is due'
                    : `next due ${day(row.progress.nextDue)}`
              }
            />
          </Stats>
        </div>
        <CaseNotices view={view} onShowAccounts={() => setTab('accounts')} />
        {tab === 'steps' ? <Checklist view={view} tabs={tabs} /> : <div className={classes.bar}>{tabs}</div>}
        {tab === 'accounts' && <CaseAccounts view={view} />}
        {tab === 'sign' && <SignOff view={view} />}
      </div>
    </Page>
  );
}
