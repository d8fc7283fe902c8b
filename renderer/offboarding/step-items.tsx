/** What a step is about, one line each; each can be ticked by itself, so that two hundred accounts can be done over days. */
import { Checkbox } from '@mantine/core';
import type { StepView } from '../../shared/ipc/channels/offboarding.ts';
import { PanelPart } from '../design/side-panel.tsx';
import { Trouble } from '../design/trouble.tsx';
import { count } from '../design/words.ts';
import { useAction } from '../ipc/requests.ts';
import classes from './steps.module.css';

export function StepItems({ id, step, open }: { id: string; step: StepView; open: boolean }) {
  const act = useAction('offboarding.step');
  if (step.items.length === 0) return null;
  const single = step.itemsTotal === 1;
  const tickable = open && step.progress.state === 'open' && !single && step.kind !== 'find-out';
  return (
    <PanelPart
      title={
        <span className="numeric">
          {single ? 'What' : `${step.itemsDone} of ${step.itemsTotal} done`}
          {step.items.length < step.itemsTotal && `, ${count(step.items.length, 'item')} listed`}
        </span>
      }
    >
      <ul className={classes.items}>
        {step.items.map((item) => (
          <li key={item.key} className={classes.item}>
            {tickable ? (
              <Checkbox
                aria-label={item.label}
                checked={item.done}
                disabled={item.done || act.isPending}
                onChange={() => act.mutate({ id, step: step.id, items: [item.key], how: 'declared' })}
              />
            ) : (
              <span aria-hidden="true">{item.done ? '✓' : '·'}</span>
            )}
            <span>
              {item.label}
              {item.accounts > 1 && <span className="faint numeric"> · {count(item.accounts, 'account')}</span>}
              {item.note && <span className={classes.note}>{item.note}</span>}
            </span>
          </li>
        ))}
      </ul>
      <Trouble error={act.error} />
    </PanelPart>
  );
}
