import { contradictionOf, lastDayOf } from '../../register/standing.ts';
import { listingsOf } from '../listings.ts';
import { ACCESS_REMOVAL } from '../related-controls.ts';
import { FINE, type GapRule, gap } from '../rule.ts';
import { day } from '../sentence.ts';

/** Whoever is gone by either counts as gone; one of the two statements is wrong all the same. */
export const statusAgainstLastDay: GapRule = {
  id: 'status-against-last-day',
  title: 'Status and last day contradict each other',
  severity: 'medium',
  about: 'custody',
  why: 'Either somebody who is gone is still treated as a colleague elsewhere, or somebody who is here is counted as gone and the account seems to hang on fewer people than it does.',
  whatToDo: () => 'Ask the person’s manager, then correct the status or the last day.',
  controls: ACCESS_REMOVAL,
  evaluate(ctx) {
    const { world } = ctx;
    const people = [...new Set(listingsOf(world, ctx.account, 'left').map(({ person }) => person))];
    const sentences = people.flatMap((address) => {
      const person = world.people.find(address);
      const contradiction = contradictionOf(person, world.nowMs);
      const last = lastDayOf(person);
      if (contradiction === null || last === null) return [];
      const name = world.people.name(address);
      const words =
        contradiction === 'gone-by-last-day'
          ? `The last day of ${name} was ${day(last)}, and the status still says ${person?.status}.`
          : `The status says that ${name} has left, and the last day is to come: ${day(last)}.`;
      return [{ address, words }];
    });
    if (sentences.length === 0) return FINE;
    return gap(sentences.map(({ words }) => words).join(' '), {
      people: sentences.map(({ address }) => address),
      refs: sentences.map(({ address }) => ({ kind: 'person', key: world.people.find(address)?.email ?? address })),
    });
  },
};
