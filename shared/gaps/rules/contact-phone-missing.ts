import { CONTACT_DETAILS } from '../related-controls.ts';
import { FINE, type GapRule, gap } from '../rule.ts';
import { READ_IT, unread } from '../unread.ts';

/** A number needs at least this many digits to be one that AWS could call. */
const LEAST_DIGITS = 7;

export const contactPhoneMissing: GapRule = {
  id: 'contact-phone-missing',
  title: 'No usable phone in the contact information',
  severity: 'medium',
  about: 'aws',
  why: 'When MFA is lost AWS verifies by the root mailbox and a call to the primary contact phone. Without a number that somebody answers, that way back is shut.',
  whatToDo: (finding) =>
    finding.status === 'unknown'
      ? READ_IT
      : 'Set the primary contact phone to a number that the company owns and that someone other than the mail readers answers.',
  controls: CONTACT_DETAILS,
  evaluate(ctx) {
    const contact = ctx.aws('aws.contactInformation');
    if (!contact.known) return unread(contact.unknown, 'the primary contact phone', { severity: 'low' });
    const digits = contact.value.phone.replace(/\D/g, '');
    if (digits.length >= LEAST_DIGITS && !/^(\d)\1+$/.test(digits)) return FINE;
    return gap(
      digits === ''
        ? 'The primary contact has no phone number: AWS could not call anybody.'
        : `The primary contact phone ${contact.value.phone} is not a number that anybody answers.`,
      ctx.isMember ? { severity: 'info' } : {},
    );
  },
};
