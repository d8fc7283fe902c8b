/** Paged questions: a grid asks for the rows it shows, never for everything. */
import { z } from 'zod';

export const MOST_ROWS_PER_PAGE = 200;

export const pageOf = <Sort extends readonly [string, ...string[]]>(sorts: Sort) =>
  z.strictObject({
    search: z.string().max(200).default(''),
    sort: z.strictObject({ by: z.enum(sorts), descending: z.boolean() }).optional(),
    offset: z.number().int().min(0).default(0),
    limit: z.number().int().min(1).max(MOST_ROWS_PER_PAGE).default(MOST_ROWS_PER_PAGE),
    /** Evaluate as of this instant instead of now. */
    asOf: z.iso.datetime().optional(),
  });

export interface Page<Row> {
  /** Rows that match, of which this page holds some. */
  readonly total: number;
  readonly rows: readonly Row[];
}
