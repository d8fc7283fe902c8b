import { isCompanyAddress } from '../../register/policy.ts';
import { domainOf, isPublicProvider } from '../mailboxes.ts';
import { NAMED_HOLDERS } from '../related-controls.ts';
import { FINE, type GapRule, gap, notApplicable, unknown } from '../rule.ts';
import { READ_IT, unread } from '../unread.ts';

export const rootEmailForeignDomain: GapRule = {
  id: 'root-email-foreign-domain',
  title: 'Root email outside the company’s domains',
  severity: 'high',
  about: 'aws',
  why: 'Whoever runs the domain of the root email decides who reads the reset mail. A supplier, a former owner or an old project domain may be gone, or hostile, by the time you need it.',
  whatToDo: (finding) =>
    finding.status === 'unknown'
      ? finding.cause === 'not-recorded'
        ? 'List the company’s mail domains in the settings.'
        : READ_IT
      : 'Change the root email to a group in a company domain; if the domain is the company’s own, add it to the settings and record who holds registrar and DNS.',
  controls: NAMED_HOLDERS,
  evaluate(ctx) {
    const email = ctx.aws('email');
    if (!email.known) return unread(email.unknown, 'the root email');
    const domain = domainOf(email.value);
    if (domain !== undefined && isPublicProvider(domain) && !isCompanyAddress(ctx.world.policy, email.value))
      return notApplicable('The address is at a public provider, which is a finding of its own.');
    if (ctx.world.policy.companyDomains.length === 0)
      return unknown(
        'not-recorded',
        'Nobody has recorded which domains are the company’s, so no root email can be judged.',
      );
    if (isCompanyAddress(ctx.world.policy, email.value)) return FINE;
    return gap(
      `The root email ${email.value} is in ${domain ?? 'no domain'}, which is not one of the company’s domains.`,
    );
  },
};
