/** People who are recorded as leaving and for whom nobody has opened a case: the ones that are forgotten. */
import { Button } from '@mantine/core';
import type { UpcomingLeaver } from '../../shared/ipc/channels/offboarding.ts';
import { ago, day } from '../design/dates.ts';
import layout from '../design/layout.module.css';
import { PersonChip } from '../design/person-chip.tsx';
import { StateBadge } from '../design/state-badge.tsx';
import { count } from '../design/words.ts';
import { useRequest } from '../ipc/requests.ts';
import classes from './offboarding.module.css';

function when({ lastDay, gone }: UpcomingLeaver): string {
  if (lastDay === null) return 'is leaving';
  return gone ? `had the last day on ${day(lastDay)}, ${ago(lastDay)}` : `leaves ${day(lastDay)}, ${ago(lastDay)}`;
}

export function UpcomingLeavers({ onOpen }: { onOpen(email: string, lastDay: string | null): void }) {
  const upcoming = useRequest('offboarding.upcoming', undefined);
  const waiting = upcoming.data?.leavers.filter((leaver) => leaver.case === null) ?? [];
  if (waiting.length === 0) return null;
  return (
    <section className={classes.upcoming} aria-label="Leaving, without a case">
      <div className={layout.card}>
        <ul className={classes.waiting}>
          {waiting.map((leaver) => (
            <li key={leaver.email} className={classes.leaver}>
              <PersonChip email={leaver.email} name={leaver.name} />
              <span className="muted">{when(leaver)}</span>
              {leaver.lost > 0 && (
                <StateBadge standing="critical" label={`we lose ${count(leaver.lost, 'account')}`} bare />
              )}
              {leaver.stillIn > 0 && (
                <StateBadge standing="critical" label={`still in ${count(leaver.stillIn, 'account')}`} bare />
              )}
              <span className={classes.spare} />
              <Button variant="default" size="compact-sm" onClick={() => onOpen(leaver.email, leaver.lastDay)}>
                Open a case
              </Button>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
