import { clauses } from '../leavers.ts';
import { listingsOf } from '../listings.ts';
import { ACCESS_REMOVAL } from '../related-controls.ts';
import { FINE, type GapRule, gap } from '../rule.ts';

export const leavingStillListed: GapRule = {
  id: 'leaving-still-listed',
  title: 'Somebody who is leaving is listed',
  severity: 'medium',
  about: 'custody',
  why: 'Handing over takes longer than removing: a successor has to be registered and tested while the person is still here.',
  whatToDo: () => 'Open an offboarding case for the person: it lists the steps in the safe order.',
  controls: ACCESS_REMOVAL,
  evaluate(ctx) {
    const found = listingsOf(ctx.world, ctx.account, 'leaving');
    if (found.length === 0) return FINE;
    const people = [...new Set(found.map(({ person }) => person))];
    return gap(`${clauses(ctx.world, found, 'leaving', '')}.`, { people, refs: found.map(({ ref }) => ref) });
  },
};
