/** A page to carry around: the steps of a case, of everybody or of one person, as they go on paper. */
import { Button, Select } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { createPortal } from 'react-dom';
import { useParams } from 'wouter';
import type { CaseView, StepView } from '../../shared/ipc/channels/offboarding.ts';
import { PHASE_NAMES, runsOf } from '../../shared/offboarding/sheet.ts';
import { day } from '../design/dates.ts';
import { Answered } from '../design/feedback.tsx';
import { Page } from '../design/page.tsx';
import { useRequest } from '../ipc/requests.ts';
import { SavePage } from '../reports/save-page.tsx';
import { leaverNames } from './case-words.tsx';
import sheetClasses from './sheet.module.css';
import stepsClasses from './steps.module.css';

export default function PrintScreen() {
  const { id = '' } = useParams<{ id: string }>();
  const view = useRequest('offboarding.get', { id });
  const [person, setPerson] = useState<string | null>(null);
  const people = [...new Set((view.data?.steps ?? []).map(({ ownerNow }) => ownerNow))].sort();
  return (
    <Page
      title="Print"
      back={{ to: `/offboarding/${id}`, label: id }}
      actions={
        <>
          <Select
            aria-label="Whose steps"
            placeholder="Everybody’s steps"
            size="sm"
            clearable
            data={people}
            value={person}
            onChange={setPerson}
          />
          <SavePage page={{ of: 'case-sheet', id, ...(person === null ? {} : { person }) }} />
          <Button leftSection={<IconPrinter size={15} stroke={1.7} />} onClick={() => window.print()}>
            Print
          </Button>
        </>
      }
    >
      <Answered request={view}>
        {(answer) => (
          <>
            <Sheet view={answer} person={person} />
            {createPortal(
              <div className={sheetClasses.paper}>
                <Sheet view={answer} person={person} />
              </div>,
              document.body,
            )}
          </>
        )}
      </Answered>
    </Page>
  );
}

function Sheet({ view, person }: { view: CaseView; person: string | null }) {
  const { row } = view;
  const steps = view.steps.filter((step) => person === null || step.ownerNow === person);
  return (
    <article className={sheetClasses.sheet}>
      <h1>Offboarding of {leaverNames(row.leavers)}</h1>
      <p className="muted">
        {row.id} · last day {day(row.lastDay)} · run by {row.owner}
        {person !== null && ` · steps of ${person}`}
      </p>
      <p>{view.case.orderWhy}</p>
      {runsOf(steps).map((run) => (
        <section key={`${run.phase}-${run.steps[0]?.id}`}>
          <h2>{PHASE_NAMES[run.phase]}</h2>
          {run.steps.map((step) => (
            <SheetStep key={step.id} step={step} />
          ))}
        </section>
      ))}
    </article>
  );
}

function SheetStep({ step }: { step: StepView }) {
  const { state } = step.progress;
  return (
    <div className={sheetClasses.sheetStep}>
      <span className={sheetClasses.box}>{state === 'done' ? '✓' : state === 'skipped' ? '–' : ''}</span>
      <div>
        <h3>
          {step.order}. {step.title}
        </h3>
        <p className="muted numeric">
          Due {day(step.dueNow)} · {step.ownerNow}
        </p>
        <p>{step.why}</p>
        <ul className={stepsClasses.instructions}>
          {step.instructions.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        {step.items.length > 0 && (
          <ul className={sheetClasses.sheetItems}>
            {step.items.map((item) => (
              <li key={item.key} className={sheetClasses.sheetItem} data-done={item.done || undefined}>
                {item.label}
                {item.note && <span className="muted"> ({item.note})</span>}
              </li>
            ))}
          </ul>
        )}
        <p className="muted">Keep as proof: {step.evidence}</p>
      </div>
    </div>
  );
}
