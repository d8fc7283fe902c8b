import { domainOf } from '../mailboxes.ts';
import { TESTED_PROCEDURE } from '../related-controls.ts';
import { FINE, type GapRule, gap, notApplicable } from '../rule.ts';
import { day, daysBetween } from '../sentence.ts';

/** Time enough to find the registrar's password and pay. */
const WARN_DAYS = 60;

export const domainExpiring: GapRule = {
  id: 'domain-expiring',
  title: 'The domain of the root email is about to expire',
  severity: 'high',
  about: 'custody',
  why: 'Whoever registers a lapsed domain receives its mail, reset mails included. Every root user in it would be theirs for the asking.',
  whatToDo: () => 'Renew the domain now and switch automatic renewal on.',
  controls: TESTED_PROCEDURE,
  evaluate(ctx) {
    const domain = ctx.world.domainAbove(domainOf(ctx.account.email));
    if (!domain?.expiresAt) return notApplicable('No expiry date of the domain is recorded.');
    ctx.noteChange('domain', domain.name, 'expiresAt');
    const days = daysBetween(ctx.world.now, domain.expiresAt);
    const refs = [{ kind: 'domain' as const, key: domain.name }];
    if (days < 0) return gap(`${domain.name} expired on ${day(domain.expiresAt)}.`, { refs, severity: 'critical' });
    if (days >= WARN_DAYS) return FINE;
    return gap(`${domain.name} expires on ${day(domain.expiresAt)}, in ${days} days.`, { refs });
  },
};
