/** Access reviews. */
import type { ReviewRow, reviewChannels } from '../../../shared/ipc/channels/reviews.ts';
import { MOST_LISTS } from '../../../shared/ipc/channels/reviews.ts';
import type { RequestOf } from '../../../shared/ipc/contract.ts';
import { LedgerError } from '../../../shared/ipc/result.ts';
import type { Provenance } from '../../../shared/register/facts.ts';
import {
  type Answered,
  type Campaign,
  campaignsIn,
  decisionFact,
  nextReviewId,
  progressOfReview,
  questionsOf,
  REVIEW_KINDS,
  reviewField,
  reviewStanding,
  unanswered,
} from '../../../shared/reviews/index.ts';
import { hasWords, wordsOf } from '../../../shared/text/search.ts';
import { decide, mustBeOpenReview, mustBeReview } from '../reviews/deciding.ts';
import type { LedgerContext, LedgerHandlers } from './handler.ts';

const DAY_MS = 86_400_000;

export const reviewHandlers: LedgerHandlers<typeof reviewChannels> = {
  'reviews.list': ({ ledger }) => {
    const now = ledger.now().toISOString();
    return { rows: campaignsIn(ledger.register).map((one) => rowOf(one, now)) };
  },
  'reviews.summary': ({ ledger, assessment }) => {
    const now = ledger.now().toISOString();
    const open = campaignsIn(ledger.register)
      .filter(({ status }) => status === 'open')
      .map((one) => progressOfReview(one, now));
    const { lastClosedAt } = reviewStanding(ledger.register, now);
    const { reviewDays } = assessment.policy;
    const next = lastClosedAt === null ? null : new Date(Date.parse(lastClosedAt) + reviewDays * DAY_MS).toISOString();
    return {
      open: open.length,
      overdue: open.filter(({ overdue }) => overdue).length,
      questions: open.reduce((sum, progress) => sum + progress.open, 0),
      lastClosedAt,
      reviewDays,
      nextDueAt: next?.slice(0, 10) ?? null,
      late: next === null || next < now,
    };
  },
  'reviews.preview': ({ assessment }, scope) => {
    const questions = questionsOf(assessment.model, scope);
    return {
      questions: questions.length,
      byKind: REVIEW_KINDS.filter((kind) => scope.kinds.includes(kind)).map((kind) => {
        const of = questions.filter((one) => one.kind === kind);
        return { kind, lists: new Set(of.map(({ key }) => key)).size, questions: of.length };
      }),
    };
  },
  'reviews.open': ({ ledger, assessment, actor }, { name, owner, dueAt, ...scope }) => {
    if (dueAt < ledger.now().toISOString().slice(0, 10))
      throw new LedgerError('invalid-request', 'A review cannot be due before it begins.', {
        hint: 'Choose a later day.',
      });
    const questions = questionsOf(assessment.model, scope);
    if (questions.length === 0)
      throw new LedgerError('invalid-request', 'There is nobody to ask about.', {
        hint: 'Record or import groups, vaults and devices first, or choose more kinds of lists.',
      });
    const id = nextReviewId(ledger.register, ledger.now());
    const title = `Opened the review “${name}”: ${questions.length} questions`;
    const { seq } = ledger.change({ actor, action: 'review', title }, (draft) => {
      const provenance: Provenance = { basis: 'declared', source: `review:${id}`, at: draft.at, by: actor };
      const fields = { name, owner: owner ?? actor, dueAt, status: 'open', openedAt: draft.at, kinds: scope.kinds };
      for (const [field, value] of Object.entries(fields)) draft.put(reviewField(id, field, value, provenance));
      for (const question of questions) draft.put(decisionFact(id, unanswered(question), provenance));
    });
    return { id, seq, questions: questions.length };
  },
  'reviews.get': ({ ledger }, { id, search, show, list, offset, limit }) => {
    const one = mustBeReview(ledger, id);
    const rows = matching(one, { search, show, list });
    return {
      total: rows.length,
      rows: rows.slice(offset, offset + limit),
      row: rowOf(one, ledger.now().toISOString()),
      lists: listsOf(one.decisions),
    };
  },
  'reviews.decide': (context, request) => ({ seq: decide(context, request).seq, decided: request.questions.length }),
  'reviews.close': (context, { id, note }) => {
    const one = mustBeOpenReview(context.ledger, id);
    const { open } = progressOfReview(one, context.ledger.now().toISOString());
    if (open > 0)
      throw new LedgerError('conflict', `${open} question${open === 1 ? ' has' : 's have'} no answer yet.`, {
        hint: 'Keep, remove or unsure: every question needs one of them.',
      });
    return end(context, one, 'closed', note);
  },
  'reviews.cancel': (context, { id, reason }) =>
    end(context, mustBeOpenReview(context.ledger, id), 'cancelled', reason),
};

function end(
  { ledger, actor }: LedgerContext,
  one: Campaign,
  status: 'closed' | 'cancelled',
  reason: string | undefined,
): { seq: number } {
  const title = status === 'closed' ? `Finished the review “${one.name}”` : `Cancelled the review “${one.name}”`;
  return ledger.change({ actor, action: 'review', title, reason }, (draft) => {
    const provenance: Provenance = { basis: 'declared', source: `review:${one.id}`, at: draft.at, by: actor };
    const fields = { status, closedAt: draft.at, ...(reason === undefined ? {} : { reason }) };
    for (const [field, value] of Object.entries(fields)) draft.put(reviewField(one.id, field, value, provenance));
  });
}

function rowOf(one: Campaign, now: string): ReviewRow {
  const { decisions: _, ...rest } = one;
  return { ...rest, progress: progressOfReview(one, now) };
}

function listsOf(decisions: readonly Answered[]) {
  const lists = new Map<string, { kind: Answered['kind']; key: string; name: string; total: number; open: number }>();
  for (const { kind, key, name, decision } of decisions) {
    const list = lists.get(`${kind}:${key}`) ?? { kind, key, name, total: 0, open: 0 };
    list.total += 1;
    if (decision === null) list.open += 1;
    lists.set(`${kind}:${key}`, list);
  }
  return [...lists.values()].sort((a, b) => b.open - a.open || a.name.localeCompare(b.name)).slice(0, MOST_LISTS);
}

/** Questions of a review that these filters let through. */
export function matching(
  one: Campaign,
  { search, show, list }: Pick<RequestOf<'reviews.get'>, 'search' | 'show' | 'list'>,
): Answered[] {
  const words = wordsOf(search);
  return one.decisions.filter((question) => {
    if (show !== 'all' && (question.decision ?? 'open') !== show) return false;
    if (list !== undefined && `${question.kind}:${question.key}` !== list) return false;
    return hasWords(`${question.name}\n${question.key}\n${question.whoName}\n${question.who}\n${question.as}`, words);
  });
}
