import { TESTED_PROCEDURE } from '../related-controls.ts';
import { FINE, type GapRule, gap, notApplicable } from '../rule.ts';

export const inboxRejectsAws: GapRule = {
  id: 'inbox-rejects-aws',
  title: 'The root mail group refuses mail from outside',
  severity: 'high',
  about: 'custody',
  why: 'AWS is an outside sender. A group that accepts mail from colleagues only drops the reset mail silently.',
  whatToDo: () => 'Let the group accept mail from outside senders, then start a password reset and see it arrive.',
  controls: TESTED_PROCEDURE,
  evaluate(ctx) {
    const group = ctx.inboxGroup();
    if (group === undefined) return notApplicable('The root mail does not go to a recorded group.');
    ctx.noteChange('group', group, 'acceptsOutsideSenders');
    // Unrecorded is not asked for: few exports carry the setting, and the drill proves that mail arrives.
    if (ctx.world.group(group)?.acceptsOutsideSenders !== 'no') return FINE;
    return gap(`${ctx.world.groupName(group)} refuses mail from outside senders, and AWS is one.`, {
      refs: [{ kind: 'group', key: group }],
    });
  },
};
