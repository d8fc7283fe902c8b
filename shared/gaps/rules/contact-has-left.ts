import type { AlternateContactType } from '../../register/aws-facts.ts';
import type { Unknown } from '../../register/facts.ts';
import { ACCESS_REMOVAL, CONTACT_DETAILS } from '../related-controls.ts';
import { FINE, type GapRule, gap } from '../rule.ts';
import { listed } from '../sentence.ts';
import { READ_IT, unread } from '../unread.ts';

const TYPES: readonly AlternateContactType[] = ['security', 'billing', 'operations'];

export const contactHasLeft: GapRule = {
  id: 'contact-has-left',
  title: 'An alternate contact has left or is leaving',
  severity: 'medium',
  about: 'aws',
  why: 'AWS sends its warnings to somebody who is not there, and calls a number that may still ring at a former colleague’s.',
  whatToDo: (finding) =>
    finding.status === 'unknown' ? READ_IT : 'Set the contact to a group address and a company number.',
  controls: [...new Set([...CONTACT_DETAILS, ...ACCESS_REMOVAL])],
  evaluate(ctx) {
    let hidden: Unknown | undefined;
    const byPerson = new Map<string, string[]>();
    for (const type of TYPES) {
      const contact = ctx.aws(`aws.contact.${type}`);
      if (!contact.known) hidden ??= contact.unknown;
      if (!contact.known || !contact.value.set) continue;
      const person = ctx.world.people.find(contact.value.email);
      const standing = ctx.world.people.standing(contact.value.email);
      if (person === undefined || (standing !== 'left' && standing !== 'leaving')) continue;
      byPerson.set(person.email, [...(byPerson.get(person.email) ?? []), type]);
    }
    if (byPerson.size === 0)
      return hidden === undefined
        ? FINE
        : unread(hidden, 'whether an alternate contact has left', { coveredBy: 'contacts-not-distinct' });
    const sentences = [...byPerson].map(([email, types]) => {
      const left = ctx.world.people.hasLeft(email) ? 'has left' : 'is leaving';
      return `The ${listed(types)} contact is ${ctx.world.people.name(email)}, who ${left}.`;
    });
    return gap(sentences.join(' '), { people: [...byPerson.keys()] });
  },
};
