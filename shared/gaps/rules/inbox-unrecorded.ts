import { RECORD_IT } from '../custody-words.ts';
import { NAMED_HOLDERS } from '../related-controls.ts';
import { FINE, type GapRule, unknown } from '../rule.ts';

export const inboxUnrecorded: GapRule = {
  id: 'inbox-unrecorded',
  title: 'No recorded root mailbox',
  severity: 'high',
  about: 'custody',
  why: 'The mail to the root address opens the account: a password reset goes there. Somebody reads it, and nobody has written down who.',
  whatToDo: () => RECORD_IT,
  controls: NAMED_HOLDERS,
  evaluate(ctx) {
    if (ctx.custody('inbox') !== undefined) return FINE;
    const email = ctx.account.email ? `mail to ${ctx.account.email}` : 'the root mail';
    return unknown('not-recorded', `Nobody has recorded who receives ${email}.`, { coveredBy: 'custody-unrecorded' });
  },
};
