/** Joiners and movers: all of one person's custody to another, line by line, with what it would harm before it happens. */
import { Button } from '@mantine/core';
import { IconArrowsExchange, IconReceipt2 } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useLocation, useSearch } from 'wouter';
import type { Choice } from '../../shared/handover/index.ts';
import type { HandoverPreview } from '../../shared/ipc/channels/handover.ts';
import { EmptyState, Failed, Loading } from '../design/feedback.tsx';
import { Page, Section } from '../design/page.tsx';
import { ReasonDialog } from '../design/reason-dialog.tsx';
import { StateBadge } from '../design/state-badge.tsx';
import { tell } from '../design/tell.ts';
import { Trouble } from '../design/trouble.tsx';
import { count } from '../design/words.ts';
import { useAction, useRequest } from '../ipc/requests.ts';
import { ReferencePicker } from '../register/edit/reference-picker.tsx';
import classes from './handover.module.css';
import { Lines } from './lines.tsx';

export default function HandoverScreen() {
  const [from, setFrom] = useState<string | null>(new URLSearchParams(useSearch()).get('from'));
  const [to, setTo] = useState<string | null>(null);
  const [choices, setChoices] = useState<Readonly<Record<string, Choice>>>({});
  const ready = from !== null && to !== null;
  const preview = useRequest(
    'handover.preview',
    { from: from ?? '', to: to ?? '', choices },
    { enabled: ready, keepPrevious: true },
  );
  const choosePerson = (set: (key: string | null) => void) => (value: readonly { key: string }[]) => {
    set(value[0]?.key ?? null);
    setChoices({});
  };
  return (
    <Page
      title="Hand over a role"
      subtitle="What somebody holds to somebody else, with the same checks as for people who leave"
      actions={
        <Button
          component={Link}
          to="/handover/receipts"
          variant="default"
          leftSection={<IconReceipt2 size={15} stroke={1.7} />}
        >
          Receipts
        </Button>
      }
    >
      <div className={classes.who}>
        <ReferencePicker
          label="From"
          labelled
          kinds={['person']}
          many={false}
          value={from === null ? [] : [{ kind: 'person', key: from }]}
          onChange={choosePerson(setFrom)}
        />
        <ReferencePicker
          label="To"
          labelled
          kinds={['person']}
          many={false}
          value={to === null ? [] : [{ kind: 'person', key: to }]}
          onChange={choosePerson(setTo)}
        />
      </div>
      {!ready ? (
        <EmptyState icon={IconArrowsExchange} title="From whom to whom?">
          You see every group, vault, device, key, phone and right first. Nothing changes until you hand over.
        </EmptyState>
      ) : preview.error ? (
        <div style={{ marginTop: '1rem' }}>
          <Failed error={preview.error} retry={preview.refetch} />
        </div>
      ) : preview.data === undefined ? (
        <Loading />
      ) : (
        <Preview
          preview={preview.data}
          choices={choices}
          onChoose={(ids, choice) =>
            setChoices((before) => ({ ...before, ...Object.fromEntries(ids.map((id) => [id, choice])) }))
          }
        />
      )}
    </Page>
  );
}

function Preview({
  preview,
  choices,
  onChoose,
}: {
  preview: HandoverPreview;
  choices: Readonly<Record<string, Choice>>;
  onChoose(ids: readonly string[], choice: Choice): void;
}) {
  const { from, to } = preview;
  if (preview.lines.length === 0)
    return (
      <EmptyState icon={IconArrowsExchange} title={`${from.name} holds nothing`}>
        Nothing in the register names them in a list that opens an account.
      </EmptyState>
    );
  return (
    <>
      <Harm preview={preview} />
      <Lines lines={preview.lines} onChoose={onChoose} />
      <Apply preview={preview} choices={choices} />
      <p className="faint" style={{ textAlign: 'right' }}>
        {to.name} takes over from today. What {from.name} had before stays in the history.
      </p>
    </>
  );
}

function Harm({ preview }: { preview: HandoverPreview }) {
  const { harm, harmTotal, stillKnows, from, changes } = preview;
  return (
    <Section title="What it would harm" aside={harmTotal > 0 ? count(harmTotal, 'finding') : undefined}>
      <ul className={classes.harm} aria-live="polite">
        {harm.map((one) => (
          <li key={`${one.kind}|${one.account}`}>
            <StateBadge
              standing={one.kind === 'unreachable' ? 'critical' : one.blocks ? 'high' : 'medium'}
              label={one.sentence}
              bare
            />
          </li>
        ))}
        {harmTotal > harm.length && <li className="muted">and {harmTotal - harm.length} more</li>}
        {harmTotal === 0 && (
          <li>
            <StateBadge
              standing="fine"
              label={
                changes === 0
                  ? 'Nothing is chosen, so nothing changes'
                  : 'Every account stays as reachable as it is, and no separation is newly broken'
              }
              bare
            />
          </li>
        )}
        {stillKnows > 0 && (
          <li>
            <StateBadge
              standing="medium"
              label={`${from.name} would still know ${count(stillKnows, 'password or seed', 'passwords and seeds')}: change them afterwards`}
              bare
            />{' '}
            <Link to="/rotations">Who still knows it</Link>
          </li>
        )}
      </ul>
    </Section>
  );
}

function Apply({ preview, choices }: { preview: HandoverPreview; choices: Readonly<Record<string, Choice>> }) {
  const [accepting, setAccepting] = useState(false);
  const [, navigate] = useLocation();
  const { from, to, changes, blocked } = preview;
  const apply = useAction('handover.apply', ({ changed }) => {
    tell(`Handed over: ${count(changed, 'record')} changed. It can be undone in the log.`);
    navigate(`/people/${encodeURIComponent(to.email)}`);
  });
  const request = { from: from.email, to: to.email, choices: { ...choices } };
  return (
    <div className={classes.end}>
      {!accepting && <Trouble error={apply.error} />}
      {blocked && <StateBadge standing="high" label="Needs somebody’s name and reason" />}
      <Button
        disabled={changes === 0}
        loading={apply.isPending}
        onClick={() => (blocked ? setAccepting(true) : apply.mutate(request))}
      >
        {blocked ? 'Hand over all the same…' : 'Hand over'}
      </Button>
      {accepting && (
        <ReasonDialog
          title="Hand over all the same"
          nameLabel="Who accepts this"
          confirm="Hand over"
          dangerous
          busy={apply.isPending}
          error={apply.error}
          onConfirm={(reason, by) => apply.mutate({ ...request, override: { by, reason } })}
          onClose={() => setAccepting(false)}
        >
          {preview.harm.filter(({ blocks }) => blocks)[0]?.sentence} Name and reason are kept in the log.
        </ReasonDialog>
      )}
    </div>
  );
}
