/** Saying that a step is done, was tested, is left out or is open again; against advice only with a name and a reason. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { CaseView, StepView } from '../../shared/ipc/channels/offboarding.ts';
import { ReasonDialog } from '../design/reason-dialog.tsx';
import { Trouble } from '../design/trouble.tsx';
import { useAction } from '../ipc/requests.ts';
import classes from './steps.module.css';

type Asking = 'override' | 'skip' | 'reopen' | null;

const TESTS: readonly StepView['kind'][] = ['test-sign-in', 'test-mail', 'test-phone'];

export interface StepActionsProps {
  readonly view: CaseView;
  readonly step: StepView;
  onSelect(id: string | null): void;
}

export function StepActions({ view, step, onSelect }: StepActionsProps) {
  const [asking, setAsking] = useState<Asking>(null);
  const { id } = view.row;
  const close = () => setAsking(null);
  const next = () => {
    close();
    const later = view.steps.find((other) => other.order > step.order && other.progress.state === 'open');
    if (later !== undefined) onSelect(later.id);
  };
  const act = useAction('offboarding.step', next);
  const skip = useAction('offboarding.skip', next);
  const reopen = useAction('offboarding.reopen-step', close);
  if (step.kind === 'sign-off') return null;
  const blocked = step.obstacles.length > 0;
  const test = TESTS.includes(step.kind);
  const how = test ? ('tested' as const) : ('declared' as const);
  if (step.progress.state !== 'open')
    return (
      <div className={classes.panelFoot}>
        <Button variant="default" onClick={() => setAsking('reopen')}>
          Open again…
        </Button>
        {asking === 'reopen' && (
          <ReasonDialog
            title="Open this step again"
            confirm="Open again"
            busy={reopen.isPending}
            error={reopen.error}
            onClose={close}
            onConfirm={(reason) => reopen.mutate({ id, step: step.id, reason })}
          >
            What was recorded when it was done stays recorded. To take that back as well, use Undo.
          </ReasonDialog>
        )}
      </div>
    );
  return (
    <>
      <div className={classes.panelFoot}>
        {asking === null && <Trouble error={act.error} />}
        <Button
          disabled={blocked}
          loading={act.isPending && asking === null}
          onClick={() => act.mutate({ id, step: step.id, how })}
        >
          {test ? 'It was tested' : step.itemsTotal - step.itemsDone > 1 ? 'All of it is done' : 'It is done'}
        </Button>
        {blocked && (
          <Button variant="default" onClick={() => setAsking('override')}>
            Do it anyway…
          </Button>
        )}
        <Button variant="subtle" color="gray" onClick={() => setAsking('skip')}>
          Leave out…
        </Button>
      </div>
      {asking === 'override' && (
        <ReasonDialog
          title="Do it against advice"
          confirm="Record it as done"
          nameLabel="Who takes the responsibility"
          dangerous
          busy={act.isPending}
          error={act.error}
          onClose={close}
          onConfirm={(reason, by) => act.mutate({ id, step: step.id, how, override: { by, reason } })}
        >
          {step.obstacles.map((obstacle) => obstacle.reason).join(' ')} Name and reason are kept with the case.
        </ReasonDialog>
      )}
      {asking === 'skip' && (
        <ReasonDialog
          title="Leave this step out"
          confirm="Leave out"
          nameLabel="Who decides"
          busy={skip.isPending}
          error={skip.error}
          onClose={close}
          onConfirm={(reason, by) => skip.mutate({ id, step: step.id, by, reason })}
        >
          {step.needed === 'must'
            ? 'It is there because an account depends on it. What stays open shows in the counts above and at signing.'
            : 'Good practice, but no account depends on it today.'}
        </ReasonDialog>
      )}
    </>
  );
}
