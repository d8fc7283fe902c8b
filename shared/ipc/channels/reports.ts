/** Reports: evidence packs, pages to print, tables for spreadsheets, due dates for calendars, two dates compared, and the trend over time. */
import { z } from 'zod';
import { SEVERITIES } from '../../gaps/rule.ts';
import type { Comparison } from '../../reports/compare/compare.ts';
import type { TrendPoint } from '../../reports/trend/trend.ts';
import { RUNBOOK_KINDS } from '../../runbooks/runbook.ts';
import { ledgerChannel, mainChannel } from '../channel.ts';
import { ACCOUNT_FILTERS } from './accounts.ts';
import { GAP_STATUSES } from './gaps.ts';
import { REGISTER_KINDS } from './register.ts';
import { reviewFilters } from './reviews.ts';
import { rotationFilters, rotationId } from './rotations.ts';

const EVIDENCE_FORMATS = ['pdf', 'html', 'json'] as const;
export type EvidenceFormat = (typeof EVIDENCE_FORMATS)[number];

const search = z.string().max(200).default('');

/** A table as a grid shows it: the same search and filters, every row that matches. */
const tableRequest = z.discriminatedUnion('of', [
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
  z.strictObject({ of: z.literal('rotations'), ...rotationFilters, ids: z.array(rotationId).max(10_000).optional() }),
  z.strictObject({ of: z.literal('review'), ...reviewFilters }),
]);
export type TableRequest = z.output<typeof tableRequest>;

const caseId = z.string().min(1).max(40);
const account = z.string().regex(/^\d{12}$/);

/** A page that works by itself: to print, to carry around, to keep in a safe. */
const pageRequest = z.discriminatedUnion('of', [
  /** The steps of a case: everybody's, or those of one person. */
  z.strictObject({ of: z.literal('case-sheet'), id: caseId, person: z.string().trim().min(1).max(320).optional() }),
  z.strictObject({ of: z.literal('closing-report'), id: caseId }),
  z.strictObject({ of: z.literal('runbook'), account, kind: z.enum(RUNBOOK_KINDS) }),
  z.strictObject({ of: z.literal('break-glass-card'), account }),
  z.strictObject({ of: z.literal('receipt'), id: caseId }),
]);
export type PageRequest = z.output<typeof pageRequest>;

const PAGE_FORMATS = ['pdf', 'html'] as const;
export type PageFormat = (typeof PAGE_FORMATS)[number];

/** Days that work falls due on, for a calendar. */
const calendarRequest = z.discriminatedUnion('of', [
  /** Open steps of one case, or of all open ones. */
  z.strictObject({ of: z.literal('offboarding'), id: caseId.optional() }),
  z.strictObject({ of: z.literal('reviews') }),
  z.strictObject({ of: z.literal('drills') }),
]);
export type CalendarRequest = z.output<typeof calendarRequest>;

/** The largest picture that is saved, in characters: as SVG, or as the base64 of a PNG. */
const MOST_PICTURE_CHARACTERS = 8_000_000;

/** A file that was written where the person chose. */
export interface SavedFile {
  readonly file: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** A pack in all its forms, and its manifest. */
export interface SavedPack {
  readonly folder: string;
  readonly files: readonly SavedFile[];
}

const evidence = {
  redacted: z.boolean(),
  maskAccounts: z.boolean().default(false),
  /** Absent = now. */
  asOf: z.iso.datetime().optional(),
};

const dates = { from: z.iso.datetime(), to: z.iso.datetime() };

export const reportChannels = {
  /** Save an evidence pack where the person chooses; null if they changed their mind. */
  'reports.save-evidence': mainChannel(
    z.strictObject({ format: z.enum(EVIDENCE_FORMATS), ...evidence }),
  ).answers<SavedFile | null>(),
  /** Save a pack in every form, with a manifest of sums, in a new folder where the person chooses; null if they changed their mind. */
  'reports.save-evidence-folder': mainChannel(z.strictObject(evidence)).answers<SavedPack | null>(),
  /** Save the custody graph of an account as the window draws it; null if they changed their mind. */
  'reports.save-picture': mainChannel(
    z.discriminatedUnion('format', [
      z.strictObject({ account, format: z.literal('svg'), content: z.string().max(MOST_PICTURE_CHARACTERS) }),
      z.strictObject({ account, format: z.literal('png'), content: z.base64().max(MOST_PICTURE_CHARACTERS) }),
    ]),
  ).answers<SavedFile | null>(),
  /** Save a table as CSV. */
  'reports.save-table': mainChannel(
    z.strictObject({ table: tableRequest, redacted: z.boolean().default(false) }),
  ).answers<SavedFile | null>(),
  /** Put a table on the clipboard, as a spreadsheet takes it; it is cleared after a while like everything copied. */
  'reports.copy-table': mainChannel(z.strictObject({ table: tableRequest })).answers<{ rows: number }>(),
  /** Save a page where the person chooses; null if they changed their mind. */
  'reports.save-page': mainChannel(
    z.strictObject({ page: pageRequest, format: z.enum(PAGE_FORMATS) }),
  ).answers<SavedFile | null>(),
  /** Save due dates as an `.ics` file. */
  'reports.save-calendar': mainChannel(z.strictObject({ calendar: calendarRequest })).answers<SavedFile | null>(),
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
