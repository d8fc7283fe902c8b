/** What the lists of 1Password's command line have in common: users, groups and vaults, and who counts as having access. */
import type { Collector } from '../collector.ts';
import type { Shape } from '../shape.ts';
import { asObject, firstEntry } from '../shape.ts';
import type { Named, Who } from '../statement.ts';
import { addressOf } from '../text/address.ts';

export type Entry = Readonly<Record<string, unknown>>;

export const opKey = (name: string): string => `1password:${name}`;

export function str(entry: Entry | null | undefined, key: string): string {
  const value = entry?.[key];
  return typeof value === 'string' ? value : '';
}

/** A vault or group as 1Password lists it. */
export function opNamed(entry: Entry): Named | null {
  const name = str(entry, 'name');
  const id = str(entry, 'id');
  if (name === '' && id === '') return null;
  return { key: opKey(name === '' ? id : name), ...(id === '' ? {} : { id }), ...(name === '' ? {} : { name }) };
}

/** What `--for` names: a key of ours, or the bare name. */
export function opFor(to: Collector): Named {
  const given = to.around.belongsTo ?? '';
  const key = given.includes(':') ? given : opKey(given);
  return { key, name: key.slice(key.indexOf(':') + 1) };
}

export function opPerson(entry: Entry): Who | null {
  const email = addressOf(str(entry, 'email'));
  const name = str(entry, 'name');
  return email === undefined ? null : { addresses: [email], ...(name === '' ? {} : { name }) };
}

/** Is a user a service account or another machine, and so nobody? */
export function isMachine(entry: Entry): boolean {
  return /service|integration|machine|\bbot\b/i.test(str(entry, 'type'));
}

/** `unsure`: may have what is listed, and may not. */
export type GranteeState = 'has' | 'not-yet' | 'ended' | 'unsure';

/**
 * Does a user or group in this state have what it is listed with? TRANSFER_STARTED is provisioned and has never set the
 * account up; whoever is being recovered opens nothing until somebody confirms it, and may already have
 * (developer.1password.com/docs/cli/user-states).
 */
export function opState(state: string): GranteeState {
  if (/^active$/i.test(state)) return 'has';
  if (/^(invited|pending|transfer_pending|transfer_started|provisioning)$/i.test(state)) return 'not-yet';
  if (/^(suspended|transfer_suspended|deleted|inactive|deprovisioned|rejected)$/i.test(state)) return 'ended';
  return 'unsure';
}

/** The entries of a listing with their row numbers; says what is no entry. `null` lists nothing. */
export function entriesOf(value: unknown, to: Collector): readonly (readonly [entry: Entry, row: number])[] {
  if (value === null || value === undefined) return [];
  if (!Array.isArray(value)) {
    to.fail('The file is not the list it seems to be: a list in square brackets is expected.');
    return [];
  }
  const entries: [Entry, number][] = [];
  for (const [at, item] of value.entries()) {
    const entry = asObject(item);
    if (entry === null) to.skip(at + 1, 'The entry cannot be read.');
    else entries.push([entry, at + 1]);
  }
  return entries;
}

/** The keys of the first entry of a root list, if the shape is one. */
export function keysOf(shape: Shape): ReadonlySet<string> {
  return new Set(Object.keys(firstEntry(shape) ?? {}));
}
