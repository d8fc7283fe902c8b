import { ROOT_MFA, ROOT_MONITORING } from '../related-controls.ts';
import { FINE, type GapRule, gap, unknown } from '../rule.ts';
import { ago, capital, count } from '../sentence.ts';
import { OLDER_UNREAD, READ_IT, unread } from '../unread.ts';

export const rootSignInWithoutMfa: GapRule = {
  id: 'root-sign-in-without-mfa',
  title: 'Root signed in without MFA',
  severity: 'high',
  about: 'aws',
  why: 'Somebody opened the account with the password alone. It may have been one of you in a hurry, or somebody who only had the password.',
  whatToDo: (finding) =>
    finding.status === 'unknown'
      ? READ_IT
      : 'Ask everybody who could read the password. If nobody did it, treat the root user as compromised and follow the runbook.',
  controls: [...new Set([...ROOT_MFA, ...ROOT_MONITORING])],
  evaluate(ctx) {
    const events = ctx.aws('aws.rootEvents');
    if (!events.known) return unread(events.unknown, 'whether root signed in without MFA');
    const number = events.value.signInsWithoutMfa;
    if (number === 0) return events.value.truncated ? unknown('conditional', OLDER_UNREAD) : FINE;
    const last = events.value.events.find((event) => event.kind === 'sign-in' && event.mfa === false && !event.failed);
    const when = last ? `, last ${ago(last.at, ctx.world.now)}${last.sourceIp ? ` from ${last.sourceIp}` : ''}` : '';
    return gap(
      `${capital(count(number, 'root sign-in'))} without MFA in the last 90 days${when}.`,
      last ? { since: last.at } : {},
    );
  },
};
