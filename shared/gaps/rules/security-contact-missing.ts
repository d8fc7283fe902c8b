import { SECURITY_CONTACT } from '../related-controls.ts';
import { FINE, type GapRule, gap } from '../rule.ts';
import { READ_IT, unread } from '../unread.ts';

export const securityContactMissing: GapRule = {
  id: 'security-contact-missing',
  title: 'No security contact',
  severity: 'medium',
  about: 'aws',
  why: 'When AWS sees an account abused or a key leaked it writes to the security contact. Without one the warning goes to the root mailbox alone, which nobody should be reading every day.',
  whatToDo: (finding) =>
    finding.status === 'unknown'
      ? READ_IT
      : 'Set the security alternate contact to the security team’s group address and phone.',
  controls: SECURITY_CONTACT,
  evaluate(ctx) {
    const contact = ctx.aws('aws.contact.security');
    if (!contact.known) return unread(contact.unknown, 'whether a security contact is set');
    return contact.value.set
      ? FINE
      : gap('No security contact is set: AWS would write of an incident to the root mailbox alone.');
  },
};
