import { CONTACT_DETAILS } from '../related-controls.ts';
import { FINE, type GapRule, gap, notApplicable } from '../rule.ts';
import { READ_IT, unread } from '../unread.ts';

export const contactPhoneUnverified: GapRule = {
  id: 'contact-phone-unverified',
  title: 'The contact phone was never verified',
  severity: 'info',
  about: 'aws',
  why: 'Mailbox and phone together get past a lost second factor. AWS can tell whether a code that it sent to the number was ever read back; where it was not, nobody has shown that the number is right or that somebody has it in hand.',
  whatToDo: (finding) =>
    finding.status === 'unknown'
      ? READ_IT
      : 'Under “Account”, let AWS send a code to the phone, and have whoever holds it read it out. The next scan sees it.',
  controls: CONTACT_DETAILS,
  evaluate(ctx) {
    const contact = ctx.aws('aws.contactInformation');
    if (!contact.known)
      return unread(contact.unknown, 'whether the contact phone was verified', {
        severity: 'info',
        coveredBy: 'contact-phone-missing',
      });
    const { verified, phone } = contact.value;
    if (verified === undefined) return notApplicable('AWS does not say whether the phone was verified.');
    if (verified === 'yes') return FINE;
    const words =
      verified === 'no'
        ? `Nobody has read back a code from the contact phone ${phone}.`
        : `AWS has sent a code to the contact phone ${phone}, and nobody has read it back yet.`;
    // Without central root access the phone is all that gets past a lost device.
    return gap(words, ctx.isMember ? {} : { severity: 'medium' });
  },
};
