import { NAMED_HOLDERS } from '../related-controls.ts';
import { FINE, type GapRule, notApplicable, unknown } from '../rule.ts';
import { listed } from '../sentence.ts';

export const inboxReadersUnknown: GapRule = {
  id: 'inbox-readers-unknown',
  title: 'Not all readers of the root mail are known',
  severity: 'medium',
  about: 'custody',
  why: 'As long as somebody unknown may read the root mail, nobody can say that a leaver is out or that enough people are left.',
  whatToDo: () => 'Import the members of the group and of every group in it.',
  controls: NAMED_HOLDERS,
  evaluate(ctx) {
    const group = ctx.inboxGroup();
    if (group === undefined) return notApplicable('The root mail does not go to a recorded group.');
    const audience = ctx.world.audience(group);
    if (audience.complete) return FINE;
    const refs = [{ kind: 'group' as const, key: group }];
    if (audience.missing.includes(group))
      return unknown(
        'not-recorded',
        `The members of ${ctx.world.groupName(group)}, which receives the root mail, are not recorded.`,
        { refs },
      );
    if (audience.missing.length > 0) {
      const names = listed(audience.missing.map((key) => ctx.world.groupName(key)));
      return unknown(
        'not-recorded',
        `${ctx.world.groupName(group)} passes its mail on to ${names}, whose members are not recorded.`,
        {
          refs: [...refs, ...audience.missing.map((key) => ({ kind: 'group' as const, key }))],
        },
      );
    }
    return unknown(
      'not-recorded',
      `The list of members of ${ctx.world.groupName(group)} is not complete: somebody else may read the root mail.`,
      { refs },
    );
  },
};
