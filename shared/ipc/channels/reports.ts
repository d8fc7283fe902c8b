/** Reports: evidence packs, tables for spreadsheets, two dates compared, and the trend over time. */
import { z } from 'zod';
import { SEVERITIES } from '../../gaps/rule.ts';
import type { Comparison } from '../../reports/compare/compare.ts';
import type { TrendPoint } from '../../reports/trend/trend.ts';
import { ledgerChannel, mainChannel } from '../channel.ts';
import { ACCOUNT_FILTERS } from './accounts.ts';
import { GAP_STATUSES } from './gaps.ts';
import { REGISTER_KINDS } from './register.ts';

export const EVIDENCE_FORMATS = ['pdf', 'html', 'json'] as const;
export type EvidenceFormat = (typeof EVIDENCE_FORMATS)[number];

const search = z.string().max(200).default('');

/** A table as a grid shows it: the same search and filters, every row that matches. */
export const tableRequest = z.discriminatedUnion('of', [
  z.strictObject({ of: z.literal('accounts'), search, filters: z.array(z.enum(ACCOUNT_FILTERS)).max(10).default([]) }),
  z.strictObject({
    of: z.literal('gaps'),
    search,
    severities: z.array(z.enum(SEVERITIES)).default([]),
    statuses: z.array(z.enum(GAP_STATUSES)).default(['gap']),
    rule: z.string().max(100).optional(),
    account: z
      .string()
      .regex(/^\d{12}$/)
      .optional(),
  }),
  z.strictObject({
    of: z.literal('register'),
    kind: z.enum(REGISTER_KINDS),
    search,
    problemsOnly: z.boolean().default(false),
  }),
]);
export type TableRequest = z.output<typeof tableRequest>;

/** A file that was written where the person chose. */
export interface SavedFile {
  readonly file: string;
  readonly sha256: string;
  readonly bytes: number;
}

const dates = { from: z.iso.datetime(), to: z.iso.datetime() };

export const reportChannels = {
  /** Save an evidence pack where the person chooses; null if they changed their mind. */
  'reports.save-evidence': mainChannel(
    z.strictObject({
      format: z.enum(EVIDENCE_FORMATS),
      redacted: z.boolean(),
      maskAccounts: z.boolean().default(false),
      /** Absent = now. */
      asOf: z.iso.datetime().optional(),
    }),
  ).answers<SavedFile | null>(),
  /** Save a table as CSV. */
  'reports.save-table': mainChannel(
    z.strictObject({ table: tableRequest, redacted: z.boolean().default(false) }),
  ).answers<SavedFile | null>(),
  /** Put a table on the clipboard, as a spreadsheet takes it; it is cleared after a while like everything copied. */
  'reports.copy-table': mainChannel(z.strictObject({ table: tableRequest })).answers<{ rows: number }>(),
  'reports.compare': ledgerChannel(z.strictObject(dates)).answers<Comparison>(),
  /** Save a comparison, whole, as a page to print or as JSON. */
  'reports.save-comparison': mainChannel(
    z.strictObject({ ...dates, format: z.enum(['html', 'json']), redacted: z.boolean().default(false) }),
  ).answers<SavedFile | null>(),
  /**
   * How things stood at intervals, the oldest first. Past days are worked out one at a time and kept: ask again while
   * `pending` is not 0.
   */
  'reports.trend': ledgerChannel(
    z.strictObject({ days: z.number().int().min(7).max(730), every: z.number().int().min(1).max(31) }),
  ).answers<{ points: readonly TrendPoint[]; pending: number }>(),
};
