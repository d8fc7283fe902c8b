/** Access reviews of the sample: last quarter's is finished, this quarter's is half answered. */
import type { NewFact, Provenance } from '../../../shared/register/facts.ts';
import {
  type Answered,
  type Decision,
  decisionFact,
  type Question,
  questionsOf,
  type ReviewKind,
  reviewField,
  unanswered,
} from '../../../shared/reviews/index.ts';
import { who } from '../people.ts';
import type { Ground } from './ground.ts';

interface Told {
  readonly number: number;
  readonly name: string;
  readonly kinds: readonly ReviewKind[];
  readonly openedDays: number;
  /** Days from the opening to the day it is due. */
  readonly dueDays: number;
  readonly closedDays: number | null;
  /** The answer to a question, or none yet. */
  readonly answer: (question: Question, index: number) => { decision: Decision; note?: string } | null;
}

export function sampleReviews(ground: Ground): NewFact[] {
  return [
    ...review(ground, {
      number: 1,
      name: 'Safes, phones and management accounts',
      kinds: ['place', 'phone', 'organization'],
      openedDays: 78,
      dueDays: 14,
      closedDays: 66,
      answer: ({ who: asked }) =>
        asked === who('simon')
          ? { decision: 'unsure', note: 'Nobody knows whether his key to the cabinet came back.' }
          : { decision: 'keep' },
    }),
    ...review(ground, {
      number: 2,
      name: 'Vaults with root passwords',
      kinds: ['vault'],
      openedDays: 6,
      dueDays: 14,
      closedDays: null,
      answer: ({ hint }, index) => {
        if (hint !== null || index % 2 === 1) return null;
        return index === 4
          ? { decision: 'unsure', note: 'Asked the team lead; on holiday until Monday.' }
          : { decision: 'keep' };
      },
    }),
  ];
}

function review({ clock, model }: Ground, told: Told): NewFact[] {
  const { openedDays, closedDays } = told;
  const id = `review-${clock.now.slice(0, 4)}-${told.number}`;
  const by = who('grace');
  const at = (days: number): Provenance => ({ ...clock.declared(by, days), source: `review:${id}` });
  const fields = {
    name: told.name,
    owner: by,
    openedAt: clock.ago(openedDays),
    dueAt: clock.day(openedDays - told.dueDays),
    kinds: [...told.kinds],
    status: closedDays === null ? 'open' : 'closed',
    ...(closedDays === null ? {} : { closedAt: clock.ago(closedDays, 16) }),
  };
  const questions = questionsOf(model(openedDays), { kinds: told.kinds, unused: false });
  const answeredDays = closedDays ?? openedDays - 2;
  return [
    ...Object.entries(fields).map(([field, value]) =>
      reviewField(
        id,
        field,
        value,
        at(field === 'status' || field === 'closedAt' ? (closedDays ?? openedDays) : openedDays),
      ),
    ),
    ...questions.map((question, index) => {
      const given = told.answer(question, index);
      const answered: Answered =
        given === null
          ? unanswered(question)
          : { ...question, decision: given.decision, note: given.note ?? null, by, at: clock.ago(answeredDays, 10) };
      return decisionFact(id, answered, at(given === null ? openedDays : answeredDays));
    }),
  ];
}
