/** The log of root uses: what AWS saw, held against what somebody wrote down. */
import { Button, Modal, Stack, TextInput } from '@mantine/core';
import { IconKey, IconPlus } from '@tabler/icons-react';
import type { FormEvent } from 'react';
import { useMemo, useState } from 'react';
import type { RootUseRow, UseState } from '../../shared/runbooks/root-use.ts';
import { moment } from '../design/dates.ts';
import { DialogFoot } from '../design/dialog-foot.tsx';
import { EmptyState } from '../design/feedback.tsx';
import { FilterSelect } from '../design/filter-select.tsx';
import type { GridColumn } from '../design/grid/index.ts';
import { channelSource, Grid, useLinkedGridView } from '../design/grid/index.ts';
import { Page } from '../design/page.tsx';
import { ReasonField } from '../design/reason-field.tsx';
import { StateBadge } from '../design/state-badge.tsx';
import { Trouble } from '../design/trouble.tsx';
import { count, type Standing } from '../design/words.ts';
import { useAction, useRequest } from '../ipc/requests.ts';
import { ReferencePicker } from '../register/edit/reference-picker.tsx';

const STATES: Record<UseState, { readonly label: string; readonly standing: Standing; readonly hint: string }> = {
  unexplained: { label: 'No reason', standing: 'medium', hint: 'AWS saw the root user at work, and nobody wrote why.' },
  explained: {
    label: 'Explained',
    standing: 'fine',
    hint: 'Seen by AWS, with a reason written within two days of it.',
  },
  unseen: {
    label: 'Not seen by AWS',
    standing: 'unknown',
    hint: 'Written down, but no scan has shown it: too long ago, not scanned since, or a wrong date.',
  },
};

const COLUMNS: readonly GridColumn<RootUseRow>[] = [
  { id: 'at', title: 'When', width: 12.5, render: (row) => <span className="numeric">{moment(row.at)}</span> },
  {
    id: 'account',
    title: 'Account',
    width: 10,
    grow: 1,
    render: (row) => <span className="private">{row.accountName ?? row.account}</span>,
  },
  {
    id: 'state',
    title: 'State',
    width: 9,
    render: (row) => <StateBadge {...STATES[row.state]} bare />,
  },
  { id: 'by', title: 'Who', width: 9, yields: 2, render: (row) => <span className="private">{row.by ?? ''}</span> },
  {
    id: 'reason',
    title: 'Why',
    width: 14,
    grow: 2,
    render: (row) => row.reason ?? <span className="faint">Nobody wrote it down</span>,
  },
  {
    id: 'what',
    title: 'What AWS saw',
    width: 12,
    grow: 1,
    yields: 1,
    render: (row) => <span className="muted">{[...row.what, ...row.sourceIps].join(', ')}</span>,
  },
];

export default function RootUseScreen() {
  const view = useLinkedGridView();
  const [writing, setWriting] = useState<{ account: string | null; at: string | null } | null>(null);
  const counts = useRequest('root-use.list', { search: '', offset: 0, limit: 1 });
  const source = useMemo(
    () =>
      channelSource<'root-use.list', RootUseRow>('root-use.list', ({ search, filters }, window) => ({
        search,
        ...(filters.state === undefined ? {} : { state: filters.state as UseState }),
        ...window,
      })),
    [],
  );
  const unexplained = counts.data?.counts.unexplained;
  return (
    <Page
      title="Root use log"
      subtitle={
        unexplained !== undefined &&
        (unexplained === 0 ? 'Every use that AWS saw has a reason' : `${count(unexplained, 'use')} without a reason`)
      }
      actions={
        <Button
          leftSection={<IconPlus size={15} stroke={1.7} />}
          onClick={() => setWriting({ account: null, at: null })}
        >
          Record a use
        </Button>
      }
      fill
    >
      <Grid
        label="Uses of root"
        noun="use"
        source={source}
        columns={COLUMNS}
        view={view}
        rowKey={(row) => row.id}
        onOpen={(row) => row.state === 'unexplained' && setWriting({ account: row.account, at: row.at })}
        searchPlaceholder="Account, person or reason"
        filters={
          <FilterSelect
            label="State"
            options={(Object.keys(STATES) as UseState[]).map((value) => ({ value, label: STATES[value].label }))}
            value={view.view.filters.state}
            onChange={(value) => view.filter('state', value)}
          />
        }
        empty={
          <EmptyState icon={IconKey} title="No use of root is known">
            Neither a scan has seen one, nor has anybody written one down.
          </EmptyState>
        }
      />
      {writing !== null && <RecordDialog {...writing} onClose={() => setWriting(null)} />}
    </Page>
  );
}

function RecordDialog({
  account: given,
  at: seen,
  onClose,
}: {
  account: string | null;
  at: string | null;
  onClose(): void;
}) {
  const [account, setAccount] = useState(given);
  const [at, setAt] = useState(() => (seen ?? new Date().toISOString()).slice(0, 16));
  const [by, setBy] = useState('');
  const [reason, setReason] = useState('');
  const record = useAction('root-use.record', onClose);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (account !== null) record.mutate({ account, at: `${at}:00Z`, by: by.trim(), reason: reason.trim() });
  };
  return (
    <Modal opened onClose={onClose} title="Record a use of root">
      <form onSubmit={submit}>
        <Stack gap="md">
          <ReferencePicker
            label="Account"
            labelled
            kinds={['account']}
            many={false}
            value={account === null ? [] : [{ kind: 'account', key: account }]}
            onChange={([one]) => setAccount(one?.key ?? null)}
          />
          <TextInput
            type="datetime-local"
            label="When (UTC)"
            required
            value={at}
            onChange={(event) => setAt(event.currentTarget.value)}
          />
          <TextInput
            label="Who"
            description="Work email"
            required
            value={by}
            onChange={(event) => setBy(event.currentTarget.value)}
          />
          <ReasonField description="The task that nothing but root could do" value={reason} onChange={setReason} />
          <Trouble error={record.error} />
          <DialogFoot onBack={onClose}>
            <Button type="submit" disabled={account === null} loading={record.isPending}>
              Record
            </Button>
          </DialogFoot>
        </Stack>
      </form>
    </Modal>
  );
}
