/** The primary contact: its phone, with the inbox, gets past MFA. */
import type { ContactInformation } from '../../../shared/register/aws-facts.ts';
import { askAccountManagement } from './account-management.ts';
import type { AccountCheck } from './check.ts';
import { MissingAnswer, requestIdOf } from './check.ts';

const API = 'account:GetContactInformation';

/** Other words than these say nothing here: not offered for the account, or not known yet. */
const VERIFIED: Readonly<Record<string, NonNullable<ContactInformation['verified']>>> = {
  VERIFIED: 'yes',
  UNVERIFIED: 'no',
  PENDING: 'pending',
};

function verifiedOf(status: string | undefined): Pick<ContactInformation, 'verified'> {
  const verified = status === undefined ? undefined : VERIFIED[status];
  return verified === undefined ? {} : { verified };
}

export const contactInformation: AccountCheck = {
  id: 'contact-information',
  title: 'Primary contact and its phone',
  scope: 'account',
  as: 'either',
  whenSuspended: true,
  calls: [API],
  permissions: [{ action: API, without: 'The primary contact phone, which together with the inbox gets past MFA.' }],
  cycle: 'slow',
  fields: ['aws.contactInformation'],
  proves:
    'The phone number, name and company that AWS has as the primary contact, and whether a code sent to the phone was ever read back.',
  limits: [
    'Says the number, not who answers it.',
    'SecurityAudit, the AWS managed policy, does not include this call.',
  ],
  controls: ['contact-details'],
  partitions: { 'aws-us-gov': 'unconfirmed', 'aws-cn': 'unconfirmed' },
  failures: {},

  async run(context) {
    const answer = await askAccountManagement(context, API, {});
    const contact = answer.ContactInformation;
    if (contact?.PhoneNumber === undefined) throw new MissingAnswer(API, 'the phone number');
    return [
      {
        field: 'aws.contactInformation',
        value: {
          name: contact.FullName ?? '',
          company: contact.CompanyName ?? null,
          phone: contact.PhoneNumber,
          ...verifiedOf(answer.VerificationStatus),
        },
        origin: { source: API, requestId: requestIdOf(answer) },
      },
    ];
  },
};
