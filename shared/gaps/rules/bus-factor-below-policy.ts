import { RECORD_MISSING } from '../custody-words.ts';
import { TESTED_PROCEDURE } from '../related-controls.ts';
import { FINE, type GapRule, gap, unknown } from '../rule.ts';
import { people } from '../sentence.ts';

export const busFactorBelowPolicy: GapRule = {
  id: 'bus-factor-below-policy',
  title: 'Too few absences lock the company out',
  severity: 'high',
  about: 'custody',
  why: 'If this few people are away, ill or gone, nobody can get in the intended way. It is noticed on the day it is needed.',
  whatToDo: (finding) =>
    finding.status === 'unknown'
      ? RECORD_MISSING
      : 'Give a second person what only one has: a second MFA device, another reader of the mail, another reader of the vault.',
  controls: TESTED_PROCEDURE,
  evaluate(ctx) {
    const { verdict } = ctx;
    if (verdict === undefined) return unknown('not-recorded', 'The custody of this account has not been evaluated.');
    for (const field of ['inbox', 'vaults', 'devices', 'phone']) ctx.custody(field);
    const least = ctx.world.policy.minBusFactor;
    const [low, high] = verdict.busFactorRange;
    if (low >= least) return FINE;
    if (high === null || high >= least)
      return unknown(
        'not-recorded',
        `How many absences would lock the company out is unknown: nobody has recorded ${verdict.witness.busFactor.missing ?? 'everything it depends on'}.`,
        {
          coveredBy: 'custody-unrecorded',
        },
      );
    if (high === 0)
      return gap(
        verdict.centralReach === 'yes'
          ? 'Nobody can get in the intended way today; only the management account can still help.'
          : 'Nobody can get in the intended way today.',
        { severity: verdict.reachable === 'no' ? 'info' : 'high' },
      );
    const needed = verdict.witness.busFactor.people;
    const names = ctx.world.people.names(needed);
    return gap(
      needed.length > 0
        ? `Without ${names} nobody can get in the intended way; the policy asks that at least ${people(least)} would have to be missing.`
        : `The absence of ${people(high)} is enough to lock the company out; the policy asks for at least ${least}.`,
      { people: needed },
    );
  },
};
