/** The log: every change to the ledger, newest first, sealed each to the one before it. */
import { Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconArrowBackUp, IconHistory, IconSearch, IconShieldCheck } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { LogRow } from '../../shared/ipc/channels/log.ts';
import { EmptyState, Failed, Loading } from '../design/feedback.tsx';
import { numeral } from '../design/locale.ts';
import { Page } from '../design/page.tsx';
import { StateBadge } from '../design/state-badge.tsx';
import { Trouble } from '../design/trouble.tsx';
import { ask } from '../ipc/bridge.ts';
import { useAction } from '../ipc/requests.ts';
import classes from './log.module.css';
import { LogEntry } from './log-entry.tsx';

const PAGE_ROWS = 100;
const TYPING_MS = 120;

export default function LogScreen() {
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), TYPING_MS);
  const pages = useInfiniteQuery({
    queryKey: ['log.page', search],
    queryFn: ({ pageParam }) =>
      ask('log.page', { limit: PAGE_ROWS, search, ...(pageParam === null ? {} : { before: pageParam }) }),
    initialPageParam: null as number | null,
    getNextPageParam: (last) => (last.rows.length < PAGE_ROWS ? null : (last.rows[last.rows.length - 1]?.seq ?? null)),
  });
  const verify = useAction('log.verify');
  const undo = useAction('ledger.undo');
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? [];
  const head = pages.data?.pages[0]?.head;
  return (
    <Page
      title="Log"
      subtitle={head && <span className="numeric">{`Entry ${numeral(head.seq)}, seal ${head.hash.slice(0, 16)}`}</span>}
      actions={
        <>
          {verify.data && <Verified {...verify.data} />}
          <Button
            variant="default"
            leftSection={<IconShieldCheck size={15} stroke={1.7} />}
            loading={verify.isPending}
            onClick={() => verify.mutate(undefined)}
          >
            Check the seals
          </Button>
          <Button
            variant="default"
            leftSection={<IconArrowBackUp size={15} stroke={1.7} />}
            loading={undo.isPending}
            onClick={() => undo.mutate({})}
          >
            Undo last change
          </Button>
        </>
      }
    >
      <search className={classes.search}>
        <TextInput
          size="sm"
          w="16rem"
          aria-label="Search the log"
          placeholder="Action, person or reason"
          leftSection={<IconSearch size={14} stroke={1.8} aria-hidden="true" />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </search>
      <Trouble error={verify.error ?? undo.error} />
      {pages.error ? (
        <Failed error={pages.error} retry={pages.refetch} />
      ) : pages.data === undefined ? (
        <Loading />
      ) : rows.length === 0 ? (
        <EmptyState icon={IconHistory} title={search === '' ? 'Nothing has been changed yet' : 'No entry matches'} />
      ) : (
        <Days rows={rows} />
      )}
      {pages.hasNextPage && (
        <div className={classes.more}>
          <Button variant="default" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            Show earlier entries
          </Button>
        </div>
      )}
    </Page>
  );
}

function Days({ rows }: { rows: readonly LogRow[] }) {
  return (
    <ul className={classes.entries}>
      {rows.map((row) => (
        <LogEntry key={row.seq} row={row} />
      ))}
    </ul>
  );
}

function Verified({ ok, problems, notes }: { ok: boolean; problems: readonly string[]; notes: readonly string[] }) {
  if (ok && notes.length > 0)
    return <StateBadge standing="fine" label="Every seal holds, with notes" hint={notes.join(' ')} />;
  if (ok) return <StateBadge standing="fine" label="Every seal holds" />;
  return <StateBadge standing="critical" label={problems[0] ?? 'A seal is broken'} hint={problems.join(' ')} />;
}
