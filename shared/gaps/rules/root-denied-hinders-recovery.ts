import type { RootDenial, RootHindrance } from '../../register/aws-facts.ts';
import { TESTED_PROCEDURE } from '../related-controls.ts';
import { FINE, type GapRule, gap, notApplicable, unknown } from '../rule.ts';
import { listed } from '../sentence.ts';
import { READ_IT, unread } from '../unread.ts';

function policiesNamed(policies: readonly RootDenial[]): string {
  const names = listed(policies.map(({ policyName }) => policyName));
  return `The service control ${policies.length === 1 ? 'policy' : 'policies'} ${names}`;
}

const HINDERS = {
  'mfa-replacement': 'replacing a lost MFA device',
  'central-root': 'central root management',
} as const;

/** Denying root is good practice; denying what recovery needs is a trap that shows on the worst day. */
export const rootDeniedHinders: GapRule = {
  id: 'root-denied-hinders-recovery',
  title: 'A policy stands in the way of recovery',
  severity: 'medium',
  about: 'aws',
  why: 'A service control policy that denies root everything also denies what you need after a loss: replacing an MFA device, or the central session that deletes credentials.',
  whatToDo: (finding) =>
    finding.status === 'unknown'
      ? `Read what the policy says of the root user, by its conditions and resources. ${READ_IT}`
      : 'Let the policy spare assumed root sessions ("Null": {"aws:AssumedRoot": "true"}) and the actions that replace a device; know who may lift it in an emergency.',
  controls: TESTED_PROCEDURE,
  evaluate(ctx) {
    const denied = ctx.aws('aws.rootDenied');
    if (!denied.known) return unread(denied.unknown, 'whether a policy denies root');
    if (denied.value.exempt) return notApplicable('Service control policies do not bind the management account.');
    // Without a root password there is no device to replace and no password to change.
    const bare = ctx.credential('password') === 'no';
    const matters = (hinder: keyof typeof HINDERS): boolean => !bare || hinder === 'central-root';
    const policies = denied.value.policies;
    const hindering = policies.filter(({ hinders }) => hinders.some(matters));
    if (hindering.length > 0)
      return gap(`${policiesNamed(hindering)} would block ${namesOf(hindering.flatMap(({ hinders }) => hinders))}.`);
    const perhaps = policies.filter((policy) => policy.perhaps?.some(matters));
    if (perhaps.length === 0) return FINE;
    const what = namesOf(perhaps.flatMap((policy) => policy.perhaps ?? []));
    return unknown(
      'conditional',
      `${policiesNamed(perhaps)} may block ${what}: that hangs on a condition or a resource that the policy alone does not settle.`,
    );

    function namesOf(found: readonly RootHindrance[]): string {
      return listed([...new Set(found.filter(matters))].map((hinder) => HINDERS[hinder]));
    }
  },
};
