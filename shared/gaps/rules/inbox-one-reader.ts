import { RECORD_MISSING } from '../custody-words.ts';
import { TESTED_PROCEDURE } from '../related-controls.ts';
import { FINE, type GapRule, gap, notApplicable, unknown } from '../rule.ts';

export const inboxOneReader: GapRule = {
  id: 'inbox-one-reader',
  title: 'One single reader in the root mail group',
  severity: 'medium',
  about: 'custody',
  why: 'A group with one reader is a person’s mailbox by another name: when that person is away, nobody receives the reset mail.',
  whatToDo: (finding) =>
    finding.status === 'unknown'
      ? RECORD_MISSING
      : 'Add a second reader from another team, and check that the mail arrives.',
  controls: TESTED_PROCEDURE,
  evaluate(ctx) {
    const group = ctx.inboxGroup();
    if (group === undefined) return notApplicable('The root mail does not go to a recorded group.');
    const { readers, complete } = ctx.world.audience(group);
    const refs = [{ kind: 'group' as const, key: group }];
    if (readers.length > 1) return FINE;
    if (!complete)
      return unknown('not-recorded', 'How many people read the root mail is not known.', {
        coveredBy: 'inbox-readers-unknown',
        refs,
      });
    const only = readers[0];
    if (only === undefined) return notApplicable('Nobody reads the root mail, which is a finding of its own.');
    return gap(`Only ${ctx.world.people.name(only)} receives the mail to ${ctx.world.groupName(group)}.`, {
      people: [only],
      refs,
    });
  },
};
