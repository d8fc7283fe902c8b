/** One drill: who plays which part, a timer, each step with its result, and what went wrong. */
import { Button, Group, Select, TextInput } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { Link, useParams } from 'wouter';
import type { DrillRole } from '../../shared/drills/drill.ts';
import { DRILL_ROLES } from '../../shared/drills/drill.ts';
import type { DrillView } from '../../shared/ipc/channels/drills.ts';
import { day, moment } from '../design/dates.ts';
import { Answered } from '../design/feedback.tsx';
import { KeyValue, Page, Section } from '../design/page.tsx';
import { PersonChip } from '../design/person-chip.tsx';
import { ReasonDialog } from '../design/reason-dialog.tsx';
import { StateBadge } from '../design/state-badge.tsx';
import { complain } from '../design/tell.ts';
import { useAction, useRequest } from '../ipc/requests.ts';
import { DrillSteps } from './drill-steps.tsx';
import { DrillState, ROLE_WORDS } from './drill-words.tsx';
import classes from './drills.module.css';
import { Finish } from './finish.tsx';

const SECOND_MS = 1000;

export default function DrillScreen() {
  const { id = '' } = useParams<{ id: string }>();
  const drill = useRequest('drills.get', { id });
  const [cancelling, setCancelling] = useState(false);
  const start = useAction('drills.start');
  const cancel = useAction('drills.cancel', () => setCancelling(false));
  const row = drill.data?.row;
  const live = row?.status === 'planned' || row?.status === 'running';
  return (
    <Page
      title={row ? `Drill on ${row.accountName ?? row.account}` : 'Drill'}
      back={{ to: '/drills', label: 'Drills' }}
      subtitle={row && <DrillState row={row} />}
      actions={
        row !== undefined && (
          <>
            {row.status === 'running' && row.startedAt !== null && (
              <Timer key={drill.data?.now} from={row.startedAt} now={drill.data?.now ?? row.startedAt} />
            )}
            <Button component={Link} to={`/runbooks/${row.account}/card`} variant="default">
              Break-glass card
            </Button>
            {live && (
              <Button variant="default" onClick={() => setCancelling(true)}>
                Cancel…
              </Button>
            )}
            {row.status === 'planned' && (
              <Button
                leftSection={<IconPlayerPlay size={15} stroke={1.7} />}
                loading={start.isPending}
                onClick={() => start.mutate({ id }, { onError: complain })}
              >
                Start
              </Button>
            )}
          </>
        )
      }
    >
      <Answered request={drill}>{(answer) => <Body drill={answer} />}</Answered>
      {cancelling && (
        <ReasonDialog
          title="Cancel this drill"
          confirm="Cancel the drill"
          back="Keep the drill"
          dangerous
          busy={cancel.isPending}
          error={cancel.error}
          onConfirm={(reason) => cancel.mutate({ id, reason })}
          onClose={() => setCancelling(false)}
        >
          The account stays due for a drill.
        </ReasonDialog>
      )}
    </Page>
  );
}

function Body({ drill }: { drill: DrillView }) {
  const { row, problems, steps } = drill;
  return (
    <>
      {problems.length > 0 && (
        <div role="status" style={{ display: 'grid', gap: '0.25rem', marginBottom: '0.75rem' }}>
          {problems.map((problem) => (
            <div key={problem}>
              <StateBadge standing="medium" label={problem} bare />
            </div>
          ))}
        </div>
      )}
      {row.status === 'planned' ? <Cast drill={drill} /> : <Parts drill={drill} />}
      {steps.length > 0 && (
        <Section title="Steps" aside={`${row.stepsDone} of ${row.stepsTotal}`}>
          <DrillSteps drill={row.id} steps={steps} open={row.status === 'running'} />
        </Section>
      )}
      {row.status === 'running' && <Finish row={row} steps={steps} />}
    </>
  );
}

function Cast({ drill }: { drill: DrillView }) {
  const { row, candidates } = drill;
  const change = useAction('drills.change');
  const emails = (role: DrillRole): string | null => row.people[role]?.email ?? null;
  const cast = (role: DrillRole, email: string | null) =>
    change.mutate(
      {
        id: row.id,
        roles: { password: emails('password'), factor: emails('factor'), witness: emails('witness'), [role]: email },
      },
      { onError: complain },
    );
  return (
    <Section title="Parts and day" padded>
      <div className={classes.cast}>
        {DRILL_ROLES.map((role) => (
          <Select
            key={role}
            label={ROLE_WORDS[role]}
            placeholder="Nobody yet"
            searchable
            clearable
            data={candidates.map(({ email, name }) => ({ value: email, label: name }))}
            value={emails(role)}
            onChange={(value) => cast(role, value)}
          />
        ))}
      </div>
      <Group mt="md" align="flex-end">
        <TextInput
          type="date"
          label="On"
          defaultValue={row.plannedFor.slice(0, 10)}
          onBlur={(event) => {
            const plannedFor = event.currentTarget.value;
            if (plannedFor !== '' && plannedFor !== row.plannedFor.slice(0, 10))
              change.mutate({ id: row.id, plannedFor }, { onError: complain });
          }}
        />
      </Group>
    </Section>
  );
}

function Parts({ drill: { row } }: { drill: DrillView }) {
  return (
    <Section title="Parts">
      <KeyValue
        pairs={[
          ...DRILL_ROLES.map((role) => {
            const person = row.people[role];
            return {
              label: ROLE_WORDS[role],
              value: person === null ? 'Nobody' : <PersonChip email={person.email} name={person.name} />,
            };
          }),
          { label: 'Planned for', value: day(row.plannedFor) },
          ...(row.startedAt === null ? [] : [{ label: 'Started', value: moment(row.startedAt) }]),
          ...(row.finishedAt === null ? [] : [{ label: 'Ended', value: moment(row.finishedAt) }]),
          ...(row.startedAt !== null && row.finishedAt !== null
            ? [{ label: 'Took', value: clock(Date.parse(row.finishedAt) - Date.parse(row.startedAt)) }]
            : []),
          ...(row.wentWrong === null ? [] : [{ label: 'What went wrong', value: row.wentWrong }]),
        ]}
      />
    </Section>
  );
}

/** Counts by the ledger's own clock, from what it said when the page was asked for. */
function Timer({ from, now }: { from: string; now: string }) {
  const [passed, setPassed] = useState(0);
  useEffect(() => {
    const began = Date.now();
    const timer = setInterval(() => setPassed(Date.now() - began), SECOND_MS);
    return () => clearInterval(timer);
  }, []);
  return (
    <span role="timer" aria-label="Time since the start" className={`${classes.timer} numeric`}>
      {clock(Date.parse(now) - Date.parse(from) + passed)}
    </span>
  );
}

/** "12:05", "1:02:05". */
function clock(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / SECOND_MS));
  const two = (value: number): string => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const rest = `${two(Math.floor((seconds % 3600) / 60))}:${two(seconds % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}
