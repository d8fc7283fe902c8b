/** One review: its questions, answered one by one or many at once. */
import { Button, Group } from '@mantine/core';
import { IconChecks } from '@tabler/icons-react';
import { useMemo, useRef, useState } from 'react';
import { useParams } from 'wouter';
import type { ReviewRow } from '../../shared/ipc/channels/reviews.ts';
import type { Decision, Answered as Question } from '../../shared/reviews/campaign.ts';
import { DECISIONS } from '../../shared/reviews/campaign.ts';
import { age, day } from '../design/dates.ts';
import { EmptyState } from '../design/feedback.tsx';
import { FilterSelect } from '../design/filter-select.tsx';
import type { GridColumn } from '../design/grid/index.ts';
import { channelSource, Grid, useLinkedGridView, useSelection } from '../design/grid/index.ts';
import { numeral } from '../design/locale.ts';
import { Page } from '../design/page.tsx';
import { ReasonDialog } from '../design/reason-dialog.tsx';
import { StateBadge } from '../design/state-badge.tsx';
import { complain, tell } from '../design/tell.ts';
import { failureIn } from '../ipc/bridge.ts';
import { useAction, useRequest } from '../ipc/requests.ts';
import { TableExport } from '../reports/table-export.tsx';
import { asWords, DECISION_WORDS, KIND_WORDS, progressWords, ReviewState } from './review-words.tsx';
import classes from './reviews.module.css';

interface Refused {
  readonly questions: readonly string[];
  readonly message: string;
}

export default function ReviewScreen() {
  const { id = '' } = useParams<{ id: string }>();
  const view = useLinkedGridView({ filters: {} });
  const selection = useSelection();
  const [refused, setRefused] = useState<Refused | null>(null);
  const [cancelling, setCancelling] = useState(false);
  const review = useRequest('reviews.get', { id, search: '', show: 'all', offset: 0, limit: 1 });
  const decide = useAction('reviews.decide', () => {
    selection.clear();
    setRefused(null);
  });
  const close = useAction('reviews.close', () => tell('The review is finished.'));
  const cancel = useAction('reviews.cancel', () => setCancelling(false));
  const answer = (questions: readonly string[], decision: Decision) =>
    decide.mutate(
      { id, questions: [...questions], decision },
      {
        onError: (error) => {
          const failure = failureIn(error);
          if (failure.code === 'unsafe') setRefused({ questions, message: failure.message });
          else complain(error);
        },
      },
    );
  const source = useMemo(
    () =>
      channelSource<'reviews.get', Question>(
        'reviews.get',
        ({ search, filters }, window) => ({
          id,
          search,
          show: showOf(filters.show),
          ...(filters.list === undefined ? {} : { list: filters.list }),
          ...window,
        }),
        [id],
      ),
    [id],
  );
  const row = review.data?.row;
  const open = row?.status === 'open';
  const latest = useRef(answer);
  latest.current = answer;
  const columns = useMemo(
    () => columnsOf(open ? (questions, decision) => latest.current(questions, decision) : null),
    [open],
  );
  const chosen = [...selection.keys];
  return (
    <Page
      title={row?.name ?? 'Access review'}
      back={{ to: '/reviews', label: 'Access reviews' }}
      subtitle={row && <Subtitle row={row} />}
      actions={
        <>
          <TableExport
            table={{
              of: 'review',
              id,
              search: view.view.search,
              show: showOf(view.view.filters.show),
              ...(view.view.filters.list === undefined ? {} : { list: view.view.filters.list }),
            }}
          />
          {open && row && (
            <>
              <Button variant="default" onClick={() => setCancelling(true)}>
                Cancel…
              </Button>
              <Button
                leftSection={<IconChecks size={15} stroke={1.7} />}
                disabled={row.progress.open > 0}
                title={row.progress.open > 0 ? 'Every question needs an answer first.' : undefined}
                loading={close.isPending}
                onClick={() => close.mutate({ id }, { onError: complain })}
              >
                Finish
              </Button>
            </>
          )}
        </>
      }
      fill
    >
      <Grid
        label="Questions"
        noun="question"
        source={source}
        columns={columns}
        view={view}
        rowKey={(one) => one.id}
        {...(open ? { selection } : {})}
        actions={
          <Group gap="xs">
            {DECISIONS.map((decision) => (
              <Button
                key={decision}
                variant={decision === 'keep' ? 'filled' : 'default'}
                loading={decide.isPending}
                onClick={() => answer(chosen, decision)}
              >
                {DECISION_WORDS[decision].label}
              </Button>
            ))}
          </Group>
        }
        searchPlaceholder="Person, group, vault or device"
        filters={
          <>
            <FilterSelect
              label="Answer"
              options={[
                { value: 'open', label: 'No answer yet' },
                ...DECISIONS.map((value) => ({ value, label: DECISION_WORDS[value].label })),
              ]}
              value={view.view.filters.show}
              onChange={(value) => view.filter('show', value)}
            />
            <FilterSelect
              label="List"
              everything="Every list"
              options={(review.data?.lists ?? []).map((list) => ({
                value: `${list.kind}:${list.key}`,
                label: `${list.name} (${KIND_WORDS[list.kind][0]}, ${list.open} open)`,
              }))}
              value={view.view.filters.list}
              onChange={(value) => view.filter('list', value)}
            />
          </>
        }
        empty={<EmptyState icon={IconChecks} title="No question" />}
      />
      {refused !== null && (
        <ReasonDialog
          title="Remove all the same"
          nameLabel="Who accepts this"
          confirm="Remove"
          dangerous
          busy={decide.isPending}
          error={null}
          onConfirm={(reason, by) =>
            decide.mutate(
              { id, questions: [...refused.questions], decision: 'remove', override: { by, reason } },
              { onError: complain },
            )
          }
          onClose={() => setRefused(null)}
        >
          {refused.message} Record somebody who takes over first, or say who accepts it.
        </ReasonDialog>
      )}
      {cancelling && (
        <ReasonDialog
          title="Cancel this review"
          confirm="Cancel the review"
          back="Keep the review"
          dangerous
          busy={cancel.isPending}
          error={cancel.error}
          onConfirm={(reason) => cancel.mutate({ id, reason })}
          onClose={() => setCancelling(false)}
        >
          What was decided stays decided. Questions without an answer are asked again by the next review.
        </ReasonDialog>
      )}
    </Page>
  );
}

