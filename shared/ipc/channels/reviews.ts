/** Access reviews: opening, answering, finishing. */
import { z } from 'zod';
import {
  type Answered,
  type CampaignStatus,
  DECISIONS,
  REVIEW_KINDS,
  type ReviewKind,
  type ReviewProgress,
} from '../../reviews/index.ts';
import { ledgerChannel } from '../channel.ts';
import type { Page } from '../page.ts';

const MOST_ROWS = 200;
/** Lists offered as a filter; the search finds the others. */
export const MOST_LISTS = 300;

export interface ReviewRow {
  readonly id: string;
  readonly name: string;
  readonly status: CampaignStatus;
  readonly owner: string;
  readonly openedAt: string;
  readonly dueAt: string;
  readonly closedAt: string | null;
  readonly reason: string | null;
  readonly progress: ReviewProgress;
}

export interface ReviewPage extends Page<Answered> {
  readonly row: ReviewRow;
  /** Lists of the review with what is open on each: those with most open first, at most `MOST_LISTS`. */
  readonly lists: readonly {
    readonly kind: ReviewKind;
    readonly key: string;
    readonly name: string;
    readonly total: number;
    readonly open: number;
  }[];
}

export interface ReviewScopePreview {
  readonly questions: number;
  readonly byKind: readonly { readonly kind: ReviewKind; readonly lists: number; readonly questions: number }[];
}

/** For the home screen. */
export interface ReviewsSummary {
  readonly open: number;
  readonly overdue: number;
  /** Questions that nobody has answered, in all open reviews. */
  readonly questions: number;
  readonly lastClosedAt: string | null;
  readonly reviewDays: number;
  /** ISO date on which the next review is due; null while there has never been one. */
  readonly nextDueAt: string | null;
  /** Never reviewed, or longer ago than the policy allows. */
  readonly late: boolean;
}

const id = z.string().min(1).max(60);
const question = z.string().min(1).max(1500);
const person = z.string().trim().min(1).max(320);
export const reviewFilters = {
  id,
  search: z.string().max(200).default(''),
  show: z.enum(['all', 'open', ...DECISIONS]).default('all'),
  /** One list alone: `kind:key`. */
  list: z.string().max(700).optional(),
};
const scope = { kinds: z.array(z.enum(REVIEW_KINDS)).min(1).max(6), unused: z.boolean().default(false) };

export const reviewChannels = {
  'reviews.list': ledgerChannel(z.undefined()).answers<{ rows: readonly ReviewRow[] }>(),
  'reviews.summary': ledgerChannel(z.undefined()).answers<ReviewsSummary>(),
  /** How many questions a review would ask. */
  'reviews.preview': ledgerChannel(z.strictObject(scope)).answers<ReviewScopePreview>(),
  'reviews.open': ledgerChannel(
    z.strictObject({
      ...scope,
      name: z.string().trim().min(1).max(200),
      owner: person.optional(),
      dueAt: z.iso.date(),
    }),
  ).answers<{ id: string; seq: number; questions: number }>(),
  'reviews.get': ledgerChannel(
    z.strictObject({
      ...reviewFilters,
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(MOST_ROWS).default(MOST_ROWS),
    }),
  ).answers<ReviewPage>(),
  /**
   * Answer questions. Keep confirms the statement, remove ends it in the register from now on. `unsafe` where removing
   * would lock somebody out, unless accepted with a reason.
   */
  'reviews.decide': ledgerChannel(
    z.strictObject({
      id,
      questions: z.array(question).min(1).max(2000),
      decision: z.enum(DECISIONS),
      note: z.string().trim().max(2000).optional(),
      override: z.strictObject({ by: person, reason: z.string().trim().min(3).max(2000) }).optional(),
    }),
  ).answers<{ seq: number; decided: number }>(),
  /** Finish a review of which every question is answered. */
  'reviews.close': ledgerChannel(z.strictObject({ id, note: z.string().trim().max(2000).optional() })).answers<{
    seq: number;
  }>(),
  'reviews.cancel': ledgerChannel(z.strictObject({ id, reason: z.string().trim().min(3).max(2000) })).answers<{
    seq: number;
  }>(),
};
