/** The page of one person, group, vault, device, place, phone, organization or domain. The address says which. */
import { Button, Tabs } from '@mantine/core';
import { IconCheck, IconTrash, IconUserQuestion } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import type { RegisterKind, SubjectView } from '../../../shared/ipc/channels/register.ts';
import { AwsFacts } from '../../accounts/aws-facts.tsx';
import { useHashPath } from '../../app/location.ts';
import { Failed, Loading } from '../../design/feedback.tsx';
import { Page, Section } from '../../design/page.tsx';
import { StateBadge } from '../../design/state-badge.tsx';
import { LeftOpenSection } from '../../imports/left-open-section.tsx';
import { useAction, useRequest } from '../../ipc/requests.ts';
import { useWhatIf } from '../../what-if/what-if.tsx';
import { RemoveDialog } from '../actions/remove-dialog.tsx';
import { FieldTable } from '../edit/field-table.tsx';
import { sayDone, sayFailed } from '../edit/said.tsx';
import { KIND_SCREENS, keyAt, kindAt } from '../kinds.ts';
import { ENTRY_LISTS } from '../members/entry-lists.ts';
import { EntryTable } from '../members/entry-table.tsx';
import classes from '../register.module.css';
import { SubjectAnswer } from './answer.tsx';
import { AsOfBanner, AsOfPicker, endOfDay } from './as-of.tsx';
import { HangingSection } from './hanging-section.tsx';
import { HistorySection } from './history-section.tsx';

export default function SubjectScreen() {
  const [path] = useHashPath();
  const kind = kindAt(path);
  return kind === undefined ? null : <Subject key={path} kind={kind} subject={keyAt(path)} />;
}

function Subject({ kind, subject }: { kind: RegisterKind; subject: string }) {
  const screen = KIND_SCREENS[kind];
  const asOf = new URLSearchParams(useSearch()).get('asof');
  const view = useRequest(
    'register.get',
    { kind, key: subject, ...(asOf === null ? {} : { asOf: endOfDay(asOf) }) },
    { keepPrevious: true },
  );
  const back = { to: screen.path, label: screen.title };
  if (view.error)
    return (
      <Page title={subject} back={back} actions={<AsOfPicker asOf={asOf} />}>
        {asOf !== null && <AsOfBanner asOf={asOf} />}
        <Failed error={view.error} retry={view.refetch} />
      </Page>
    );
  if (view.data === undefined)
    return (
      <Page title={subject} back={back}>
        <Loading />
      </Page>
    );
  return <SubjectPage kind={kind} view={view.data} asOf={asOf} />;
}

function SubjectPage({ kind, view, asOf }: { kind: RegisterKind; view: SubjectView; asOf: string | null }) {
  const screen = KIND_SCREENS[kind];
  const { row, named } = view;
  const [, navigate] = useLocation();
  const [removing, setRemoving] = useState(false);
  const whatIf = useWhatIf();
  const confirm = useAction('register.confirm', ({ seq }) => sayDone(`Confirmed ${screen.one} ${row.name}.`, seq));
  const list = ENTRY_LISTS[kind];
  const ofAws = view.fields.filter(({ field }) => field.startsWith('aws.'));
  const past = asOf !== null;
  const now = past ? Date.parse(endOfDay(asOf)) : Date.now();
  return (
    <Page
      title={row.name}
      back={{ to: screen.path, label: screen.title }}
      subtitle={
        <span className={`${classes.marks} numeric`}>
          {row.key !== row.name && <span>{row.key}</span>}
          {row.summary && <span>{row.summary}</span>}
          {(row.status === 'left' || row.status === 'leaving') && (
            <StateBadge standing={row.status === 'left' ? 'high' : 'medium'} label={row.status} bare />
          )}
        </span>
      }
      actions={
        <>
          <AsOfPicker asOf={asOf} />
          {kind === 'person' && !past && (
            <Button
              variant="default"
              leftSection={<IconUserQuestion size={15} stroke={1.6} />}
              onClick={() => whatIf.show([row.key])}
            >
              What if they left
            </Button>
          )}
          {!past && (
            <Button
              variant="default"
              leftSection={<IconCheck size={15} stroke={1.7} />}
              title="Everything that is recorded here is still true"
              loading={confirm.isPending}
              onClick={() => confirm.mutate({ kind, keys: [row.key] }, { onError: sayFailed })}
            >
              Still true
            </Button>
          )}
          {!past && (
            <Button
              variant="default"
              leftSection={<IconTrash size={15} stroke={1.6} />}
              onClick={() => setRemoving(true)}
            >
              Remove…
            </Button>
          )}
        </>
      }
    >
      {past && <AsOfBanner asOf={asOf} />}
      <SubjectAnswer kind={kind} view={view} />
      {!past && <LeftOpenSection kind={kind} subject={row.key} />}
      <Tabs defaultValue="now" keepMounted={false} mt="lg">
        <Tabs.List>
          <Tabs.Tab value="now">What is recorded</Tabs.Tab>
          <Tabs.Tab value="history">History</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="now" pt="md">
          <Section title="Facts">
            <FieldTable kind={kind} subject={row.key} fields={view.fields} named={named} readOnly={past} />
          </Section>
          {ofAws.length > 0 && (
            <Section title="What AWS says">
              <AwsFacts fields={ofAws} />
            </Section>
          )}
          {list && (
            <EntryTable
              kind={kind}
              subject={row.key}
              list={list}
              fields={view.fields}
              named={named}
              readOnly={past}
              now={now}
            />
          )}
          <HangingSection view={view} />
        </Tabs.Panel>
        <Tabs.Panel value="history" pt="md">
          <HistorySection kind={kind} subject={row.key} named={named} />
        </Tabs.Panel>
      </Tabs>
      {removing && (
        <RemoveDialog
          kind={kind}
          subject={row.key}
          onClose={() => setRemoving(false)}
          onDone={() => navigate(screen.path)}
        />
      )}
    </Page>
  );
}
