/** The three alternate contacts, each a check of its own: an account may have one and not another. */

import type { ControlTopic } from '../../../shared/controls/topics.ts';
import type { AlternateContactType } from '../../../shared/register/aws-facts.ts';
import { AwsCallError } from '../aws/errors.ts';
import { askAccountManagement } from './account-management.ts';
import type { AccountCheck } from './check.ts';
import { MissingAnswer, requestIdOf } from './check.ts';

const API = 'account:GetAlternateContact';

function alternateContact(type: AlternateContactType, why: string, controls: readonly ControlTopic[]): AccountCheck {
  const field = `aws.contact.${type}` as const;
  const wire = type.toUpperCase() as 'SECURITY' | 'BILLING' | 'OPERATIONS';
  return {
    id: `${type}-contact`,
    title: `Alternate contact: ${type}`,
    scope: 'account',
    as: 'either',
    whenSuspended: true,
    calls: [API],
    permissions: [{ action: API, without: `Whom AWS tells: ${why}` }],
    cycle: 'slow',
    fields: [field],
    proves: `Whether a ${type} contact is set, and who it is.`,
    limits: ['Says who is registered, not who reads that address.'],
    controls,
    partitions: { 'aws-us-gov': 'unconfirmed', 'aws-cn': 'unconfirmed' },
    failures: { ResourceNotFound: 'Not set: a definite answer.', AccessDenied: 'Unknown, never "not set".' },

    async run(context) {
      try {
        const answer = await askAccountManagement(context, API, { AlternateContactType: wire });
        const contact = answer.AlternateContact;
        if (contact?.EmailAddress === undefined) throw new MissingAnswer(API, `the ${type} contact`);
        return [
          {
            field,
            value: {
              set: true,
              name: contact.Name ?? '',
              title: contact.Title ?? null,
              email: contact.EmailAddress,
              phone: contact.PhoneNumber ?? null,
            },
            origin: { source: API, requestId: requestIdOf(answer) },
          },
        ];
      } catch (error) {
        // Any other "not found" (a web server's, an unknown path's) is no answer about the contact.
        if (!(error instanceof AwsCallError) || error.failure.code !== 'ResourceNotFound') throw error;
        return [
          { field, value: { set: false }, origin: { source: API, requestId: error.failure.requestId ?? undefined } },
        ];
      }
    },
  };
}

export const securityContact = alternateContact('security', 'about compromised credentials and abuse.', [
  'security-contact',
  'contact-details',
]);
export const billingContact = alternateContact(
  'billing',
  'about invoices and payment, before an account is suspended.',
  ['contact-details'],
);
export const operationsContact = alternateContact('operations', 'about outages and retirements.', ['contact-details']);
