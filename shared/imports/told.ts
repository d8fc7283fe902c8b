/** The rows of a file from which nothing is taken, each under its reason: no row goes in silence, and the counts add up. */

/** The first and the last of rows that follow each other. */
export type RowRange = readonly [from: number, to: number];

export interface ToldRows {
  readonly reason: string;
  /** How many rows; exact, however few of them are listed. */
  readonly rows: number;
  /** Which data records, counted from 1, in their order: the first of them where they are scattered widely. */
  readonly ranges: readonly RowRange[];
}

/** Ranges kept of one reason: a receipt is read by people. */
const MOST_RANGES = 300;
/** Reasons kept of one file; some name what a row has, and so differ from row to row. */
const MOST_REASONS = 100;
const OTHER_REASONS = 'Other reasons, each told with its row among the remarks as far as they are listed.';

/** All rows, for what is only handed on to be reconciled. */
export const EVERY = { ranges: Number.POSITIVE_INFINITY, reasons: Number.POSITIVE_INFINITY } as const;
/** As much as is shown and kept; the counts are exact all the same. */
const SHOWN = { ranges: MOST_RANGES, reasons: MOST_REASONS } as const;

/** Of the rows 1 to `rows` those for which `reasonOf` gives a reason, by their reasons in the order of their first rows. */
export function toldRows(
  rows: number,
  reasonOf: (row: number) => string | null,
  most: { readonly ranges: number; readonly reasons: number } = SHOWN,
): readonly ToldRows[] {
  const found = new Map<string, { rows: number; ranges: [number, number][] }>();
  for (let row = 1; row <= rows; row += 1) {
    const given = reasonOf(row);
    if (given === null) continue;
    const reason = found.has(given) || found.size < most.reasons ? given : OTHER_REASONS;
    const told = found.get(reason) ?? { rows: 0, ranges: [] };
    found.set(reason, told);
    told.rows += 1;
    const last = told.ranges.at(-1);
    if (last !== undefined && last[1] === row - 1) last[1] = row;
    else if (told.ranges.length < most.ranges) told.ranges.push([row, row]);
  }
  return [...found].map(([reason, told]) => ({ reason, ...told }));
}

/** How many rows are told altogether. */
export function countTold(told: readonly ToldRows[]): number {
  return told.reduce((sum, { rows }) => sum + rows, 0);
}

/** `3, 5–7 and 12 more`: at most so many ranges, and how many rows are not among them. */
export function rangeWords({ rows, ranges }: Pick<ToldRows, 'rows' | 'ranges'>, most: number): string {
  const shown = ranges.slice(0, most);
  const listed = shown.reduce((sum, [from, to]) => sum + to - from + 1, 0);
  const words = shown.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`)).join(', ');
  return listed === rows ? words : `${words} and ${rows - listed} more`;
}

/** The problems that the told rows do not say already. */
export function problemsBeside<Of extends { readonly row: number; readonly reason: string }>(
  problems: readonly Of[],
  told: readonly ToldRows[],
): readonly Of[] {
  const said = new Set(told.map(({ reason }) => reason));
  return problems.filter(({ row, reason }) => row === 0 || !said.has(reason));
}

/** Is the row among those that are told? */
export function isTold(told: readonly ToldRows[], row: number): boolean {
  return told.some(({ ranges }) => ranges.some(([from, to]) => from <= row && row <= to));
}
