/** Looking at the register as it was at the end of a day. The day is part of the address. */
import { Button } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useHashPath } from '../../app/location.ts';
import { day, today } from '../../design/dates.ts';
import classes from '../register.module.css';

/** The last instant of a day, ISO 8601. */
export function endOfDay(isoDay: string): string {
  return `${isoDay}T23:59:59.999Z`;
}

export function AsOfPicker({ asOf }: { asOf: string | null }) {
  const [path, navigate] = useHashPath();
  return (
    <label className={classes.asOf}>
      <span className="muted">As of</span>
      <input
        type="date"
        className={classes.cellDate}
        max={today()}
        value={asOf ?? today()}
        onChange={(event) => {
          const chosen = event.currentTarget.value;
          navigate(chosen === '' || chosen >= today() ? path : `${path}?asof=${chosen}`, { replace: true });
        }}
      />
    </label>
  );
}

export function AsOfBanner({ asOf }: { asOf: string }) {
  const [path, navigate] = useHashPath();
  return (
    <div className={classes.banner} role="status">
      <IconHistory size={16} stroke={1.6} aria-hidden="true" />
      <span>As it was recorded at the end of {day(asOf)}. Nothing can be edited here.</span>
      <Button variant="default" size="xs" onClick={() => navigate(path, { replace: true })}>
        Back to today
      </Button>
    </div>
  );
}
