import type { AlternateContactType } from '../../register/aws-facts.ts';
import { addressKey } from '../../text/compare.ts';
import { CONTACT_DETAILS } from '../related-controls.ts';
import { FINE, type GapRule, gap } from '../rule.ts';
import { listed } from '../sentence.ts';
import { READ_IT, unread } from '../unread.ts';

const TYPES: readonly AlternateContactType[] = ['security', 'billing', 'operations'];

/** Two unset contacts are not "the same contact": what is missing is said apart from what is alike. */
export const contactsNotDistinct: GapRule = {
  id: 'contacts-not-distinct',
  title: 'Alternate contacts missing or all the same',
  severity: 'low',
  about: 'aws',
  why: 'Three contacts that are one person are one contact: when that person is away or has left, AWS reaches nobody.',
  whatToDo: (finding) =>
    finding.status === 'unknown'
      ? READ_IT
      : 'Set billing, operations and security contacts to three different group addresses.',
  controls: CONTACT_DETAILS,
  evaluate(ctx) {
    const missing: string[] = [];
    const byEmail = new Map<string, string[]>();
    for (const type of TYPES) {
      const contact = ctx.aws(`aws.contact.${type}`);
      if (!contact.known) return unread(contact.unknown, `the ${type} contact`);
      if (!contact.value.set) missing.push(type);
      else {
        const email = addressKey(contact.value.email);
        byEmail.set(email, [...(byEmail.get(email) ?? []), type]);
      }
    }
    const parts: string[] = [];
    if (missing.length > 0)
      parts.push(
        missing.length === TYPES.length
          ? 'No alternate contact is set.'
          : `No ${listed(missing).replace(' and ', ' or ')} contact is set.`,
      );
    for (const [email, types] of byEmail)
      if (types.length > 1) parts.push(`${ctx.world.people.name(email)} is ${listed(types)} contact at once.`);
    return parts.length === 0 ? FINE : gap(parts.join(' '));
  },
};
