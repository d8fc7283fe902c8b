/** The steps of a case in order, by phase; one of them opened beside the list. */
import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import type { CaseView, StepView } from '../../shared/ipc/channels/offboarding.ts';
import { PHASE_NAMES, runsOf } from '../../shared/offboarding/sheet.ts';
import { hasWords, wordsOf } from '../../shared/text/search.ts';
import { FilterSelect } from '../design/filter-select.tsx';
import { SplitView } from '../design/side-panel.tsx';
import caseClasses from './case.module.css';
import { standingOf } from './case-words.tsx';
import { StepDetail } from './step-detail.tsx';
import { StepRow } from './step-row.tsx';
import stepsClasses from './steps.module.css';

const FILTERS = [
  { value: 'open', label: 'Open' },
  { value: 'ready', label: 'Can be done now' },
  { value: 'overdue', label: 'Overdue' },
  { value: 'done', label: 'Done' },
  { value: 'must', label: 'Have to be done' },
];

export function Checklist({ view, tabs }: { view: CaseView; tabs: ReactNode }) {
  const [, navigate] = useLocation();
  const chosen = new URLSearchParams(useSearch()).get('step');
  const [typed, setTyped] = useState('');
  const [filter, setFilter] = useState<string | undefined>(undefined);
  const [owner, setOwner] = useState<string | undefined>(undefined);
  const owners = [...new Set(view.steps.map(({ ownerNow }) => ownerNow))].sort();
  const words = wordsOf(typed);
  const shown = view.steps.filter(
    (step) => passes(step, filter) && (owner === undefined || step.ownerNow === owner) && matches(step, words),
  );
  const opened = view.steps.find(({ id }) => id === chosen);
  const select = (id: string | null): void =>
    navigate(`/offboarding/${view.row.id}${id === null ? '' : `?step=${encodeURIComponent(id)}`}`, { replace: true });
  return (
    <>
      <search className={caseClasses.bar}>
        {tabs}
        <TextInput
          aria-label="Find steps"
          placeholder="Step, account, group or device"
          size="sm"
          w="16rem"
          leftSection={<IconSearch size={14} stroke={1.8} aria-hidden="true" />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <FilterSelect
          label="Show"
          options={FILTERS}
          value={filter}
          onChange={(value) => setFilter(value ?? undefined)}
        />
        {owners.length > 1 && (
          <FilterSelect
            label="Person"
            everything="Everybody"
            options={owners.map((value) => ({ value, label: value }))}
            value={owner}
            onChange={(value) => setOwner(value ?? undefined)}
          />
        )}
      </search>
      <SplitView wide panel={opened && <StepDetail key={opened.id} view={view} step={opened} onSelect={select} />}>
        <div className={stepsClasses.list}>
          <p className={stepsClasses.orderWhy}>{view.case.orderWhy}</p>
          {runsOf(shown).map((run) => (
            <section key={`${run.phase}-${run.steps[0]?.id}`} aria-label={PHASE_NAMES[run.phase]}>
              <h2 className={stepsClasses.phase}>
                {PHASE_NAMES[run.phase]}
                <span className="numeric">
                  {run.steps.filter(({ progress }) => progress.state !== 'open').length} of {run.steps.length}
                </span>
              </h2>
              {run.steps.map((step) => (
                <StepRow key={step.id} step={step} current={step.id === chosen} onOpen={() => select(step.id)} />
              ))}
            </section>
          ))}
          {shown.length === 0 && <p className="faint">No step matches.</p>}
        </div>
      </SplitView>
    </>
  );
}

function passes(step: StepView, filter: string | undefined): boolean {
  const standing = standingOf(step);
  switch (filter) {
    case 'open':
      return step.progress.state === 'open';
    case 'ready':
      return step.progress.state === 'open' && step.obstacles.length === 0;
    case 'overdue':
      return standing === 'overdue';
    case 'done':
      return step.progress.state !== 'open';
    case 'must':
      return step.needed === 'must';
    default:
      return true;
  }
}

function matches(step: StepView, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  return hasWords([step.title, ...step.items.flatMap(({ label, note }) => [label, note])].join('\n'), words);
}
