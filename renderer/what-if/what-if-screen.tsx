/** The accounts that would not be fine if the chosen people left, worst first. */
import { useEffect } from 'react';
import { useLocation } from 'wouter';
import type { WhatIfAccount } from '../../shared/ipc/channels/whatif.ts';
import { Failed, Loading } from '../design/feedback.tsx';
import type { GridColumn } from '../design/grid/index.ts';
import { Grid, useGridView } from '../design/grid/index.ts';
import { Page } from '../design/page.tsx';
import { StateBadge } from '../design/state-badge.tsx';
import { count, listed } from '../design/words.ts';
import { useRequest } from '../ipc/requests.ts';
import { Suggestions } from './suggestions.tsx';
import { COMPANY, LEAVER } from './verdict-words.ts';
import { useWhatIf } from './what-if.tsx';

const COLUMNS: readonly GridColumn<WhatIfAccount>[] = [
  {
    id: 'account',
    title: 'Account',
    width: 12,
    grow: 1,
    value: (row) => `${row.name ?? ''} ${row.account}`,
    render: (row) => row.name ?? row.account,
  },
  {
    id: 'id',
    title: 'Account id',
    width: 8,
    yields: 1,
    value: (row) => row.account,
    render: (row) => <span className="numeric private">{row.account}</span>,
  },
  {
    id: 'company',
    title: 'We',
    width: 8,
    help: 'What becomes of our own way in.',
    value: (row) => COMPANY[row.company].word,
    render: (row) => <StateBadge standing={COMPANY[row.company].standing} label={COMPANY[row.company].word} bare />,
  },
  {
    id: 'leaver',
    title: 'They',
    width: 8,
    help: 'Whether they would still get in, once removed everywhere.',
    value: (row) => LEAVER[row.leaver].word,
    render: (row) => <StateBadge standing={LEAVER[row.leaver].standing} label={LEAVER[row.leaver].word} bare />,
  },
  {
    id: 'why',
    title: 'Why',
    width: 20,
    grow: 3,
    value: (row) => `${row.weLose} ${row.theyKeep}`,
    render: (row) => (
      <span className="muted" title={[row.weLose, row.theyKeep].filter(Boolean).join(' ')}>
        {[row.weLose, row.theyKeep].filter(Boolean).join(' ')}
      </span>
    ),
  },
];

export default function WhatIfScreen() {
  const { on, leavers, toggle } = useWhatIf();
  const [, navigate] = useLocation();
  const view = useGridView();
  const answer = useRequest(
    'whatif.run',
    { leavers: [...leavers] },
    { enabled: leavers.length > 0, keepPrevious: true },
  );
  // Whoever comes here by a link wants to ask the question.
  useEffect(() => {
    if (!on) toggle();
  }, [on, toggle]);

  if (leavers.length === 0)
    return (
      <Page title="What if" subtitle="What we would lose and what they would keep. Nothing in the ledger changes.">
        <Suggestions />
      </Page>
    );
  const names = listed(answer.data?.leavers.map((leaver) => leaver.name) ?? []);
  return (
    <Page
      title={`What if ${names || '…'} left?`}
      subtitle={
        answer.data &&
        (answer.data.affected > answer.data.listed
          ? `${count(answer.data.affected, 'account')} would not be fine; the ${answer.data.listed} worst are listed`
          : `${count(answer.data.affected, 'account')} would not be fine`)
      }
      fill
    >
      {answer.data ? (
        <Grid
          label="Accounts that would not be fine"
          noun="account"
          source={{ rows: answer.data.accounts }}
          columns={COLUMNS}
          view={view}
          rowKey={(row) => row.account}
          onOpen={(row) => navigate(`/accounts/${row.account}`)}
        />
      ) : (
        <div style={{ padding: 'var(--gutter)' }}>
          {answer.error ? <Failed error={answer.error} retry={answer.refetch} /> : <Loading />}
        </div>
      )}
    </Page>
  );
}
