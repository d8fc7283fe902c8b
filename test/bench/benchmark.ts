/** What a benchmark measures, and how a line of the table is made of it. Source of the words: docs/cli.md. */

export interface Measured {
  readonly name: string;
  readonly unit: 'ms' | 'MB' | 's' | 'calls/s' | 'x';
  readonly samples: readonly number[];
  /** Measured in the same run, so that a noisy machine disturbs both. */
  readonly against?: { readonly name: string; readonly samples: readonly number[] } | undefined;
  /** The largest value wanted, in the unit; or the largest ratio. */
  readonly target?: { readonly of: 'value' | 'ratio'; readonly most: number } | undefined;
}

export interface BenchmarkLine {
  readonly name: string;
  readonly median: number;
  readonly min: number;
  readonly max: number;
  readonly unit: string;
  readonly ratio: number | null;
  readonly against: string | null;
  readonly target: number | null;
  /** Is the target a ratio or a value? */
  readonly targetOf: 'value' | 'ratio' | null;
  readonly met: boolean | null;
}

export interface Benchmark {
  /** The first word of its lines' names: what `npm run bench -- NAME` picks. */
  readonly name: string;
  measure(): Promise<readonly Measured[]> | readonly Measured[];
}

export function median(samples: readonly number[]): number {
  const sorted = samples.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}

/** One line of the table: medians, and the ratio of medians. */
export function lineOf({ name, unit, samples, against, target }: Measured): BenchmarkLine {
  const value = median(samples);
  const ratio = against === undefined ? null : value / median(against.samples);
  const judged = target?.of === 'ratio' ? ratio : value;
  return {
    name,
    median: value,
    min: Math.min(...samples),
    max: Math.max(...samples),
    unit,
    ratio,
    against: against?.name ?? null,
    target: target?.most ?? null,
    targetOf: target?.of ?? null,
    met: target === undefined || judged === null ? null : judged <= target.most,
  };
}
