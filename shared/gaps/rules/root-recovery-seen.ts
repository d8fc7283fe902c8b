import { ROOT_MONITORING } from '../related-controls.ts';
import { FINE, type GapRule, gap, unknown } from '../rule.ts';
import { ago } from '../sentence.ts';
import { OLDER_UNREAD, READ_IT, unread } from '../unread.ts';

export const rootRecoverySeen: GapRule = {
  id: 'root-recovery-seen',
  title: 'Root password recovery seen',
  severity: 'high',
  about: 'aws',
  why: 'Somebody asked AWS to reset the root password. Either one of you had to, or somebody is trying the door.',
  whatToDo: (finding) =>
    finding.status === 'unknown'
      ? READ_IT
      : 'Find out who asked for it and write it into the log of root uses; if nobody did, check who can read the root mailbox.',
  controls: ROOT_MONITORING,
  evaluate(ctx) {
    const events = ctx.aws('aws.rootEvents');
    if (!events.known) return unread(events.unknown, 'whether a root password recovery was asked for');
    const { central = [], truncated } = events.value;
    const last = events.value.events.find((event) => event.kind === 'recovery');
    if (last !== undefined)
      return gap(`A recovery of the root password was seen ${ago(last.at, ctx.world.now)} (${last.name}).`, {
        since: last.at,
      });
    // A login made centrally has no password yet: AWS lets whoever reads the mailbox set one.
    const opened = central.find((event) => event.name === 'CreateLoginProfile' && !event.failed);
    if (opened !== undefined)
      return gap(
        `Recovery of the root password was allowed by central root access ${ago(opened.at, ctx.world.now)}: whoever reads the mailbox may set one.`,
        { since: opened.at, severity: 'medium' },
      );
    return truncated ? unknown('conditional', OLDER_UNREAD) : FINE;
  },
};
