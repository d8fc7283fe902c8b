/** Lines over time, drawn as SVG: no inline style, so that the content policy stays as it is; colours come from the theme. */
import { day } from '../design/dates.ts';
import classes from './reports.module.css';

export interface Line<Point> {
  readonly name: string;
  /** A colour of the theme: `var(--high-solid)`. */
  readonly colour: string;
  readonly dashed?: boolean;
  /** `null`: nothing is known of that day; the line is broken there. */
  value(point: Point): number | null;
}

const WIDTH = 720;
const HEIGHT = 190;
const LEFT = 44;
const BOTTOM = 24;
const TOP = 10;

export function LineChart<Point>({
  label,
  points,
  at,
  lines,
}: {
  label: string;
  points: readonly Point[];
  at: (point: Point) => string;
  lines: readonly Line<Point>[];
}) {
  const times = points.map((point) => Date.parse(at(point)));
  const first = times[0] ?? 0;
  const last = times.at(-1) ?? 1;
  const top = roundUp(Math.max(1, ...lines.flatMap((line) => points.map((point) => line.value(point) ?? 0))));
  const x = (time: number): number => LEFT + ((WIDTH - LEFT - 8) * (time - first)) / Math.max(1, last - first);
  const y = (value: number): number => TOP + (HEIGHT - TOP - BOTTOM) * (1 - value / top);
  return (
    <figure className={classes.chart}>
      <figcaption>
        {lines.map(({ name, colour }) => (
          <span key={name} className={classes.key}>
            <svg width="14" height="8" aria-hidden="true">
              <line x1="0" y1="4" x2="14" y2="4" stroke={colour} strokeWidth="2.5" />
            </svg>
            {name}
          </span>
        ))}
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={`${label}: ${told(points, at, lines)}`}>
        {[0, top / 2, top].map((value) => (
          <g key={value}>
            <line x1={LEFT} x2={WIDTH - 8} y1={y(value)} y2={y(value)} className={classes.rule} />
            <text x={LEFT - 8} y={y(value) + 4} textAnchor="end" className={classes.tick}>
              {Math.round(value).toLocaleString()}
            </text>
          </g>
        ))}
        {[first, last].map((time, index) => (
          <text
            key={index === 0 ? 'first' : 'last'}
            x={index === 0 ? LEFT : WIDTH - 8}
            y={HEIGHT - 6}
            textAnchor={index === 0 ? 'start' : 'end'}
            className={classes.tick}
          >
            {day(new Date(time).toISOString())}
          </text>
        ))}
        {lines.map((line) => (
          <path
            key={line.name}
            d={pathOf(points.map((point, index) => [x(times[index] ?? first), valueAt(line, point, y)]))}
            fill="none"
            stroke={line.colour}
            strokeWidth="2"
            strokeDasharray={line.dashed ? '5 4' : undefined}
            strokeLinejoin="round"
          />
        ))}
      </svg>
    </figure>
  );
}

function valueAt<Point>(line: Line<Point>, point: Point, y: (value: number) => number): number | null {
  const value = line.value(point);
  return value === null ? null : y(value);
}

function pathOf(places: readonly (readonly [number, number | null])[]): string {
  let pen = 'M';
  let path = '';
  for (const [x, y] of places) {
    if (y === null) pen = 'M';
    else {
      path += `${pen}${x.toFixed(1)} ${y.toFixed(1)}`;
      pen = 'L';
    }
  }
  return path;
}

/** For a reader who does not see the lines: where each begins and ends. */
function told<Point>(points: readonly Point[], at: (point: Point) => string, lines: readonly Line<Point>[]): string {
  const [first] = points;
  const last = points.at(-1);
  if (first === undefined || last === undefined) return 'no days';
  return lines
    .map(
      (line) =>
        `${line.name} ${line.value(first) ?? 'unknown'} on ${day(at(first))}, ${line.value(last) ?? 'unknown'} on ${day(at(last))}`,
    )
    .join('; ');
}

/** The next number that reads well on an axis and halves well. */
function roundUp(value: number): number {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(value))) / (value > 10 ? 5 : 1);
  return Math.max(2, Math.ceil(value / (2 * step)) * 2 * step);
}
