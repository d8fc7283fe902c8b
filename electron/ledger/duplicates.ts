/** People who look like one and the same. Only proposed: nobody is ever merged by name alone. */
import type { RegisterRow } from '../../shared/ipc/channels/register.ts';
import type { PersonRecord } from '../../shared/register/document.ts';

export interface LikelyPair {
  readonly a: RegisterRow;
  readonly b: RegisterRow;
  readonly because: string;
}

const MOST_PAIRS = 200;

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

const apart = (a: PersonRecord, b: PersonRecord): boolean =>
  (a.distinctFrom ?? []).includes(b.email) || (b.distinctFrom ?? []).includes(a.email);

/** Pairs that nobody has told apart, with the same name, the same part before the @, or where one's address is the other's alias. */
export function likelyDuplicates(people: readonly PersonRecord[], rows: readonly RegisterRow[]): LikelyPair[] {
  const rowOf = new Map(rows.map((row) => [row.key, row]));
  const pairs = new Map<string, LikelyPair>();
  const group = (key: (person: PersonRecord) => readonly string[], because: (shared: string) => string): void => {
    const byKey = new Map<string, PersonRecord[]>();
    for (const person of people)
      for (const name of new Set(key(person))) {
        const list = byKey.get(name);
        if (list === undefined) byKey.set(name, [person]);
        else list.push(person);
      }
    for (const [shared, found] of byKey)
      for (const [index, one] of found.entries())
        for (const other of found.slice(index + 1)) {
          const [a, b] = [rowOf.get(one.email), rowOf.get(other.email)];
          const name = [one.email, other.email].sort().join('\n');
          if (a !== undefined && b !== undefined && !pairs.has(name) && !apart(one, other))
            pairs.set(name, { a, b, because: because(shared) });
        }
  };
  group(
    ({ email, aliases }) => [email, ...(aliases ?? [])].map((address) => address.toLowerCase()),
    (shared) => `both have the address ${shared}`,
  );
  group(
    ({ name }) => (name ? [plain(name)] : []),
    () => 'the same name',
  );
  group(
    ({ email }) => [email.split('@')[0]?.toLowerCase() ?? email],
    (shared) => `both are ${shared}@`,
  );
  return [...pairs.values()].slice(0, MOST_PAIRS);
}