function showOf(text: string | undefined): 'all' | 'open' | Decision {
  return (['open', ...DECISIONS] as const).find((one) => one === text) ?? 'all';
}

function Subtitle({ row }: { row: ReviewRow }) {
  return (
    <span style={{ display: 'inline-flex', flexWrap: 'wrap', gap: '0 0.875rem' }}>
      <ReviewState row={row} />
      <span className="numeric">{progressWords(row.progress)}</span>
      <span className="private">{row.owner}</span>
    </span>
  );
}

function columnsOf(
  answer: ((questions: readonly string[], decision: Decision) => void) | null,
): readonly GridColumn<Question>[] {
  return [
    {
      id: 'who',
      title: 'Who',
      width: 11,
      grow: 2,
      render: (row) => (
        <span className="private" title={row.who}>
          {row.whoName}
          {row.whoKind === 'group' && <span className="faint"> group</span>}
        </span>
      ),
    },
    {
      id: 'hint',
      title: 'Note',
      width: 8,
      grow: 1,
      yields: 1,
      render: (row) => row.hint !== null && <StateBadge standing="medium" label={row.hint} bare />,
    },
    { id: 'as', title: 'Is', width: 8, render: (row) => asWords(row.kind, row.as) },
    {
      id: 'name',
      title: 'On',
      width: 11,
      grow: 2,
      render: (row) => (
        <span className="private" title={row.key}>
          <span className="faint">{KIND_WORDS[row.kind][0]} </span>
          {row.name}
        </span>
      ),
    },
    {
      id: 'accounts',
      title: 'Opens',
      width: 5,
      yields: 3,
      align: 'right',
      help: 'How many accounts hang on it.',
      render: (row) => <span className="numeric">{numeral(row.accounts)}</span>,
    },
    {
      id: 'since',
      title: 'For',
      width: 4.5,
      align: 'right',
      yields: 2,
      render: (row) => <span className="numeric muted">{age(row.since)}</span>,
    },
    {
      id: 'decision',
      title: 'Still needed?',
      width: 15,
      render: (row) => <Cell row={row} answer={answer} />,
    },
  ];
}

function Cell({
  row,
  answer,
}: {
  row: Question;
  answer: ((questions: readonly string[], decision: Decision) => void) | null;
}) {
  if (row.decision !== null)
    return (
      <span title={[row.by, day(row.at), row.note].filter(Boolean).join(', ')}>
        <StateBadge {...DECISION_WORDS[row.decision]} bare /> <span className="faint">{row.by}</span>
      </span>
    );
  if (answer === null) return <span className="faint">No answer</span>;
  return (
    <span className={classes.answers}>
      {DECISIONS.map((decision) => (
        <Button
          key={decision}
          size="compact-xs"
          variant="subtle"
          color="gray"
          aria-label={`${DECISION_WORDS[decision].label}: ${row.whoName} on ${row.name}`}
          onClick={(event) => {
            event.stopPropagation();
            answer([row.id], decision);
          }}
        >
          {DECISION_WORDS[decision].label}
        </Button>
      ))}
    </span>
  );
}
