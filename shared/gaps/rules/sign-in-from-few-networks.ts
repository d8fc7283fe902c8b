import { networksInWords, signInGate, signInNetworks } from '../../custody/sign-in-gate.ts';
import { TESTED_PROCEDURE } from '../related-controls.ts';
import { FINE, type GapRule, gap, notApplicable, unknown } from '../rule.ts';
import { READ_IT, unread } from '../unread.ts';

/** Two offices, or an office and a mobile network: one may be down on the day. */
const ENOUGH_NETWORKS = 2;
const IN_AWS = /^vpce?-/;

export const signInFromFewNetworks: GapRule = {
  id: 'sign-in-from-few-networks',
  title: 'Root may sign in from few networks alone',
  severity: 'high',
  about: 'aws',
  why: 'AWS refuses the root user’s sign-in from anywhere else before the password is asked. If the one network is down, or runs in the account that has to be rescued, nobody gets in, whoever has the password.',
  whatToDo: (finding) =>
    finding.status === 'unknown'
      ? READ_IT
      : 'Except the root user from the policy, or allow a second network that depends neither on the first nor on this account, and rehearse signing in from it.',
  controls: TESTED_PROCEDURE,
  evaluate(ctx) {
    if (ctx.credential('password') === 'no') return notApplicable('There is no root password to sign in with.');
    const own = ctx.aws('aws.signIn');
    // Where nobody asked, the missing facts of the account say so.
    if (!own.known) return unread(own.unknown, 'whether AWS lets the root user sign in');
    ctx.aws('aws.signInControl');
    const gate = signInGate(ctx.account);
    if (gate === 1)
      return gap('AWS refuses the root user’s sign-in, wherever it comes from.', { severity: 'critical' });
    if (gate === 2) return unknown('conditional', 'Whether AWS lets the root user sign in hangs on a condition.');
    const networks = signInNetworks(ctx.account);
    const words = networksInWords(networks);
    if (networks === null || words === null || networks.from.length === 0) return FINE;
    const outside = networks.from.filter((name) => !IN_AWS.test(name));
    const inAws = outside.length < networks.from.length;
    if (outside.length >= ENOUGH_NETWORKS) return gap(`AWS lets the root user sign in ${words}.`, { severity: 'low' });
    return gap(
      outside.length === 0
        ? `AWS lets the root user sign in ${words}: whoever is to rescue the account needs that network in AWS first, and nobody has recorded in which account it runs.`
        : `AWS lets the root user sign in ${words}${inAws ? '' : ', a single network'}.`,
    );
  },
};
