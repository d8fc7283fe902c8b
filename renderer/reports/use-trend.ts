/** The trend, asked until every past day is worked out; one day for each question, so that others are answered between. */
import { useEffect } from 'react';
import { SEVERITIES } from '../../shared/gaps/rule.ts';
import type { TrendPoint } from '../../shared/reports/trend/trend.ts';
import { useRequest } from '../ipc/requests.ts';

export interface Trend {
  readonly points: readonly TrendPoint[];
  /** Days still to be worked out; null before the first answer. */
  readonly pending: number | null;
  readonly error: unknown;
}

/** The span that Home and Reports show first: what was worked out for one is there for the other. */
export const LATELY = { days: 90, every: 7 } as const;

/** How many gaps appeared and how many went, over all points. */
export function movements(points: readonly TrendPoint[]): { opened: number; closed: number } {
  return {
    opened: points.reduce((sum, point) => sum + (point.opened ?? 0), 0),
    closed: points.reduce((sum, point) => sum + (point.closed ?? 0), 0),
  };
}

export const openGaps = ({ open }: TrendPoint): number => SEVERITIES.reduce((sum, severity) => sum + open[severity], 0);

/** Between two questions, so that the ledger answers what the reader does first. */
const PAUSE_MS = 60;

const NO_POINTS: readonly TrendPoint[] = [];

export function useTrend(days: number, every: number): Trend {
  const { data, error, isFetching, refetch } = useRequest('reports.trend', { days, every });
  const pending = data?.pending ?? null;
  useEffect(() => {
    if (pending === null || pending === 0 || isFetching) return;
    const timer = setTimeout(() => void refetch(), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [pending, isFetching, refetch]);
  return { points: data?.points ?? NO_POINTS, pending, error };
}
