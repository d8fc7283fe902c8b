import { isCompanyAddress } from '../../register/policy.ts';
import { NAMED_HOLDERS } from '../related-controls.ts';
import { FINE, type GapRule, gap, notApplicable } from '../rule.ts';
import type { RuleWorld } from '../world.ts';

function isOutsider(world: RuleWorld, address: string): boolean {
  const person = world.people.find(address);
  if (person?.outsider != null) return person.outsider;
  if (world.policy.companyDomains.length === 0) return false;
  const addresses = [address, ...(person ? [person.email, ...(person.aliases ?? [])] : [])];
  return !addresses.some((each) => isCompanyAddress(world.policy, each));
}

/** Of a group, worked out once for all the accounts it serves; else of the person whose mailbox it is. */
function outsidersBehind(world: RuleWorld, group: string | undefined, owner: readonly string[]): readonly string[] {
  if (group === undefined) return owner.filter((reader) => isOutsider(world, reader));
  return world.remember(`outside ${group}`, () =>
    world.audience(group).readers.filter((reader) => isOutsider(world, reader)),
  );
}

export const inboxOutsideReaders: GapRule = {
  id: 'inbox-outside-readers',
  title: 'People outside the company read the root mail',
  severity: 'high',
  about: 'custody',
  why: 'A contractor or a private address on the list can start a password reset, and no offboarding of ours will ever take them off.',
  whatToDo: () => 'Remove them from the group, or replace the private address by the person’s company address.',
  controls: NAMED_HOLDERS,
  evaluate(ctx) {
    const inbox = ctx.custody('inbox');
    if (inbox === undefined || inbox === 'none') return notApplicable('No root mailbox is recorded.');
    const group = ctx.inboxGroup();
    const outside = outsidersBehind(ctx.world, group, typeof inbox.person === 'string' ? [inbox.person] : []);
    if (outside.length === 0) return FINE;
    const names = ctx.world.people.names(outside);
    return gap(
      outside.length === 1
        ? `${names} is not one of the company’s people and reads the root mail.`
        : `${names} are not the company’s people and read the root mail.`,
      { people: outside, ...(group ? { refs: [{ kind: 'group' as const, key: group }] } : {}) },
    );
  },
};
