/** How things went: open gaps and unknowns over time, what was opened and closed, how old facts are. */
import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { TrendPoint } from '../../shared/reports/trend/trend.ts';
import { firstTrendDay } from '../../shared/reports/trend/trend.ts';
import { day } from '../design/dates.ts';
import { Section } from '../design/page.tsx';
import { Table } from '../design/table.tsx';
import { Trouble } from '../design/trouble.tsx';
import { count } from '../design/words.ts';
import { type Line, LineChart } from './line-chart.tsx';
import classes from './reports.module.css';
import { LATELY, movements, openGaps, useTrend } from './use-trend.ts';

const SPANS = {
  '90': { label: '3 months', ...LATELY },
  '365': { label: 'A year', days: 365, every: 14 },
} as const;
type Span = keyof typeof SPANS;

const LINES: readonly Line<TrendPoint>[] = [
  { name: 'Open gaps', colour: 'var(--high-solid)', value: openGaps },
  { name: 'Unknowns', colour: 'var(--unknown-solid)', value: ({ unknown }) => unknown, dashed: true },
];
const AGE: readonly Line<TrendPoint>[] = [
  { name: 'Median age of facts, days', colour: 'var(--low-solid)', value: ({ medianAgeDays }) => medianAgeDays },
];

export function TrendSection() {
  const [span, setSpan] = useState<Span>('90');
  const { days, every } = SPANS[span];
  const { points, pending, error } = useTrend(days, every);
  const { opened, closed } = movements(points);
  return (
    <Section title="Over time" padded>
      <div className={classes.form}>
        <div>
          <SegmentedControl
            aria-label="How far back"
            value={span}
            onChange={(value) => setSpan(value as Span)}
            data={Object.entries(SPANS).map(([value, { label }]) => ({ value, label }))}
          />
        </div>
        <Trouble error={error} />
        {pending !== null && pending > 0 && (
          <p className="muted" role="status">
            {count(pending, 'day')} still to be worked out.
          </p>
        )}
        {points.length === 1 && pending === 0 && (
          <p className="muted">
            The ledger has not been kept for long enough to show how things went. The first line appears on{' '}
            {day(firstTrendDay(new Date(), every))}.
          </p>
        )}
        {points.length > 1 && (
          <>
            <p>
              {count(opened, 'gap')} opened and {count(closed, 'gap')} closed since {day(points[0]?.at)}.
            </p>
            <LineChart label="Open gaps and unknowns" points={points} at={(point) => point.at} lines={LINES} />
            <LineChart label="Median age of facts" points={points} at={(point) => point.at} lines={AGE} />
            <TrendTable points={points} />
          </>
        )}
      </div>
    </Section>
  );
}

function TrendTable({ points }: { points: readonly TrendPoint[] }) {
  return (
    <details>
      <summary className="muted">As a table</summary>
      <Table
        heads={['Day', 'Accounts', 'Open gaps', 'Opened', 'Closed', 'Unknown', 'Accepted', 'Median age (days)']}
        label="Trend"
        slim
      >
        {points.toReversed().map((point) => (
          <tr key={point.at} className="numeric">
            <td>{day(point.at)}</td>
            <td>{point.accounts}</td>
            <td>{openGaps(point)}</td>
            <td>{point.opened ?? ''}</td>
            <td>{point.closed ?? ''}</td>
            <td>{point.unknown}</td>
            <td>{point.waived}</td>
            <td>{point.medianAgeDays ?? ''}</td>
          </tr>
        ))}
      </Table>
    </details>
  );
}
