import { refWords } from '../ref-words.ts';
import { PERIODIC_REVIEW } from '../related-controls.ts';
import { FINE, type GapRule, gap } from '../rule.ts';
import { capital, count, listed } from '../sentence.ts';

export const statementStale: GapRule = {
  id: 'statement-stale',
  title: 'Statements that nobody has confirmed for long',
  severity: 'low',
  about: 'custody',
  why: 'Who reads, holds and answers changes without telling anybody. A statement older than the review interval still counts, but nobody has looked whether it is still so.',
  whatToDo: () => 'Review what is named: confirm it, correct it, or import a fresh list.',
  controls: PERIODIC_REVIEW,
  evaluate(ctx) {
    const stale = ctx.verdict?.stale ?? [];
    if (stale.length === 0) return FINE;
    const oldest = Math.max(...stale.map(({ ageDays }) => ageDays));
    const words = [...new Set(stale.map(({ ref }) => refWords(ctx.world, ref)))];
    const days = ctx.world.policy.reviewDays;
    return gap(
      `${capital(count(stale.length, 'statement'))} ${stale.length === 1 ? 'is' : 'are'} older than ${days} days, the oldest ${oldest} days: ${listed(words)}.`,
    );
  },
};
