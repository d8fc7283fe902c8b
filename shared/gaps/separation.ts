/** One person in two halves that two people should hold: the same question for both pairs. */
import type { SeparationKind } from '../custody/verdicts.ts';
import type { RuleContext } from './context.ts';
import { FINE, type Finding, gap, notApplicable, unknown } from './rule.ts';

/** `does` follows one name: "can read the password and …"; the same after "each of". */
export function separationFinding(ctx: RuleContext, kind: SeparationKind, does: string): Finding {
  if (ctx.credential('password') === 'no') return notApplicable('The root user has no password.');
  if (kind === 'password-mfa' && ctx.credential('mfa') === 'no') return notApplicable('The root user has no MFA.');
  for (const field of kind === 'password-mfa' ? ['vaults', 'devices'] : ['inbox', 'phone']) ctx.custody(field);
  const found = ctx.verdict?.separationByKind[kind];
  if (found === undefined) return unknown('not-recorded', 'The custody of this account has not been evaluated.');
  const certain = found.people === 'unknown' ? found.atLeast : found.people;
  if (certain.length > 0) {
    const names = ctx.world.people.names(certain);
    const who = certain.length === 1 ? names : `Each of ${names}`;
    return gap(`${who} ${does}${found.people === 'unknown' ? '; perhaps others do too' : ''}.`, { people: certain });
  }
  if (found.people !== 'unknown') return FINE;
  return unknown('not-recorded', `Whether anybody alone ${does} is unknown: not everything about it is recorded.`, {
    coveredBy: 'custody-unrecorded',
  });
}
