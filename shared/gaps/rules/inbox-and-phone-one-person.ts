import { RECORD_MISSING } from '../custody-words.ts';
import { SEGREGATION } from '../related-controls.ts';
import { type GapRule, notApplicable } from '../rule.ts';
import { separationFinding } from '../separation.ts';

export const inboxAndPhoneOnePerson: GapRule = {
  id: 'inbox-and-phone-one-person',
  title: 'One person has both mailbox and phone',
  severity: 'high',
  about: 'custody',
  why: 'Root mailbox and contact phone together get past MFA: AWS verifies by both. Nobody should be able to answer on both channels.',
  whatToDo: (finding) =>
    finding.status === 'unknown'
      ? RECORD_MISSING
      : 'Take the person out of the mail group, or give the phone to somebody who does not read the mail.',
  controls: SEGREGATION,
  evaluate(ctx) {
    if (!ctx.world.policy.inboxPhoneSeparation)
      return notApplicable('The policy does not ask for mailbox and phone to be apart.');
    return separationFinding(ctx, 'inbox-phone', 'reads the root mail and answers the contact phone');
  },
};
