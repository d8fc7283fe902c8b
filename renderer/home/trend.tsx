/** How things went: open gaps and unknowns over three months, and what moved. */
import { Link } from 'wouter';
import type { TrendPoint } from '../../shared/reports/trend/trend.ts';
import { firstTrendDay } from '../../shared/reports/trend/trend.ts';
import { day } from '../design/dates.ts';
import { numeral } from '../design/locale.ts';
import { Section } from '../design/page.tsx';
import { Term } from '../design/term.tsx';
import { count } from '../design/words.ts';
import { type Line, LineChart } from '../reports/line-chart.tsx';
import { LATELY, movements, openGaps, useTrend } from '../reports/use-trend.ts';
import classes from './home.module.css';

const CHART_PX = 118;

const LINES: readonly Line<TrendPoint>[] = [
  { name: 'Open gaps', colour: 'var(--high-solid)', value: openGaps },
  { name: 'Unknowns', colour: 'var(--unknown-solid)', value: ({ unknown }) => unknown, dashed: true },
];

export function Trend() {
  const { points, pending, error } = useTrend(LATELY.days, LATELY.every);
  const last = points.at(-1);
  return (
    <Section title="Is it getting better?" aside={<Link to="/reports">Over time</Link>} padded>
      {points.length > 1 ? (
        <>
          <LineChart
            label="Open gaps and unknowns"
            points={points}
            at={(point) => point.at}
            lines={LINES}
            height={CHART_PX}
          />
          <p className={classes.trendWords}>{words(points)}</p>
        </>
      ) : (
        <div className={classes.trendEmpty}>
          <svg viewBox="0 0 320 60" preserveAspectRatio="none" aria-hidden="true">
            <path d="M0 44 C40 40 60 22 100 26 S170 46 210 34 S280 12 320 16" />
          </svg>
          <p>{emptyWords(pending, error)}</p>
        </div>
      )}
      {last !== undefined && last.medianAgeDays !== null && (
        <p className={classes.trendWords}>
          Half of all <Term name="fact">facts</Term>{' '}
          {last.medianAgeDays < 1 ? 'are from today' : `are older than ${count(Math.round(last.medianAgeDays), 'day')}`}
          .
        </p>
      )}
    </Section>
  );
}

function words(points: readonly TrendPoint[]): string {
  const { opened, closed } = movements(points);
  return `${count(opened, 'gap')} opened and ${numeral(closed)} closed since ${day(points[0]?.at)}.`;
}

function emptyWords(pending: number | null, error: unknown): string {
  if (error !== null) return 'How things went cannot be worked out just now.';
  if (pending === null || pending > 0) return 'Looking at the past days…';
  return `From ${day(firstTrendDay(new Date(), LATELY.every))} on you see here whether gaps and unknowns become fewer.`;
}
