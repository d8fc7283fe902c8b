/** Scans that start by themselves while the app is open. */
import { Select } from '@mantine/core';
import type { ScanSchedule } from '../../shared/ipc/channels/schedule.ts';
import { moment } from '../design/dates.ts';
import { Answered } from '../design/feedback.tsx';
import { LOCALE } from '../design/locale.ts';
import { Section } from '../design/page.tsx';
import { Trouble } from '../design/trouble.tsx';
import { useAction, useRequest } from '../ipc/requests.ts';
import classes from './scan.module.css';

const EVERY = [
  { value: 'never', label: 'Never' },
  { value: 'day', label: 'Every day' },
  { value: 'week', label: 'Every week' },
];
const HOURS_PER_DAY = 24;
const HOURS = Array.from({ length: HOURS_PER_DAY }, (_, hour) => ({
  value: String(hour),
  label: new Date(2026, 0, 1, hour).toLocaleTimeString(LOCALE, { hour: 'numeric', minute: '2-digit' }),
}));

/** `profile` and `roleName` are those chosen above: a schedule uses what was chosen when it was set. */
export function ScheduleSection({ profile, roleName }: { profile: string | null; roleName: string }) {
  const request = useRequest('schedule.get', undefined);
  const set = useAction('schedule.set', () => void request.refetch());
  return (
    <Section title="Scheduled scans">
      <Answered request={request} lines={2}>
        {({ schedule, next }) => {
          const change = (changes: Partial<ScanSchedule>): void =>
            set.mutate({ ...schedule, profile, roleName, ...changes });
          return (
            <div className={classes.schedule}>
              <Select
                label="Scan"
                data={EVERY}
                allowDeselect={false}
                value={schedule.every}
                onChange={(every) => change({ every: every as ScanSchedule['every'] })}
              />
              <Select
                label="At"
                data={HOURS}
                allowDeselect={false}
                disabled={schedule.every === 'never'}
                value={String(schedule.hour)}
                onChange={(hour) => change({ hour: Number(hour) })}
              />
              <p className="muted">
                {next === null
                  ? 'Nothing is planned. Scans run while Root Ledger is open and unlocked.'
                  : `Next ${moment(next)}, with ${schedule.profile ?? 'the environment’s credentials'}, while Root Ledger is open and unlocked.`}
              </p>
              <Trouble error={set.error} />
            </div>
          );
        }}
      </Answered>
    </Section>
  );
}
