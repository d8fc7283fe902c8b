/** What people are called in sentences. */

import { nameKey } from '../text/compare.ts';
import type { PersonRecord } from './document.ts';

/** A name for each, in the same order; where several people share a name, each with the address that tells them apart. */
export function namesApart(people: readonly Pick<PersonRecord, 'email' | 'name'>[]): string[] {
  const seen = new Map<string, number>();
  for (const { name } of people) if (name) seen.set(nameKey(name), (seen.get(nameKey(name)) ?? 0) + 1);
  return people.map(({ name, email }) => {
    if (!name) return email;
    return (seen.get(nameKey(name)) ?? 0) > 1 ? `${name} (${email})` : name;
  });
}
