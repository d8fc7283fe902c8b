import { RECORD_MISSING, wayBack } from '../custody-words.ts';
import { TESTED_PROCEDURE } from '../related-controls.ts';
import { FINE, type GapRule, gap, unknown } from '../rule.ts';

export const nobodyCanGetIn: GapRule = {
  id: 'nobody-can-get-in',
  title: 'Nobody can get in',
  severity: 'critical',
  about: 'custody',
  why: 'Everybody who is still here together cannot open this account. Nothing is lost until root is needed; then everything waits.',
  whatToDo: (finding) =>
    finding.status === 'unknown'
      ? RECORD_MISSING
      : 'Start now, while nothing burns: take the way back that is named, then record mailbox, vault, two MFA devices and phone.',
  controls: TESTED_PROCEDURE,
  evaluate(ctx) {
    const { verdict } = ctx;
    if (verdict === undefined) return unknown('not-recorded', 'The custody of this account has not been evaluated.');
    for (const field of ['inbox', 'vaults', 'devices', 'phone']) ctx.custody(field);
    if (verdict.reachable === 'yes') return FINE;
    if (verdict.reachable === 'unknown')
      return unknown(
        'not-recorded',
        `Whether anybody can get in is unknown: nobody has recorded ${verdict.witness.reachable.missing ?? 'everything it depends on'}.`,
        {
          coveredBy: 'custody-unrecorded',
        },
      );
    const bare = ctx.credential('password') === 'no';
    return gap(
      bare
        ? `The root user has no password, and central root management cannot help: nobody can act as root. ${wayBack(verdict.recovery)}`
        : `No combination of people who are still here can sign in, reset or recover the root user. ${wayBack(verdict.recovery)}`,
      bare ? { severity: 'high' } : {},
    );
  },
};
