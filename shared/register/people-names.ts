/** What people are called in sentences. */
import type { PersonRecord } from './document.ts';

/** A name for each, in the same order; where several people share a name, each with the address that tells them apart. */
export function namesApart(people: readonly Pick<PersonRecord, 'email' | 'name'>[]): string[] {
  const seen = new Map<string, number>();
  const key = (name: string): string => name.trim().toLowerCase();
  for (const { name } of people) if (name) seen.set(key(name), (seen.get(key(name)) ?? 0) + 1);
  return people.map(({ name, email }) => {
    if (!name) return email;
    return (seen.get(key(name)) ?? 0) > 1 ? `${name} (${email})` : name;
  });
}
