/** What is waiting behind a screen, as the sidebar shows it: only what somebody has to do something about. */
import { useMemo } from 'react';
import type { AnswerOf } from '../../shared/ipc/contract.ts';
import { count } from '../design/words.ts';
import { useRequest } from '../ipc/requests.ts';

export interface Waiting {
  readonly many: number;
  /** What the number counts. */
  readonly words: string;
  readonly standing: 'critical' | 'high' | 'medium' | 'low';
}

/** By path of the screen; nothing where nothing waits. */
export function useWaiting(): Readonly<Record<string, Waiting>> {
  const counts = useRequest('home.counts', undefined, { keepPrevious: true }).data;
  return useMemo(() => (counts === undefined ? {} : waitingBehind(counts)), [counts]);
}

function waitingBehind(counts: AnswerOf<'home.counts'>): Readonly<Record<string, Waiting>> {
  const { criticalGaps, openCases, lateSteps, dueDrills, overdueReviews } = counts;
  const found: readonly (Waiting & { readonly path: string })[] = [
    { path: '/gaps', many: criticalGaps, words: count(criticalGaps, 'critical gap'), standing: 'critical' },
    lateSteps > 0
      ? {
          path: '/offboarding',
          many: lateSteps,
          words: count(lateSteps, 'step is past its day', 'steps are past their day'),
          standing: 'critical',
        }
      : { path: '/offboarding', many: openCases, words: count(openCases, 'open case'), standing: 'low' },
    {
      path: '/reviews',
      many: overdueReviews,
      words: count(overdueReviews, 'overdue review'),
      standing: 'medium',
    },
    {
      path: '/drills',
      many: dueDrills,
      words: count(dueDrills, 'account is due for a drill', 'accounts are due for a drill'),
      standing: 'low',
    },
  ];
  return Object.fromEntries(found.filter(({ many }) => many > 0).map(({ path, ...rest }) => [path, rest]));
}
