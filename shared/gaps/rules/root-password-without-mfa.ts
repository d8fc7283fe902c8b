import { ROOT_MFA } from '../related-controls.ts';
import { FINE, type GapRule, gap, notApplicable } from '../rule.ts';
import { READ_IT, unread } from '../unread.ts';

/** No password, no gap: without one there is nothing that MFA would protect. */
export const rootPasswordWithoutMfa: GapRule = {
  id: 'root-password-without-mfa',
  title: 'Root password without MFA',
  severity: 'critical',
  about: 'aws',
  why: 'Whoever learns the root password, or can read the reset mail, owns the account. AWS makes the next person who signs in enrol MFA, so today the second factor would belong to whoever comes first.',
  whatToDo: (finding) =>
    finding.status === 'unknown'
      ? READ_IT
      : 'Sign in as root and register two MFA devices that different people keep, or remove the root password through central root management if this is a member account.',
  controls: ROOT_MFA,
  evaluate(ctx) {
    const partition = ctx.value<string>('aws.partition');
    if (partition === 'aws-us-gov') return notApplicable('A GovCloud root user cannot sign in to the console.');
    const password = ctx.credential('password');
    if (password === 'no') return notApplicable('The root user has no password, so nobody signs in with one.');
    const mfa = ctx.credential('mfa');
    if (mfa === 'yes') return FINE;
    if (mfa !== 'no') return unread(mfa, 'whether the root user has MFA');
    if (password !== 'yes') return unread(password, 'whether the root user, which has no MFA, has a password');
    return gap('The root user has a password and no MFA: the password, or the reset mail, is all it takes to get in.');
  },
};
