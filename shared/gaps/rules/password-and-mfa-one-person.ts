import { RECORD_MISSING } from '../custody-words.ts';
import { SEGREGATION } from '../related-controls.ts';
import { type GapRule, notApplicable } from '../rule.ts';
import { separationFinding } from '../separation.ts';

export const passwordAndMfaOnePerson: GapRule = {
  id: 'password-and-mfa-one-person',
  title: 'One person has both password and MFA',
  severity: 'high',
  about: 'custody',
  why: 'AWS advises that one group has the password and another the MFA device, so that nobody becomes root alone and unseen.',
  whatToDo: (finding) =>
    finding.status === 'unknown'
      ? RECORD_MISSING
      : 'Take the person out of the vault or hand the device to somebody who cannot open the vault.',
  controls: SEGREGATION,
  evaluate(ctx) {
    if (!ctx.world.policy.passwordMfaSeparation)
      return notApplicable('The policy accepts that password and MFA are in one vault.');
    return separationFinding(ctx, 'password-mfa', 'can read the root password and use its MFA device');
  },
};
