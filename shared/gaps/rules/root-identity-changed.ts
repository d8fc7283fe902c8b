import type { RootEventKind } from '../../register/aws-facts.ts';
import { ROOT_MONITORING } from '../related-controls.ts';
import { FINE, type GapRule, gap, unknown } from '../rule.ts';
import { ago, listed } from '../sentence.ts';
import { OLDER_UNREAD, READ_IT, unread } from '../unread.ts';

const CHANGES: Partial<Record<RootEventKind, string>> = {
  email: 'root email',
  password: 'root password',
  mfa: 'root MFA',
  key: 'root access keys',
};

export const rootIdentityChanged: GapRule = {
  id: 'root-identity-changed',
  title: 'Root email, password, MFA or keys were changed',
  severity: 'medium',
  about: 'aws',
  why: 'Whoever changes these changes who can get in. The records here are worth something only if each such change was one of yours.',
  whatToDo: (finding) =>
    finding.status === 'unknown'
      ? READ_IT
      : 'Confirm that it was you, bring the record of who holds what up to date, and note it in the log of root uses.',
  controls: ROOT_MONITORING,
  evaluate(ctx) {
    const events = ctx.aws('aws.rootEvents');
    if (!events.known) return unread(events.unknown, 'whether the root identity was changed');
    const changes = events.value.events.filter((event) => CHANGES[event.kind] !== undefined && !event.failed);
    const last = changes[0];
    if (last === undefined) return events.value.truncated ? unknown('conditional', OLDER_UNREAD) : FINE;
    const what = listed([...new Set(changes.map((event) => CHANGES[event.kind] ?? event.name))]);
    return gap(`AWS recorded a change of the ${what}, last ${ago(last.at, ctx.world.now)} (${last.name}).`, {
      since: last.at,
    });
  },
};
