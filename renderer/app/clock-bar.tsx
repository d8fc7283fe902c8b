/** Asks about a clock that is likely to be wrong, before anything is written under it for ever. */
import { Button } from '@mantine/core';
import { moment } from '../design/dates.ts';
import { Trouble } from '../design/trouble.tsx';
import { useAction, useRequest } from '../ipc/requests.ts';
import classes from './frame.module.css';

export function ClockBar() {
  const { data: doubt } = useRequest('log.clock', undefined);
  const accept = useAction('log.accept-clock');
  if (!doubt) return null;
  return (
    <div className={classes.clock} role="alert">
      <span>
        The last entry of the log is of {moment(doubt.head)}, and this computer’s clock says {moment(doubt.now)}.{' '}
        {doubt.kind === 'future-head'
          ? 'Nothing can be changed until one of the two is put right: set the clock, or say that it is right.'
          : 'If that is not the date, set the clock first: entries bear it for ever.'}
      </span>
      <Trouble error={accept.error} />
      <Button variant="default" size="compact-sm" loading={accept.isPending} onClick={() => accept.mutate(undefined)}>
        The clock is right
      </Button>
    </div>
  );
}
