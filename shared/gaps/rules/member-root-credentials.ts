import { CENTRAL_ROOT, ROOT_ACCESS_KEY } from '../related-controls.ts';
import { FINE, type GapRule, gap, notApplicable } from '../rule.ts';
import { listed } from '../sentence.ts';
import { READ_IT, unread } from '../unread.ts';

const KINDS = [
  ['password', 'a password'],
  ['accessKeys', 'access keys'],
  ['certificates', 'a signing certificate'],
] as const;

/** Switching central root management on deletes nothing: each member account is looked at. */
export const memberRootCredentials: GapRule = {
  id: 'member-root-credentials',
  title: 'Member account still has root credentials',
  severity: 'high',
  about: 'aws',
  why: 'With central root management a member account needs no root credentials at all. As long as it has some, they must be guarded, rotated and offboarded like any other, for nothing.',
  whatToDo: (finding) =>
    finding.status === 'unknown'
      ? READ_IT
      : 'From the management account, under Root access management, delete the root credentials of this account; allow recovery again when they are ever needed.',
  controls: [...new Set([...CENTRAL_ROOT, ...ROOT_ACCESS_KEY])],
  evaluate(ctx) {
    if (!ctx.isMember) return notApplicable('It is not a member account.');
    const central = ctx.organization?.centralRoot === 'yes';
    const required = ctx.world.policy.noMemberRoot;
    if (!central && !required)
      return notApplicable('Central root management is not known to be on, and the policy allows root credentials.');
    const held = KINDS.filter(([kind]) => ctx.credential(kind) === 'yes').map(([, name]) => name);
    const because = central ? 'although central root management is on' : 'and the policy wants none on member accounts';
    if (held.length > 0) return gap(`The root user still has ${listed(held)}, ${because}.`);
    for (const [kind, name] of KINDS) {
      const state = ctx.credential(kind);
      if (state !== 'no' && state !== 'yes') return unread(state, `whether the root user still has ${name}`);
    }
    if (ctx.credential('mfa') === 'yes')
      return gap('The root user has no way to sign in any more, but an MFA device is still registered.', {
        severity: 'info',
      });
    return FINE;
  },
};
