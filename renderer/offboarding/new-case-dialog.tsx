/** A new case: who leaves, how and when, and what that would mean, before anything is written. */
import { Button, Group, Modal, ScrollArea, SegmentedControl, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { CasePreview } from '../../shared/ipc/channels/offboarding.ts';
import type { CaseKind } from '../../shared/offboarding/case.ts';
import { PHASE_NAMES, runsOf } from '../../shared/offboarding/sheet.ts';
import { today } from '../design/dates.ts';
import { DialogFoot } from '../design/dialog-foot.tsx';
import { Failed, Loading } from '../design/feedback.tsx';
import { Stat, Stats } from '../design/page.tsx';
import { Trouble } from '../design/trouble.tsx';
import { count } from '../design/words.ts';
import { useAction, useRequest } from '../ipc/requests.ts';
import { PeopleSelect } from '../what-if/people-select.tsx';
import caseClasses from './case.module.css';
import { CountMark } from './case-words.tsx';
import stepsClasses from './steps.module.css';

/** The proposal for a planned case: a usual notice. */
const NOTICE_DAYS = 28;

export interface NewCaseDialogProps {
  readonly leavers: readonly string[];
  readonly lastDay: string | null;
  onClose(): void;
  onOpened(id: string): void;
}

export function NewCaseDialog({ leavers: given, lastDay: recorded, onClose, onOpened }: NewCaseDialogProps) {
  const [leavers, setLeavers] = useState<readonly string[]>(given);
  const [successors, setSuccessors] = useState<readonly string[]>([]);
  const [kind, setKind] = useState<CaseKind>('planned');
  const [lastDay, setLastDay] = useState(() => recorded?.slice(0, 10) ?? today(NOTICE_DAYS));
  const wanted = { leavers: [...leavers], successors: [...successors], kind, lastDay };
  const ready = leavers.length > 0 && lastDay !== '';
  const preview = useRequest('offboarding.preview', wanted, { enabled: ready, keepPrevious: true });
  const open = useAction('offboarding.open', ({ id }) => onOpened(id));
  const choose = (next: CaseKind) => {
    setKind(next);
    if (next === 'immediate') setLastDay(today());
  };
  return (
    <Modal opened onClose={onClose} title="New offboarding case" size="xl">
      <Stack gap="md">
        <PeopleSelect label="Who leaves" value={leavers} onChange={setLeavers} />
        <Group align="flex-end">
          <SegmentedControl
            aria-label="How they leave"
            value={kind}
            onChange={(value) => choose(value as CaseKind)}
            data={[
              { value: 'planned', label: 'Planned' },
              { value: 'immediate', label: 'At once' },
            ]}
          />
          <TextInput
            type="date"
            label="Last day"
            value={lastDay}
            onChange={(event) => setLastDay(event.currentTarget.value)}
          />
          <div style={{ flex: 1 }}>
            <PeopleSelect label="Who takes over (optional)" value={successors} onChange={setSuccessors} />
          </div>
        </Group>
        {ready &&
          (preview.error ? (
            <Failed error={preview.error} retry={preview.refetch} />
          ) : preview.data === undefined ? (
            <Loading lines={4} />
          ) : (
            <Preview preview={preview.data} />
          ))}
        <Trouble error={open.error} />
        <DialogFoot onBack={onClose}>
          <Button
            disabled={!ready || preview.data === undefined}
            loading={open.isPending}
            onClick={() => open.mutate(wanted)}
          >
            Open case
          </Button>
        </DialogFoot>
      </Stack>
    </Modal>
  );
}

function Preview({ preview }: { preview: CasePreview }) {
  const { company, leaver } = preview.snapshot;
  const fewest = [...new Set(preview.unsolved.map(({ account }) => account))].length;
  return (
    <>
      <Stats>
        <Stat
          label="We would lose"
          value={<CountMark value={company.lost} standing="critical" />}
          note="accounts nobody else opens"
        />
        <Stat
          label="They would still be in"
          value={<CountMark value={leaver['still-in']} standing="critical" />}
          note="with what they keep"
        />
        <Stat
          label="With help"
          value={<CountMark value={leaver['in-with-help']} standing="high" />}
          note="of one colleague"
        />
        <Stat
          label="Steps"
          value={preview.steps.length}
          note={`${preview.steps.filter(({ needed }) => needed === 'must').length} have to be done`}
        />
      </Stats>
      <div className="muted">{preview.orderWhy}</div>
      {preview.already.length > 0 && (
        <div className={`${caseClasses.notice} ${caseClasses.inset}`}>
          {preview.already.join(', ')} is open for one of them already.
        </div>
      )}
      {fewest > 0 && (
        <div className={`${caseClasses.notice} ${caseClasses.inset}`}>
          For {count(fewest, 'account')} the recorded facts do not allow a full solution. The case lists them.
        </div>
      )}
      <ScrollArea.Autosize mah="20rem" className={caseClasses.preview} aria-label="Steps of the case">
        {runsOf(preview.steps).map((run) => (
          <div key={`${run.phase}-${run.steps[0]?.id}`}>
            <h3 className={stepsClasses.phase}>{PHASE_NAMES[run.phase]}</h3>
            {run.steps.map((step) => (
              <div key={step.id} className={caseClasses.previewStep}>
                <span>{step.title}</span>
                <span className="faint numeric">{step.accounts > 0 ? count(step.accounts, 'account') : ''}</span>
              </div>
            ))}
          </div>
        ))}
      </ScrollArea.Autosize>
    </>
  );
}
