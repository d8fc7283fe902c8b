import { ROOT_MONITORING } from '../related-controls.ts';
import { FINE, type GapRule, gap } from '../rule.ts';
import { READ_IT, unread } from '../unread.ts';

export const guardDutyAbsent: GapRule = {
  id: 'guard-duty-absent',
  title: 'GuardDuty is off',
  severity: 'low',
  about: 'aws',
  why: 'GuardDuty reports, among other things, that root credentials were used. It is a second pair of eyes beside the alarm.',
  whatToDo: (finding) =>
    finding.status === 'unknown' ? READ_IT : 'Enable GuardDuty for the organization from its delegated administrator.',
  controls: ROOT_MONITORING,
  evaluate(ctx) {
    const presence = ctx.aws('aws.guardDuty');
    if (!presence.known) return unread(presence.unknown, 'whether GuardDuty is on');
    return presence.value.enabled ? FINE : gap(`GuardDuty is not enabled in ${presence.value.region}.`);
  },
};
