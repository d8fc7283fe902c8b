/** Lines over time, drawn as SVG: no inline style, so that the content policy stays as it is; colours come from the theme. */
import { day } from '../design/dates.ts';
import { numeral } from '../design/locale.ts';
import { useWidth } from '../design/width.ts';
import classes from './reports.module.css';

export interface Line<Point> {
  readonly name: string;
  /** A colour of the theme: `var(--high-solid)`. */
  readonly colour: string;
  readonly dashed?: boolean;
  /** `null`: nothing is known of that day; the line is broken there. */
  value(point: Point): number | null;
}

/** Before it is measured, and where nothing is. */
const WIDTH_PX = 720;
const HEIGHT_PX = 190;
const LEFT = 44;
const BOTTOM = 24;
const TOP = 10;

export function LineChart<Point>({
  label,
  points,
  at,
  lines,
  height = HEIGHT_PX,
}: {
  label: string;
  /** In pixels. */
  height?: number;
  points: readonly Point[];
  at: (point: Point) => string;
  lines: readonly Line<Point>[];
}) {
  const { ref, width: measured } = useWidth();
  const width = measured === 0 ? WIDTH_PX : measured;
  const times = points.map((point) => Date.parse(at(point)));
  const first = times[0] ?? 0;
  const last = times.at(-1) ?? 1;
  const top = roundUp(Math.max(1, ...lines.flatMap((line) => points.map((point) => line.value(point) ?? 0))));
  const x = (time: number): number => LEFT + ((width - LEFT - 8) * (time - first)) / Math.max(1, last - first);
  const y = (value: number): number => TOP + (height - TOP - BOTTOM) * (1 - value / top);
  return (
    <figure ref={ref} className={classes.chart}>
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
      <svg
        viewBox={`0 0 ${width} ${height}`}
        height={height}
        role="img"
        aria-label={`${label}: ${told(points, at, lines)}`}
      >
        {[0, top / 2, top].map((value) => (
          <g key={value}>
            <line x1={LEFT} x2={width - 8} y1={y(value)} y2={y(value)} className={classes.rule} />
            <text x={LEFT - 8} y={y(value) + 4} textAnchor="end" className={classes.tick}>
              {numeral(Math.round(value))}
            </text>
          </g>
        ))}
        {[first, last].map((time, index) => (
          <text
            key={index === 0 ? 'first' : 'last'}
            x={index === 0 ? LEFT : width - 8}
            y={height - 6}
            textAnchor={index === 0 ? 'start' : 'end'}
            className={classes.tick}
          >
            {day(new Date(time).toISOString())}
          </text>
        ))}
        {lines.map((line) => (
          <path
            key={`under ${line.name}`}
            d={areaOf(
              points.map((point, index) => [x(times[index] ?? first), valueAt(line, point, y)]),
              height - BOTTOM,
            )}
            fill={line.colour}
            className={classes.area}
          />
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

/** The surface under a line, down to the axis. A line that is broken has none. */
function areaOf(places: readonly (readonly [number, number | null])[], bottom: number): string {
  if (places.some(([, y]) => y === null)) return '';
  const [start] = places;
  const end = places.at(-1);
  if (start === undefined || end === undefined) return '';
  return `${pathOf(places)}L${end[0].toFixed(1)} ${bottom}L${start[0].toFixed(1)} ${bottom}Z`;
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
