/** Which fact of a list an entry is: stating somebody again changes what is said of them now, never what was before. */
import type { Json } from '../../shared/register/facts.ts';
import { itemKey } from '../../shared/register/record.ts';
import type { Subject } from '../../shared/register/register.ts';

type Entry = Readonly<Record<string, Json | undefined>>;

/**
 * The names of the items to state, in the order of the entries.
 *
 * An entry replaces the item of the same person and level that is still open, or the one with the same start. Somebody
 * whose earlier time has ended gets an item of their own: who could read what, from when to when, must not be lost.
 */
export function itemNames(subject: Subject | undefined, field: string, entries: readonly Json[]): string[] {
  const held = new Map<string, Entry>();
  for (const [name, item] of subject?.items.get(field) ?? []) {
    const statement = item.effective?.statement;
    if (statement !== undefined && 'value' in statement) held.set(name, statement.value as Entry);
  }
  const taken = new Set<string>();
  return entries.map((entry) => {
    const name = nameOf(held, entry, taken);
    taken.add(name);
    return name;
  });
}

function nameOf(held: ReadonlyMap<string, Entry>, entry: Json, taken: ReadonlySet<string>): string {
  const base = itemKey(entry, new Set());
  const wanted = entry as Entry;
  const same = [...held].filter(([name]) => (name === base || name.startsWith(`${base}|`)) && !taken.has(name));
  const start = (value: Entry): Json => value.from ?? null;
  const twin = same.find(([, value]) => isOpen(value)) ?? same.find(([, value]) => start(value) === start(wanted));
  if (twin !== undefined) return twin[0];
  return itemKey(entry, new Set([...held.keys(), ...taken]));
}

function isOpen(entry: Entry): boolean {
  return entry.until === undefined || entry.until === null;
}
