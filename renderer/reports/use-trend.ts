/** The trend, asked until every past day is worked out; one day for each question, so that others are answered between. */
import { useEffect, useState } from 'react';
import type { TrendPoint } from '../../shared/reports/trend/trend.ts';
import { ask } from '../ipc/bridge.ts';

export interface Trend {
  readonly points: readonly TrendPoint[];
  /** Days still to be worked out; null before the first answer. */
  readonly pending: number | null;
  readonly error: unknown;
}

/** Between two questions, so that the ledger answers what the reader does first. */
const PAUSE_MS = 60;

export function useTrend(days: number, every: number): Trend {
  const [trend, setTrend] = useState<Trend>({ points: [], pending: null, error: null });
  useEffect(() => {
    let wanted = true;
    setTrend({ points: [], pending: null, error: null });
    const run = async () => {
      try {
        for (let left = 1; wanted && left > 0; ) {
          const { points, pending } = await ask('reports.trend', { days, every });
          if (!wanted) return;
          setTrend({ points, pending, error: null });
          left = pending;
          await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
        }
      } catch (error) {
        if (wanted) setTrend((before) => ({ ...before, error }));
      }
    };
    void run();
    return () => {
      wanted = false;
    };
  }, [days, every]);
  return trend;
}
