import { rootMfaKind } from '../../register/aws-facts.ts';
import { HARDWARE_MFA } from '../related-controls.ts';
import { FINE, type GapRule, gap, notApplicable } from '../rule.ts';
import { noPassword, READ_IT, unread } from '../unread.ts';

/** Virtual and hardware devices may stand side by side: one virtual device is enough to copy the factor. */
export const rootMfaNotHardware: GapRule = {
  id: 'root-mfa-not-hardware',
  title: 'Root MFA is not a hardware device',
  severity: 'medium',
  about: 'aws',
  why: 'A virtual device is a secret number in an app: it can be copied, photographed or synced, and nobody can hand it back. A security key cannot be copied, so whoever returned it has lost it.',
  whatToDo: (finding) =>
    finding.status === 'unknown'
      ? READ_IT
      : 'Register a security key for the root user, keep it where two people can fetch it, then remove the virtual device.',
  controls: HARDWARE_MFA,
  evaluate(ctx) {
    const none = noPassword(ctx);
    if (none) return none;
    if (ctx.value<string>('aws.partition') === 'aws-us-gov')
      return notApplicable('A GovCloud root user cannot sign in to the console.');
    const mfa = ctx.credential('mfa');
    if (mfa === 'no') return notApplicable('The root user has no MFA at all; that is a finding of its own.');
    const virtual = ctx.aws('aws.virtualMfa');
    const kind = rootMfaKind(mfa === 'yes' ? 'yes' : 'unknown', virtual.known ? virtual.value : undefined);
    if (kind === 'not-virtual') return FINE;
    if (kind === 'unknown')
      return unread(
        virtual.known ? (mfa === 'yes' ? { reason: 'not-recorded' } : mfa) : virtual.unknown,
        'whether the root MFA is a hardware device',
      );
    const several = virtual.known && virtual.value.length > 1;
    return gap(
      several
        ? `The root user signs in with ${virtual.value.length} virtual MFA devices: codes from an app, whose seeds can be copied.`
        : 'The root user signs in with a virtual MFA device: codes from an app, whose seed can be copied.',
      // With the seed in the vault on purpose, this is the accepted consequence rather than news.
      ctx.world.policy.passwordMfaSeparation ? {} : { severity: 'low' },
    );
  },
};
