import { CENTRAL_ROOT } from '../related-controls.ts';
import { FINE, type GapRule, gap } from '../rule.ts';
import { READ_IT, unread } from '../unread.ts';

export const notInOrganization: GapRule = {
  id: 'not-in-organization',
  title: 'Account stands alone',
  severity: 'medium',
  about: 'aws',
  why: 'An account outside the organization cannot be restricted or rescued from the management account: if its root is lost, only AWS Support can help.',
  whatToDo: (finding) =>
    finding.status === 'unknown'
      ? READ_IT
      : 'Invite the account into the organization, or write down why it stands alone.',
  controls: CENTRAL_ROOT,
  evaluate(ctx) {
    const member = ctx.aws('aws.inOrganization');
    if (!member.known) return unread(member.unknown, 'whether the account is in an organization');
    return member.value === 'yes'
      ? FINE
      : gap('The account is in no organization: nobody but its own root can rescue it.');
  },
};
