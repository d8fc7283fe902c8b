import { CENTRAL_ROOT } from '../related-controls.ts';
import { FINE, type GapRule, gap, notApplicable } from '../rule.ts';
import { ago } from '../sentence.ts';
import { READ_IT, unread } from '../unread.ts';

export const rootEmailChanging: GapRule = {
  id: 'root-email-changing',
  title: 'Somebody is changing the root email',
  severity: 'critical',
  about: 'aws',
  why: 'Whoever gets the root email gets the reset mail. A change that is under way is a step of a case of yours, or somebody taking the account over.',
  whatToDo: (finding) =>
    finding.status === 'unknown'
      ? READ_IT
      : 'Find out who began it. If nobody of yours did, cancel it from the management account at once and follow the runbook for a compromised root user.',
  controls: CENTRAL_ROOT,
  evaluate(ctx) {
    if (ctx.isManagement) return notApplicable('Nobody changes the management account’s root email from outside.');
    const member = ctx.aws('aws.inOrganization');
    if (member.known && member.value === 'no') return notApplicable('The account is in no organization.');
    const change = ctx.aws('aws.emailChange');
    if (!change.known) return unread(change.unknown, 'whether somebody is changing the root email');
    if (change.value.state !== 'pending') return FINE;
    const { at } = change.value;
    return gap(
      `A change of the root email was begun from outside the account${at === null ? '' : `, ${ago(at, ctx.world.now)}`}, and waits for its code.`,
      at === null ? {} : { since: at },
    );
  },
};
