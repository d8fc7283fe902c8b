import { RECORD_MISSING } from '../custody-words.ts';
import { TESTED_PROCEDURE } from '../related-controls.ts';
import { FINE, type GapRule, gap, notApplicable, type Severity, unknown } from '../rule.ts';

export const inboxNobodyReads: GapRule = {
  id: 'inbox-nobody-reads',
  title: 'Nobody reads the root mailbox',
  severity: 'critical',
  about: 'custody',
  why: 'Password resets, warnings and closing notices go to an address that nobody reads. The usual way back into the account is gone, and nobody would notice a warning.',
  whatToDo: (finding) =>
    finding.status === 'unknown'
      ? RECORD_MISSING
      : 'Have the mail administrator direct the address to a group with at least two readers, and send a test mail from outside.',
  controls: TESTED_PROCEDURE,
  evaluate(ctx) {
    const inbox = ctx.custody('inbox');
    // A mailbox without a password behind it is needed only for warnings and a later recovery.
    const graver: { severity?: Severity } = ctx.credential('password') === 'no' ? { severity: 'medium' } : {};
    if (inbox === undefined)
      return unknown('not-recorded', 'Who reads the root mail is not recorded.', { coveredBy: 'inbox-unrecorded' });
    if (inbox === 'none') return gap('The root email leads to no mailbox.', graver);
    if (typeof inbox.person === 'string') {
      const { people } = ctx.world;
      return people.hasLeft(inbox.person)
        ? gap(`The root mailbox belonged to ${people.name(inbox.person)}, who has left.`, {
            people: [inbox.person],
            ...graver,
          })
        : FINE;
    }
    const group = ctx.inboxGroup();
    if (group === undefined) return notApplicable('The inbox is neither a group nor a person.');
    const audience = ctx.world.audience(group);
    if (audience.readers.length > 0) return FINE;
    const refs = [{ kind: 'group' as const, key: group }];
    if (!audience.complete)
      return unknown(
        'not-recorded',
        `No reader of ${ctx.world.groupName(group)} is recorded, though there may be some.`,
        {
          coveredBy: 'inbox-readers-unknown',
          refs,
        },
      );
    const left = audience.left.length > 0 ? `: ${ctx.world.people.names(audience.left)} left` : '';
    return gap(`Nobody who is still here reads ${ctx.world.groupName(group)}${left}.`, {
      people: audience.left,
      refs,
      ...graver,
    });
  },
};
