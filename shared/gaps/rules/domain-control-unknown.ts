import { isCompanyAddress } from '../../register/policy.ts';
import { domainOf } from '../mailboxes.ts';
import { NAMED_HOLDERS } from '../related-controls.ts';
import { FINE, type GapRule, gap, notApplicable, unknown } from '../rule.ts';
import { listed } from '../sentence.ts';
import { unread } from '../unread.ts';

export const domainControlUnknown: GapRule = {
  id: 'domain-control-unknown',
  title: 'Who controls the mail domain is not known',
  severity: 'medium',
  about: 'custody',
  why: 'Whoever can change the registrar account or the DNS zone can send the root mail elsewhere. Few people remember who that is until the domain lapses.',
  whatToDo: (finding) =>
    finding.status === 'gap'
      ? 'Give the registrar account to people who are still here, today.'
      : 'Record who can sign in to the registrar and who can change the DNS zone.',
  controls: NAMED_HOLDERS,
  evaluate(ctx) {
    const email = ctx.aws('email');
    if (!email.known) return unread(email.unknown, 'the root email');
    if (!isCompanyAddress(ctx.world.policy, email.value))
      return notApplicable('The root email is not in a company domain.');
    const name = domainOf(email.value) ?? '';
    const domain = ctx.world.domainAbove(name);
    ctx.noteChange('domain', domain?.name ?? name, 'registrarHolders');
    const missing = [
      ...(domain?.registrarHolders == null ? ['the registrar account'] : []),
      ...(domain?.dnsHolders == null ? ['the DNS zone'] : []),
    ];
    const refs = [{ kind: 'domain' as const, key: domain?.name ?? name }];
    if (missing.length > 0)
      return unknown('not-recorded', `Nobody has recorded who holds ${listed(missing)} of ${domain?.name ?? name}.`, {
        refs,
      });
    for (const [holders, what] of [
      [domain?.registrarHolders ?? [], 'the registrar account'],
      [domain?.dnsHolders ?? [], 'the DNS zone'],
    ] as const)
      if (holders.every((holder) => ctx.world.people.hasLeft(holder)))
        return gap(`Nobody who is still here holds ${what} of ${domain?.name}.`, {
          people: holders,
          refs,
          severity: 'high',
        });
    return FINE;
  },
};
