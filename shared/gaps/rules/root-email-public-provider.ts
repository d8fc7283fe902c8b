import { isCompanyAddress } from '../../register/policy.ts';
import { domainOf, isPublicProvider } from '../mailboxes.ts';
import { NAMED_HOLDERS } from '../related-controls.ts';
import { FINE, type GapRule, gap } from '../rule.ts';
import { READ_IT, unread } from '../unread.ts';

export const rootEmailPublicProvider: GapRule = {
  id: 'root-email-public-provider',
  title: 'Root email at a public mail provider',
  severity: 'critical',
  about: 'aws',
  why: 'A mailbox at a public provider belongs to whoever opened it, not to the company. If that person goes or the provider closes it, the company cannot take it over, and the reset mail goes with it.',
  whatToDo: (finding) =>
    finding.status === 'unknown'
      ? READ_IT
      : 'Create a distribution group in a company domain and change the root email to it while somebody who can read the old mailbox is still here.',
  controls: NAMED_HOLDERS,
  evaluate(ctx) {
    const email = ctx.aws('email');
    if (!email.known) return unread(email.unknown, 'the root email');
    const domain = domainOf(email.value);
    if (domain === undefined || !isPublicProvider(domain) || isCompanyAddress(ctx.world.policy, email.value))
      return FINE;
    const owner = ctx.world.people.find(email.value);
    const whose = owner ? `, the private mailbox of ${owner.name || owner.email}` : '';
    return gap(
      `The root email is ${email.value}${whose}: ${domain} is open to everybody and the company has no say there.`,
      {
        people: owner ? [owner.email] : [],
      },
    );
  },
};
