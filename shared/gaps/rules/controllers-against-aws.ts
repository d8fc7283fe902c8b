import type { IdentityCenter } from '../../register/aws-facts.ts';
import { NAMED_HOLDERS } from '../related-controls.ts';
import { FINE, type GapRule, gap, notApplicable } from '../rule.ts';
import { listed } from '../sentence.ts';

/** Told once, at the management account: it is the organization's record. */
export const controllersAgainstAws: GapRule = {
  id: 'controllers-against-aws',
  title: 'Administrators of the management account that nobody recorded',
  severity: 'high',
  about: 'aws',
  why: 'Whoever acts as administrator of the management account can open root sessions in every member account and change their root emails. AWS lists people for that whom the record does not name, so nobody would take it from them when they leave.',
  whatToDo: () =>
    'Ask of each whether they need it. Take it from those who do not in IAM Identity Center, and add the others to the record of the organization.',
  controls: NAMED_HOLDERS,
  evaluate(ctx) {
    if (!ctx.isManagement) return notApplicable('It is told at the management account.');
    const id = ctx.account.organization;
    const subject = id ? ctx.world.subject('organization', id) : undefined;
    const center = subject?.value('aws.identityCenter') as unknown as IdentityCenter | undefined;
    if (center === undefined) return notApplicable('AWS has not said who its administrators are.');
    const recorded = (subject?.value('controllers') ?? []) as readonly string[];
    const known = new Set(recorded.map((one) => ctx.world.people.canonical(one)));
    const strangers = center.admins.filter(
      ({ enabled, email }) => enabled && !known.has(ctx.world.people.canonical(email)),
    );
    if (strangers.length === 0 && center.unread === 0) return FINE;
    const people = strangers.map(({ email }) => email);
    const unread = center.unread === 1 ? 'one user without an address' : `${center.unread} users without an address`;
    const names = [
      ...(people.length > 0 ? [ctx.world.people.names(people)] : []),
      ...(center.unread > 0 ? [unread] : []),
    ];
    return gap(
      `IAM Identity Center lets ${listed(names)} act as administrator of the management account, and the record of the organization does not name them.`,
      { people, ...(id ? { refs: [{ kind: 'organization', key: id }] } : {}) },
    );
  },
};
