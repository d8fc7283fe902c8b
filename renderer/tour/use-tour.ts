/** The tour's state: which step is shown, and that it was seen, which is kept with the app's settings. */
import { createContext, useContext, useMemo, useState } from 'react';
import { navigate } from '../app/location.ts';
import { useAction } from '../ipc/requests.ts';
import { TOUR_STEPS } from './steps.ts';

export interface TourState {
  /** Index into `TOUR_STEPS`; null while nobody takes the tour. */
  readonly step: number | null;
  start(): void;
  go(step: number): void;
  /** Done, or turned down: not offered again by itself. */
  end(): void;
}

const NONE: TourState = { step: null, start: () => {}, go: () => {}, end: () => {} };

export const TourContext = createContext<TourState>(NONE);

export function useTour(): TourState {
  const [step, setStep] = useState<number | null>(null);
  const { mutate } = useAction('app.change-settings');
  return useMemo(() => {
    const go = (to: number) => {
      const at = TOUR_STEPS[to]?.at;
      if (at !== undefined) navigate(at);
      setStep(to);
    };
    return {
      step,
      start: () => go(0),
      go,
      end: () => {
        setStep(null);
        mutate({ tourSeen: true });
      },
    };
  }, [step, mutate]);
}

/** For screens that offer the tour. */
export function useOfferedTour(): TourState {
  return useContext(TourContext);
}
