import { NAMED_HOLDERS } from '../related-controls.ts';
import { FINE, type GapRule, gap, notApplicable } from '../rule.ts';
import { capital, count } from '../sentence.ts';

/** From this many accounts on, one group is everybody's fate. */
const MANY_ACCOUNTS = 10;
/** In a small company it is when it serves this share of the accounts, and at least so many. */
const MOST_SHARE = 0.5;
const FEW_ACCOUNTS = 3;

export const inboxSharedFate: GapRule = {
  id: 'inbox-shared-fate',
  title: 'The same group receives the mail of many root users',
  severity: 'medium',
  about: 'custody',
  why: 'One wrong change to that one group opens or loses all these accounts together, and nobody can be given one of them without getting all.',
  whatToDo: () => 'Give the management account and production their own groups first; then one group per account.',
  controls: NAMED_HOLDERS,
  evaluate(ctx) {
    const group = ctx.inboxGroup();
    if (group === undefined) return notApplicable('The root mail does not go to a recorded group.');
    const number = ctx.world.accountsWithInbox(group).length;
    const most = number >= FEW_ACCOUNTS && number > ctx.world.accountsWithGroup * MOST_SHARE;
    if (number < MANY_ACCOUNTS && !most) return FINE;
    return gap(
      `${capital(count(number, 'account'))} share the fate of the group ${ctx.world.groupName(group)}, this one among them.`,
      {
        refs: [{ kind: 'group', key: group }],
      },
    );
  },
};
