/** An import that waits: its files, and line by line what they would change. Accepting is one change of the ledger. */
import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconFolderOpen, IconListCheck } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { LINE_SORTS, LineChange, LineView, PendingView } from '../../../shared/ipc/channels/imports.ts';
import { LINE_CHANGES } from '../../../shared/ipc/channels/imports.ts';
import { KIND_NAMES } from '../../../shared/register/labels.ts';
import { EmptyState } from '../../design/feedback.tsx';
import { FilterSelect } from '../../design/filter-select.tsx';
import { channelSource, Grid, useGridView, useSelection } from '../../design/grid/index.ts';
import { numeral } from '../../design/locale.ts';
import { Page } from '../../design/page.tsx';
import { SplitView } from '../../design/side-panel.tsx';
import { Trouble } from '../../design/trouble.tsx';
import { count } from '../../design/words.ts';
import { sayDone } from '../../register/edit/said.tsx';
import classes from '../imports.module.css';
import { ReadingCard } from '../reading-card.tsx';
import { useGive } from '../use-give.ts';
import { useImportAction } from '../use-imports.ts';
import { ChangeTabs } from './change-tabs.tsx';
import { FilesPanel } from './files-panel.tsx';
import { lineColumns } from './line-columns.tsx';
import { LineDetail } from './line-detail.tsx';
import { MergesPanel } from './merges-panel.tsx';

type Sort = (typeof LINE_SORTS)[number];

export function Review({ pending, reading }: { pending: PendingView; reading: boolean }) {
  const { id } = pending;
  const view = useGridView();
  const selection = useSelection();
  const [opened, setOpened] = useState<string | null>(null);
  const give = useGive();
  const decide = useImportAction('imports.decide');
  const discard = useImportAction('imports.discard');
  const apply = useImportAction('imports.apply', ({ seq }) =>
    sayDone(accepted === 0 ? 'Wrote the receipt' : `Accepted ${count(accepted, 'change')}`, seq),
  );
  const source = useMemo(
    () =>
      channelSource<'imports.lines', LineView>(
        'imports.lines',
        ({ search, sort, filters }, window) => ({
          id,
          search,
          ...filterOf(filters),
          ...(sort === null ? {} : { sort: { by: sort.by as Sort, descending: sort.descending } }),
          ...window,
        }),
        [id],
      ),
    [id],
  );
  const { mutate } = decide;
  const columns = useMemo(() => lineColumns((line, accept) => mutate({ id, lines: [line], accept })), [id, mutate]);

  const totals = Object.values(pending.counts);
  const accepted = totals.reduce((sum, one) => sum + one.accepted, 0);
  const lines = totals.reduce((sum, one) => sum + one.lines, 0);
  const readable = pending.files.some(({ failure }) => failure === null);
  const { filters, search } = view.view;
  const shown = () => ({ search, ...filterOf(filters) });
  const decideChosen = (accept: boolean) =>
    mutate({ id, lines: [...selection.keys], accept }, { onSuccess: selection.clear });

  return (
    <Page
      title="Imports"
      subtitle={
        <span className="numeric">
          {count(pending.files.length, 'file')}, {count(lines, 'line')}, {numeral(accepted)} accepted
          {pending.confirmed > 0 && `, ${count(pending.confirmed, 'statement')} confirmed as known`}
        </span>
      }
      actions={
        <>
          <Button
            variant="default"
            leftSection={<IconFolderOpen size={15} stroke={1.7} aria-hidden="true" />}
            loading={give.pending}
            onClick={give.choose}
          >
            Add files…
          </Button>
          <Button variant="default" loading={discard.isPending} onClick={() => discard.mutate(undefined)}>
            Discard
          </Button>
          <Button disabled={!readable || reading} loading={apply.isPending} onClick={() => apply.mutate({ id })}>
            {accepted === 0 ? 'Write the receipt' : `Write ${count(accepted, 'change')}`}
          </Button>
        </>
      }
      fill
    >
      <div className={classes.top}>
        <ReadingCard />
        <Trouble error={apply.error ?? discard.error ?? decide.error ?? give.error} />
        <FilesPanel files={pending.files} />
        <MergesPanel pending={pending} />
      </div>
      <ChangeTabs
        counts={pending.counts}
        value={changeOf(filters.change)}
        onChange={(change) => view.filter('change', change)}
      />
      <SplitView panel={opened !== null && <LineDetail pending={id} line={opened} onClose={() => setOpened(null)} />}>
        <Grid
          label="Lines of this import"
          noun="line"
          source={source}
          columns={columns}
          view={view}
          rowKey={(line) => line.id}
          onOpen={(line) => setOpened(line.id)}
          selection={selection}
          actions={
            <>
              <Button onClick={() => decideChosen(true)}>Accept</Button>
              <Button variant="default" onClick={() => decideChosen(false)}>
                Leave out
              </Button>
            </>
          }
          searchPlaceholder="Person, account, group"
          filters={
            <>
              <FilterSelect
                label="About"
                options={pending.kinds.map((kind) => ({ value: kind, label: KIND_NAMES[kind][1] }))}
                value={filters.kind}
                onChange={(value) => view.filter('kind', value)}
              />
              {pending.files.length > 1 && (
                <FilterSelect
                  label="File"
                  options={pending.files.map((file) => ({ value: file.id, label: file.name }))}
                  value={filters.file}
                  onChange={(value) => view.filter('file', value)}
                />
              )}
              <Menu position="bottom-start">
                <Menu.Target>
                  <Button
                    variant="default"
                    fw={450}
                    leftSection={<IconListCheck size={15} stroke={1.7} aria-hidden="true" />}
                    rightSection={<IconChevronDown size={14} stroke={1.7} aria-hidden="true" />}
                  >
                    All of these
                  </Button>
                </Menu.Target>
                <Menu.Dropdown>
                  <Menu.Item onClick={() => mutate({ id, lines: shown(), accept: true })}>
                    Accept everything listed below
                  </Menu.Item>
                  <Menu.Item onClick={() => mutate({ id, lines: shown(), accept: false })}>
                    Leave everything listed below out
                  </Menu.Item>
                </Menu.Dropdown>
              </Menu>
            </>
          }
          empty={
            <EmptyState icon={IconListCheck} title={readable ? 'The ledger knows all of this' : 'Nothing to compare'}>
              {readable
                ? 'The files say what is recorded already. Writing the receipt makes those statements fresh.'
                : 'None of the files could be read yet. Above is why.'}
            </EmptyState>
          }
        />
      </SplitView>
    </Page>
  );
}

function filterOf(filters: Readonly<Record<string, string>>) {
  const change = changeOf(filters.change);
  return {
    ...(change === null ? {} : { change }),
    ...(filters.kind === undefined ? {} : { kind: filters.kind }),
    ...(filters.file === undefined ? {} : { file: filters.file }),
  };
}

function changeOf(text: string | undefined): LineChange | null {
  return LINE_CHANGES.find((change) => change === text) ?? null;
}
