import { TESTED_PROCEDURE } from '../related-controls.ts';
import { FINE, type GapRule, gap, notApplicable, unknown } from '../rule.ts';
import { ago, day, daysBetween } from '../sentence.ts';

export const drillOverdue: GapRule = {
  id: 'drill-overdue',
  title: 'Getting in has not been rehearsed',
  severity: 'low',
  about: 'custody',
  why: 'AWS advises to test at least quarterly that mailbox, password, MFA and phone really work, as with fire drills. A record that was never tried is a guess.',
  whatToDo: () => 'Plan a drill with the people named on the account, follow the runbook, and record how it went.',
  controls: TESTED_PROCEDURE,
  evaluate(ctx) {
    if (ctx.credential('password') === 'no') return notApplicable('The root user has no password to rehearse with.');
    const last = ctx.custody('lastDrillAt');
    const milder = ctx.isManagement ? { severity: 'medium' as const } : {};
    if (last === undefined)
      return unknown('not-recorded', 'No drill is recorded: nobody knows whether getting in works.', milder);
    if (ctx.custody('lastDrillResult') === 'failed')
      return gap(`The last drill, on ${day(last)}, failed.`, { severity: 'high', since: last });
    const days = daysBetween(last, ctx.world.now);
    return days <= ctx.world.policy.drillDays
      ? FINE
      : gap(
          `The last drill was ${ago(last, ctx.world.now)}; the policy asks for one every ${ctx.world.policy.drillDays} days.`,
          milder,
        );
  },
};
