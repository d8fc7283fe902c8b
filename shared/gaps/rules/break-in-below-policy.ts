import type { AccountVerdict } from '../../custody/verdicts.ts';
import { UNKNOWN_PERSON } from '../../custody/verdicts.ts';
import type { RuleContext } from '../context.ts';
import { BY_PATH, RECORD_MISSING } from '../custody-words.ts';
import { SEGREGATION } from '../related-controls.ts';
import { FINE, type Finding, type GapRule, gap, unknown } from '../rule.ts';
import { count, listed, people } from '../sentence.ts';

/** The greatest break-in number any completion gives; `null` there means impossible, which no policy minds. */
function atMost(verdict: AccountVerdict): number {
  return verdict.breakInRange[1] ?? Number.POSITIVE_INFINITY;
}

function atLeast(verdict: AccountVerdict): number {
  return verdict.breakInRange[0] ?? Number.POSITIVE_INFINITY;
}

export const breakInBelowPolicy: GapRule = {
  id: 'break-in-below-policy',
  title: 'Too few people can get in together',
  severity: 'high',
  about: 'custody',
  why: 'Counting everything that people hold, may give themselves or still know, this few can become root. Former colleagues count: what they know did not leave with their access.',
  whatToDo: (finding) =>
    finding.status === 'unknown'
      ? RECORD_MISSING
      : 'Split what the person named has: change the password if they knew it, move the device, or take them off the mail group or the phone.',
  controls: SEGREGATION,
  evaluate(ctx) {
    const { verdict } = ctx;
    if (verdict === undefined) return unknown('not-recorded', 'The custody of this account has not been evaluated.');
    for (const field of ['inbox', 'vaults', 'devices', 'phone', 'accessKeyHolders']) ctx.custody(field);
    const least = ctx.world.policy.minBreakIn;
    if (atLeast(verdict) >= least) return FINE;
    if (atMost(verdict) >= least)
      return unknown(
        'not-recorded',
        `How few people could get in is unknown: nobody has recorded ${verdict.witness.breakIn.missing ?? 'everything it depends on'}.`,
        {
          coveredBy: 'custody-unrecorded',
        },
      );
    return tooFew(ctx, verdict, least);
  },
};

function tooFew(ctx: RuleContext, verdict: AccountVerdict, least: number): Finding {
  const { path } = verdict.witness.breakIn;
  const how = path ? ` ${BY_PATH[path]}` : '';
  const central = path === 'central' && ctx.credential('password') === 'no' && ctx.credential('accessKeys') === 'no';
  // What central root management is for; still fewer than the policy asks.
  const severity = central
    ? { severity: 'low' as const }
    : verdict.breakIn === 1
      ? { severity: 'high' as const }
      : { severity: 'medium' as const };
  const sets = verdict.breakInSets === 'unknown' ? [verdict.witness.breakIn.people] : verdict.breakInSets;
  const named = [...new Set(sets.flat())].filter((person) => person !== UNKNOWN_PERSON);
  const { people: index } = ctx.world;
  const wanted = `the policy asks for at least ${least}`;
  if (verdict.breakIn === 1 || sets.every((set) => set.length === 1)) {
    const who = named.length === 1 ? `${index.names(named)} alone` : `Any one of ${index.names(named)}`;
    return gap(`${named.length === 0 ? 'One person alone' : who} could get in${how}; ${wanted}.`, {
      people: named,
      ...severity,
    });
  }
  const first = index.names((sets[0] ?? []).filter((person) => person !== UNKNOWN_PERSON));
  const others = sets.length > 1 ? ` (or ${count(sets.length - 1, 'other combination')})` : '';
  return gap(
    `${listed([first])} together${others} could get in${how}: ${people(Number(verdict.breakIn))}, and ${wanted}.`,
    {
      people: named,
      ...severity,
    },
  );
}
