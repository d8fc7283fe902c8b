import { ROOT_ACCESS_KEY } from '../related-controls.ts';
import { FINE, type GapRule, gap } from '../rule.ts';
import { ago, capital, count } from '../sentence.ts';
import { READ_IT, unread } from '../unread.ts';

export const rootAccessKeys: GapRule = {
  id: 'root-access-keys',
  title: 'Root access keys',
  severity: 'critical',
  about: 'aws',
  why: 'A root access key does everything the root user can, from anywhere, without MFA and without anybody noticing a sign-in. Keys end up in scripts and on laptops that leave with their owners. That there is none does not say that no program acts as root: a sign-in for programs (aws login) leaves credentials for up to twelve hours, and is among the root events.',
  whatToDo: (finding) =>
    finding.status === 'unknown'
      ? READ_IT
      : 'Move what uses the key to an IAM role, deactivate the key, wait for a week without failures, then delete it.',
  controls: ROOT_ACCESS_KEY,
  evaluate(ctx) {
    const keys = ctx.credential('accessKeys');
    if (keys === 'no') return FINE;
    if (keys !== 'yes') return unread(keys, 'whether the root user has access keys');
    const report = ctx.aws('aws.report');
    const reported = report.known ? report.value.keys : [];
    const holders = ctx.account.accessKeyHolders ?? [];
    const held =
      holders.length > 0 ? ` ${ctx.world.people.names(holders)} can use it.` : ' Nobody has recorded who can use it.';
    const used = reported
      .filter((key) => key.lastUsedAt !== null)
      .toSorted((a, b) => ((a.lastUsedAt ?? '') < (b.lastUsedAt ?? '') ? 1 : -1))[0];
    const number = reported.length > 1 ? capital(count(reported.length, 'root access key')) : 'A root access key';
    const exists = `${number} ${reported.length > 1 ? 'exist' : 'exists'}`;
    const use = used?.lastUsedAt
      ? `, last used ${ago(used.lastUsedAt, ctx.world.now)}${used.lastUsedService ? ` for ${used.lastUsedService}` : ''}${used.lastUsedRegion ? ` in ${used.lastUsedRegion}` : ''}`
      : report.known
        ? '; no use of it is recorded'
        : '';
    return gap(`${exists}${use}.${held}`, { people: holders });
  },
};
