import { CENTRAL_ROOT } from '../related-controls.ts';
import { FINE, type GapRule, gap, notApplicable, unknown } from '../rule.ts';
import { READ_IT, unread } from '../unread.ts';

/** Whoever can leave takes the account out of reach of central root access and of every policy, in one step. */
export const leavingNotDenied: GapRule = {
  id: 'leaving-not-denied',
  title: 'The account may leave the organization',
  severity: 'medium',
  about: 'aws',
  why: 'An account that leaves its organization loses central root access, service control policies and single sign-on at once. AWS lets an account go straight to another organization, so whoever is an administrator of it, or its root, may take it away.',
  whatToDo: (finding) =>
    finding.status === 'unknown'
      ? READ_IT
      : 'Deny organizations:LeaveOrganization by a service control policy on the organization’s root; ask AWS whether that stops a direct transfer too.',
  controls: CENTRAL_ROOT,
  evaluate(ctx) {
    if (ctx.isManagement) return notApplicable('The management account cannot leave its own organization.');
    const member = ctx.aws('aws.inOrganization');
    if (member.known && member.value === 'no') return notApplicable('The account is in no organization.');
    const leaving = ctx.aws('aws.leavingDenied');
    if (!leaving.known) return unread(leaving.unknown, 'whether a policy keeps the account from leaving');
    if (leaving.value.denied === 'yes') return FINE;
    return leaving.value.denied === 'no'
      ? gap('No service control policy keeps the account from leaving the organization.')
      : unknown(
          'conditional',
          'A service control policy keeps some from leaving the organization, or keeps them from it under some condition.',
        );
  },
};
