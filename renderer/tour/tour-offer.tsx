/** One line that offers the tour to whoever has not seen it. */
import { Button } from '@mantine/core';
import { IconMap2 } from '@tabler/icons-react';
import { useRequest } from '../ipc/requests.ts';
import { TOUR_STEPS } from './steps.ts';
import classes from './tour.module.css';
import { useOfferedTour } from './use-tour.ts';

export function TourOffer() {
  const settings = useRequest('app.settings', undefined);
  const { step, start, end } = useOfferedTour();
  if (settings.data === undefined || settings.data.tourSeen || step !== null) return null;
  return (
    <section className={classes.offer} aria-label="Tour">
      <IconMap2 size={16} stroke={1.6} aria-hidden="true" />
      <span>New here? The tour takes a minute: {TOUR_STEPS.length} short steps.</span>
      <span className={classes.spare} />
      <Button size="compact-sm" onClick={start}>
        Take the tour
      </Button>
      <Button size="compact-sm" variant="subtle" color="gray" onClick={end}>
        No, thanks
      </Button>
    </section>
  );
}
