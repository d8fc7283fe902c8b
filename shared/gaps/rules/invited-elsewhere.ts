import { CENTRAL_ROOT } from '../related-controls.ts';
import { FINE, type GapRule, gap } from '../rule.ts';
import { listed } from '../sentence.ts';
import { READ_IT, unread } from '../unread.ts';

export const invitedElsewhere: GapRule = {
  id: 'invited-elsewhere',
  title: 'An invitation to another organization is open',
  severity: 'critical',
  about: 'aws',
  why: 'One administrator of the account who accepts takes it out of your organization in one step: central root access, policies and single sign-on end at once, and the role that this app reads with may go too.',
  whatToDo: (finding) =>
    finding.status === 'unknown'
      ? READ_IT
      : 'Find out whether the move is meant. If not, decline the invitation in the account, and ask who may accept it.',
  controls: CENTRAL_ROOT,
  evaluate(ctx) {
    const invitations = ctx.aws('aws.invitations');
    if (!invitations.known)
      return unread(invitations.unknown, 'whether the account is invited into another organization');
    const open = invitations.value.filter(
      ({ expiresAt }) => expiresAt === null || Date.parse(expiresAt) > ctx.world.nowMs,
    );
    if (open.length === 0) return FINE;
    return gap(
      `The account is invited into ${listed(open.map(({ organization }) => organization ?? 'another organization'))}, and may go there as soon as one of its administrators accepts.`,
    );
  },
};
