/** One step: why, how, on what, what stands against it, and saying that it is done. */
import { IconExternalLink } from '@tabler/icons-react';
import type { CaseView, StepView } from '../../shared/ipc/channels/offboarding.ts';
import { day, moment } from '../design/dates.ts';
import { PanelPart, SidePanel } from '../design/side-panel.tsx';
import { Trouble } from '../design/trouble.tsx';
import { count } from '../design/words.ts';
import { useAction } from '../ipc/requests.ts';
import { HowMark } from './case-words.tsx';
import { EvidencePart } from './evidence-part.tsx';
import { StepActions } from './step-actions.tsx';
import { StepAssignment } from './step-assignment.tsx';
import { StepItems } from './step-items.tsx';
import classes from './steps.module.css';

export interface StepDetailProps {
  readonly view: CaseView;
  readonly step: StepView;
  /** Open another step, or none. */
  onSelect(id: string | null): void;
}

export function StepDetail({ view, step, onSelect }: StepDetailProps) {
  const link = useAction('app.open-link');
  const open = view.row.status === 'open';
  return (
    <SidePanel
      label="The chosen step"
      head={
        <span className="faint numeric">
          Step {step.order}, due {day(step.dueNow)}
          {step.accounts > 0 && ` · ${count(step.accounts, 'account')}`}
        </span>
      }
      foot={open && <StepActions view={view} step={step} onSelect={onSelect} />}
      onClose={() => onSelect(null)}
    >
      <h2 className={classes.title}>{step.title}</h2>
      <p className="muted" style={{ margin: 0 }}>
        {step.why}
      </p>
      <What step={step} />
      {open && step.obstacles.length > 0 && <Obstacles view={view} step={step} onSelect={onSelect} />}
      <PanelPart title="How">
        <ol className={classes.instructions}>
          {step.instructions.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ol>
        {step.links.length > 0 && (
          <div className={classes.links}>
            {step.links.map(({ label, url }) => (
              <button key={url} type="button" className={classes.link} onClick={() => link.mutate({ address: url })}>
                {label}
                <IconExternalLink size={13} stroke={1.7} aria-hidden="true" />
                <span className="spoken">(opens in the browser)</span>
              </button>
            ))}
          </div>
        )}
      </PanelPart>
      <StepItems id={view.row.id} step={step} open={open} />
      <EvidencePart id={view.row.id} step={step} open={open} />
      {open && step.kind !== 'sign-off' && <StepAssignment id={view.row.id} step={step} />}
      <Trouble error={link.error} />
    </SidePanel>
  );
}

/** What has happened to it so far. */
function What({ step }: { step: StepView }) {
  const { progress } = step;
  if (progress.state === 'open' && progress.reopened === null && progress.override === null) return null;
  return (
    <PanelPart>
      {progress.state === 'done' && progress.how !== null && (
        <p>
          <HowMark how={progress.how} />{' '}
          <span className="muted">
            {progress.by}, {moment(progress.at)}
          </span>
        </p>
      )}
      {progress.state === 'skipped' && (
        <p>
          Left out by {progress.by}, {moment(progress.at)}.
        </p>
      )}
      {progress.note && <p className="muted">“{progress.note}”</p>}
      {progress.state === 'open' && progress.reopened !== null && (
        <p className={classes.late}>
          Reopened {moment(progress.reopened.at)}: {progress.reopened.reason}
        </p>
      )}
      {progress.override !== null && (
        <p className="muted">
          Against advice, by {progress.override.by}: {progress.override.reason}
        </p>
      )}
    </PanelPart>
  );
}

function Obstacles({ view, step, onSelect }: StepDetailProps) {
  return (
    <PanelPart title="Not yet">
      {step.obstacles.map((obstacle) => (
        <div key={obstacle.reason} className={classes.obstacle} data-kind={obstacle.kind}>
          <p>{obstacle.reason}</p>
          {view.steps
            .filter(({ id }) => obstacle.first.includes(id))
            .slice(0, 6)
            .map((first) => (
              <div key={first.id}>
                <button type="button" className={classes.link} onClick={() => onSelect(first.id)}>
                  {first.order}. {first.title}
                </button>
              </div>
            ))}
        </div>
      ))}
    </PanelPart>
  );
}
