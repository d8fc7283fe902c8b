import { ROOT_MONITORING } from '../related-controls.ts';
import { FINE, type GapRule, gap } from '../rule.ts';
import { READ_IT, unread } from '../unread.ts';

export const securityHubAbsent: GapRule = {
  id: 'security-hub-absent',
  title: 'Security Hub is off',
  severity: 'low',
  about: 'aws',
  why: 'Security Hub checks every account’s root settings against published controls each day, between one scan of yours and the next.',
  whatToDo: (finding) =>
    finding.status === 'unknown' ? READ_IT : 'Enable Security Hub for the organization with the foundational standard.',
  controls: ROOT_MONITORING,
  evaluate(ctx) {
    const presence = ctx.aws('aws.securityHub');
    if (!presence.known) return unread(presence.unknown, 'whether Security Hub is on');
    const { enabled, unified, region } = presence.value;
    if (enabled) return FINE;
    return unified === true
      ? gap(
          `Security Hub is on in ${region}, without the part that checks settings (CSPM): nothing looks at the root user.`,
        )
      : gap(`Security Hub is not enabled in ${region}.`);
  },
};
