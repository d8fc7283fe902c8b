/** The steps of a drill with their results; while it goes on, each is answered with one click. */
import { Button, Group, TextInput } from '@mantine/core';
import type { DrillStep, StepResult } from '../../shared/drills/drill.ts';
import { STEP_RESULTS } from '../../shared/drills/drill.ts';
import { StateBadge } from '../design/state-badge.tsx';
import { complain } from '../design/tell.ts';
import { useAction } from '../ipc/requests.ts';
import { RESULT_WORDS, ROLE_WORDS } from './drill-words.tsx';
import classes from './drills.module.css';

export function DrillSteps({ drill, steps, open }: { drill: string; steps: readonly DrillStep[]; open: boolean }) {
  return (
    <ol className={classes.steps}>
      {steps.map((step) => (
        <Step key={step.id} drill={drill} step={step} open={open} />
      ))}
    </ol>
  );
}

function Step({ drill, step, open }: { drill: string; step: DrillStep; open: boolean }) {
  const say = useAction('drills.step');
  const answer = (result: StepResult | null, note?: string) =>
    say.mutate({ id: drill, step: step.id, result, ...(note === undefined ? {} : { note }) }, { onError: complain });
  return (
    <li className={classes.step} aria-label={step.title}>
      <span className="faint">{ROLE_WORDS[step.role]}</span>
      <div>
        <h3>{step.title}</h3>
        <p className="private">{step.instruction}</p>
      </div>
      <Group gap="xs" wrap="nowrap">
        {step.result !== null && <StateBadge {...RESULT_WORDS[step.result]} />}
        {open &&
          (step.result === null ? (
            STEP_RESULTS.map((result) => (
              <Button key={result} size="compact-sm" variant="default" onClick={() => answer(result)}>
                {RESULT_WORDS[result].label}
              </Button>
            ))
          ) : (
            <Button size="compact-sm" variant="subtle" onClick={() => answer(null)}>
              Change
            </Button>
          ))}
      </Group>
      {open && step.result !== null && step.result !== 'ok' ? (
        <TextInput
          className={classes.note}
          aria-label={`What went wrong: ${step.title}`}
          placeholder="What went wrong?"
          defaultValue={step.note ?? ''}
          onBlur={(event) => {
            const note = event.currentTarget.value.trim();
            if (note !== (step.note ?? '')) answer(step.result, note);
          }}
        />
      ) : (
        step.note !== null && <p className={classes.note}>{step.note}</p>
      )}
    </li>
  );
}
