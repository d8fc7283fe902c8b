/** One step in the list: its sign, what it is, when and by whom, and what it waits for. */
import { IconCheck, IconClock, IconLock, IconMinus } from '@tabler/icons-react';
import type { StepView } from '../../shared/ipc/channels/offboarding.ts';
import { day } from '../design/dates.ts';
import { count } from '../design/words.ts';
import { HowMark, type StepStanding, standingOf } from './case-words.tsx';
import classes from './steps.module.css';

const SIGNS: Partial<Record<StepStanding, typeof IconCheck>> = {
  done: IconCheck,
  skipped: IconMinus,
  blocked: IconLock,
  overdue: IconClock,
};
const SPOKEN: Record<StepStanding, string> = {
  done: 'Done',
  skipped: 'Left out',
  blocked: 'Waits',
  overdue: 'Overdue',
  open: 'Open',
};

export function StepRow({ step, current, onOpen }: { step: StepView; current: boolean; onOpen(): void }) {
  const standing = standingOf(step);
  const Sign = SIGNS[standing];
  const { progress } = step;
  return (
    <button type="button" className={classes.step} data-standing={standing} aria-current={current} onClick={onOpen}>
      <span className={classes.sign} data-standing={standing}>
        {Sign && <Sign size={11} stroke={2.4} aria-hidden="true" />}
        <span className="spoken">{SPOKEN[standing]}</span>
      </span>
      <span className={classes.stepTitle}>{step.title}</span>
      <span className={`${classes.aside} numeric`}>
        {progress.state === 'done' && progress.how !== null ? (
          <HowMark how={progress.how} />
        ) : progress.state === 'skipped' ? (
          'Left out'
        ) : step.itemsTotal > 1 ? (
          `${step.itemsDone} of ${step.itemsTotal}`
        ) : null}
      </span>
      {progress.state === 'open' && (
        <span className={`${classes.meta} numeric`}>
          {step.accounts > 0 && <span>{count(step.accounts, 'account')}</span>}
          <span className={standing === 'overdue' ? classes.late : undefined}>due {day(step.dueNow)}</span>
          <span>{step.ownerNow}</span>
          {step.needed === 'should' && <span>good practice</span>}
        </span>
      )}
      {progress.reopened !== null && progress.state === 'open' && (
        <span className={`${classes.waits} ${classes.late}`}>{progress.reopened.reason}</span>
      )}
      {step.obstacles[0] !== undefined && <span className={classes.waits}>{step.obstacles[0].reason}</span>}
    </button>
  );
}
