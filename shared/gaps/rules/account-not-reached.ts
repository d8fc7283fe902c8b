import { FINE, type GapRule, notApplicable } from '../rule.ts';
import { unread } from '../unread.ts';

/** The scan could not get into the account at all: one cause behind many unknowns. */
export const accountNotReached: GapRule = {
  id: 'account-not-reached',
  title: 'Account could not be read',
  severity: 'high',
  about: 'aws',
  why: 'An account that the scan cannot enter may have any gap there is. It is not fine; nobody knows.',
  whatToDo: () => 'Deploy the read role to the account (the template is under Connect AWS), then scan it again.',
  controls: [],
  evaluate(ctx) {
    const state = ctx.value<string>('state');
    if (state !== undefined && state !== 'ACTIVE')
      return notApplicable('The account is not active, which is a finding of its own.');
    const access = ctx.aws('aws.access');
    return access.known ? FINE : unread(access.unknown, 'what is inside the account');
  },
};
