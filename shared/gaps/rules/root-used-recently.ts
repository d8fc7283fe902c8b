import { ROOT_USE } from '../related-controls.ts';
import { FINE, type GapRule, gap } from '../rule.ts';
import { ago, daysBetween } from '../sentence.ts';
import { READ_IT, unread } from '../unread.ts';

/** A logged reason counts for a use this close to it. */
const LOGGED_WITHIN_DAYS = 2;

/** Recent = since the last review was due: what the reviewer has to account for. */
export const rootUsedRecently: GapRule = {
  id: 'root-used-recently',
  title: 'Root used recently',
  severity: 'medium',
  about: 'aws',
  why: 'The root user is for the few tasks that nothing else can do. Every other use means that someone works without limits and without a name in the logs.',
  whatToDo: (finding) =>
    finding.status === 'unknown'
      ? READ_IT
      : 'Find out who used root and why, write the reason into the log of root uses, and give that task an IAM role.',
  controls: ROOT_USE,
  evaluate(ctx) {
    const use = ctx.aws('aws.lastUse');
    if (!use.known) return unread(use.unknown, 'when the root user was last used');
    if (!use.value.used) return FINE;
    const { at, service, region } = use.value;
    if (daysBetween(at, ctx.world.now) > ctx.world.policy.reviewDays) return FINE;
    const how = use.value.with === 'password' ? 'with its password' : 'with an access key';
    const detail = service && region ? ` (${service} in ${region})` : '';
    const logged = ctx.world
      .rootUses(ctx.account.id)
      .find((entry) => Math.abs(daysBetween(entry.at, at)) <= LOGGED_WITHIN_DAYS);
    if (logged !== undefined) return FINE;
    return gap(
      `The root user was used ${ago(at, ctx.world.now)} ${how}${detail}, and no reason for it is in the log of root uses.`,
      { since: at },
    );
  },
};
