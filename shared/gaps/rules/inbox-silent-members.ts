import { TESTED_PROCEDURE } from '../related-controls.ts';
import { FINE, type GapRule, gap, notApplicable } from '../rule.ts';

export const inboxSilentMembers: GapRule = {
  id: 'inbox-silent-members',
  title: 'Members who never receive the root mail',
  severity: 'low',
  about: 'custody',
  why: 'They look like readers and are not: delivery is switched off, or the invitation was never accepted. On the day of the reset mail they do not count.',
  whatToDo: () => 'Switch their delivery on, or take them off the list so that nobody counts on them.',
  controls: TESTED_PROCEDURE,
  evaluate(ctx) {
    const group = ctx.inboxGroup();
    if (group === undefined) return notApplicable('The root mail does not go to a recorded group.');
    const { silent } = ctx.world.audience(group);
    if (silent.length === 0) return FINE;
    const names = ctx.world.people.names(silent);
    const are = silent.length === 1 ? 'is a member' : 'are members';
    return gap(
      `${names} ${are} of ${ctx.world.groupName(group)} but never ${silent.length === 1 ? 'receives' : 'receive'} its mail.`,
      {
        people: silent,
        refs: [{ kind: 'group', key: group }],
      },
    );
  },
};
