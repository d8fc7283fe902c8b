import { clauses, latestDeparture } from '../leavers.ts';
import { listingsOf } from '../listings.ts';
import { ACCESS_REMOVAL } from '../related-controls.ts';
import { FINE, type GapRule, gap } from '../rule.ts';

export const leftStillListed: GapRule = {
  id: 'left-still-listed',
  title: 'Somebody who left is still listed',
  severity: 'high',
  about: 'custody',
  why: 'As long as a former colleague is in the group, the vault or the list of key holders, they may still have what is needed to get in.',
  whatToDo: () =>
    'Remove them from each place named, collect what they hold, then change the password and re-enrol the seeds they could read.',
  controls: ACCESS_REMOVAL,
  evaluate(ctx) {
    const found = listingsOf(ctx.world, ctx.account, 'left');
    if (found.length === 0) return FINE;
    const people = [...new Set(found.map(({ person }) => person))];
    const since = latestDeparture(ctx.world, people);
    return gap(`${clauses(ctx.world, found, 'left', 'still')}.`, {
      people,
      refs: found.map(({ ref }) => ref),
      ...(since ? { since } : {}),
    });
  },
};
