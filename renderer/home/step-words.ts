/** What to do next, in words: the task, how much of it there is, and where it is done. */
import type { NextStep } from '../../shared/ipc/channels/home.ts';
import { numeral } from '../design/locale.ts';
import type { Standing } from '../design/words.ts';
import { count } from '../design/words.ts';

export interface StepSaid {
  readonly key: string;
  readonly standing: Standing;
  readonly title: string;
  readonly more: string;
  readonly to: string;
}

export function stepSaid(step: NextStep): StepSaid {
  const { what } = step;
  switch (what) {
    case 'late-steps':
      return {
        key: what,
        standing: 'critical',
        title: 'Finish late offboarding steps',
        more: count(step.steps, 'step is past its day', 'steps are past their day'),
        to: '/offboarding',
      };
    case 'gaps':
      return {
        key: step.rule,
        standing: 'critical',
        title: step.title,
        more: `on ${count(step.accounts, 'account')}`,
        to: `/gaps?rule=${encodeURIComponent(step.rule)}`,
      };
    case 'rotations':
      return {
        key: what,
        standing: step.urgent > 0 ? 'high' : 'medium',
        title: 'Rotate what people still know',
        more:
          count(step.owed, 'password or seed', 'passwords and seeds') +
          (step.urgent > 0 ? `, ${numeral(step.urgent)} still of use to somebody` : ''),
        to: '/rotations',
      };
    case 'drills':
      return {
        key: what,
        standing: step.failed > 0 ? 'high' : 'medium',
        title: 'Rehearse getting in',
        more: [
          step.failed > 0 && count(step.failed, 'failed drill'),
          step.late > 0 && `${count(step.late, 'account')} without a recent drill`,
        ]
          .filter(Boolean)
          .join(', '),
        to: '/drills',
      };
    case 'review':
      return {
        key: what,
        standing: 'medium',
        title: step.overdue > 0 ? 'Finish the access review' : 'Start an access review',
        more:
          step.overdue > 0 ? count(step.overdue, 'review is overdue', 'reviews are overdue') : lastReview(step.never),
        to: '/reviews',
      };
    case 'unscanned':
      return {
        key: what,
        standing: 'unknown',
        title: 'Scan what was never read',
        more: `${count(step.accounts, 'account')} never read from AWS`,
        to: '/scan',
      };
    case 'drift':
      return {
        key: what,
        standing: 'info',
        title: 'Look at what changed in AWS',
        more: `${count(step.changes, 'reading')} changed at the last scan`,
        to: '/drift',
      };
  }
}

function lastReview(never: boolean): string {
  return never ? 'Nobody has reviewed access yet' : 'The last one is longer ago than the policy allows';
}
