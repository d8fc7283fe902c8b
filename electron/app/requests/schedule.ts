/** Scheduled scans. */
import type { AppServices, HandlersOf } from './handlers.ts';

export function scheduleHandlers({ aws }: AppServices): HandlersOf<'schedule.get' | 'schedule.set'> {
  return {
    'schedule.get': () => aws.scheduler.view(),
    'schedule.set': (schedule) => aws.scheduler.set(schedule),
  };
}
