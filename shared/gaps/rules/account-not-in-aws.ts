import { PERIODIC_REVIEW } from '../related-controls.ts';
import { FINE, type GapRule, gap, unknown } from '../rule.ts';

/** The reverse of an account without custody: people speak of it and AWS does not. */
export const accountNotInAws: GapRule = {
  id: 'account-not-in-aws',
  title: 'Recorded, but AWS does not list it',
  severity: 'medium',
  about: 'custody',
  why: 'An account that is not in the organization is not scanned, not restricted and not rescued from there. It was closed, moved away, stands alone, or its number is mistyped.',
  whatToDo: () =>
    'Check the number; connect the account by itself if it stands alone; remove it from the ledger if it is gone.',
  controls: PERIODIC_REVIEW,
  evaluate(ctx) {
    let observed = false;
    for (const [name, field] of ctx.subject?.fields ?? [])
      if ((name.startsWith('aws.') || name === 'state') && field.held('observed') !== undefined) observed = true;
    if (observed) return FINE;
    if (!ctx.world.listedByAws)
      return unknown('not-scanned', 'AWS has not been asked yet which accounts there are.', { severity: 'low' });
    return gap('People have recorded this account, and no scan of the organization has ever listed it.');
  },
};
