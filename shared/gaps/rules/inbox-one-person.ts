import { RECORD_MISSING } from '../custody-words.ts';
import { NAMED_HOLDERS } from '../related-controls.ts';
import { FINE, type GapRule, gap, notApplicable, unknown } from '../rule.ts';

export const inboxOnePerson: GapRule = {
  id: 'inbox-one-person',
  title: 'The root mailbox is one person’s own',
  severity: 'high',
  about: 'custody',
  why: 'Mail to a person goes with the person. When they leave or are ill, the reset mail is out of reach, and while they are here nobody else would see it.',
  whatToDo: (finding) =>
    finding.status === 'unknown'
      ? RECORD_MISSING
      : 'Create a distribution group for this account with at least two readers and change the root email to it.',
  controls: NAMED_HOLDERS,
  evaluate(ctx) {
    const inbox = ctx.custody('inbox');
    if (inbox === undefined)
      return unknown('not-recorded', 'Who reads the root mail is not recorded.', { coveredBy: 'inbox-unrecorded' });
    if (inbox === 'none' || typeof inbox.person !== 'string') return FINE;
    const { people } = ctx.world;
    if (people.hasLeft(inbox.person)) return notApplicable('Its owner has left, which is a finding of its own.');
    return gap(`The root mail goes to ${people.name(inbox.person)} alone, in a mailbox of their own.`, {
      people: [inbox.person],
    });
  },
};
