/** Which fields name other subjects: for merging, renaming, and for refusing to remove what is still in use. */

import { recordKey } from '../text/compare.ts';
import type { Json, SubjectKind } from './facts.ts';

interface Reference {
  /** The field that refers … */
  readonly kind: SubjectKind;
  readonly field: string;
  /** … to subjects of this kind … */
  readonly target: SubjectKind;
  /** … directly, or through this property of its value (or of each entry, where the value is a list). */
  readonly property?: string;
}

export const REFERENCES: readonly Reference[] = [
  { kind: 'person', field: 'manager', target: 'person' },
  { kind: 'person', field: 'distinctFrom', target: 'person' },
  { kind: 'group', field: 'members', target: 'person', property: 'person' },
  { kind: 'group', field: 'members', target: 'group', property: 'group' },
  { kind: 'group', field: 'hostedInAccount', target: 'account' },
  { kind: 'group', field: 'distinctFrom', target: 'group' },
  { kind: 'vault', field: 'access', target: 'person', property: 'person' },
  { kind: 'vault', field: 'access', target: 'group', property: 'group' },
  { kind: 'vault', field: 'hostedInAccount', target: 'account' },
  { kind: 'vault', field: 'distinctFrom', target: 'vault' },
  { kind: 'place', field: 'keyholders', target: 'person' },
  { kind: 'place', field: 'distinctFrom', target: 'place' },
  { kind: 'device', field: 'holder', target: 'person' },
  { kind: 'device', field: 'vault', target: 'vault' },
  { kind: 'device', field: 'place', target: 'place' },
  { kind: 'device', field: 'distinctFrom', target: 'device' },
  { kind: 'phone', field: 'holders', target: 'person' },
  { kind: 'phone', field: 'distinctFrom', target: 'phone' },
  { kind: 'organization', field: 'controllers', target: 'person' },
  { kind: 'organization', field: 'managementAccount', target: 'account' },
  { kind: 'domain', field: 'registrarHolders', target: 'person' },
  { kind: 'domain', field: 'dnsHolders', target: 'person' },
  { kind: 'domain', field: 'dnsInAccount', target: 'account' },
  { kind: 'account', field: 'inbox', target: 'person', property: 'person' },
  { kind: 'account', field: 'inbox', target: 'group', property: 'group' },
  { kind: 'account', field: 'vaults', target: 'vault' },
  { kind: 'account', field: 'vaultItems', target: 'vault', property: 'vault' },
  { kind: 'account', field: 'devices', target: 'device' },
  { kind: 'account', field: 'phone', target: 'phone' },
  { kind: 'account', field: 'organization', target: 'organization' },
  { kind: 'account', field: 'accessKeyHolders', target: 'person' },
  { kind: 'account', field: 'sharedVaultRiskOwner', target: 'person' },
  { kind: 'account', field: 'linkedAccount', target: 'account' },
];

/** People and groups are compared as addresses and names are; every other key exactly. */
export function sameKey(kind: SubjectKind, a: string, b: string): boolean {
  return kind === 'person' || kind === 'group' ? recordKey(a) === recordKey(b) : a === b;
}

/**
 * The field's value with every reference to `target` `from` turned into one to `to`; the same value (identical) where it
 * does not refer to it. Lists that then name the same twice name it once.
 */
export function redirect(
  kind: SubjectKind,
  field: string,
  value: Json,
  target: SubjectKind,
  from: string,
  to: string,
): Json {
  let result = value;
  for (const reference of REFERENCES)
    if (reference.kind === kind && reference.field === field && reference.target === target)
      result = redirectOne(result, reference, from, to);
  return result;
}

/** Does the field's value refer to this subject? */
export function refersTo(kind: SubjectKind, field: string, value: Json, target: SubjectKind, key: string): boolean {
  return redirect(kind, field, value, target, key, `${key}\u0000`) !== value;
}

function redirectOne(value: Json, reference: Reference, from: string, to: string): Json {
  if (Array.isArray(value)) {
    const entries = (value as Json[]).map((entry) => redirectOne(entry, reference, from, to));
    if (entries.every((entry, index) => entry === value[index])) return value;
    return entries.filter((entry, index) => typeof entry !== 'string' || entries.indexOf(entry) === index);
  }
  const { property, target } = reference;
  if (property === undefined) return typeof value === 'string' && sameKey(target, value, from) ? to : value;
  if (typeof value !== 'object' || value === null) return value;
  const named = (value as Record<string, Json | undefined>)[property];
  return typeof named === 'string' && sameKey(target, named, from) ? { ...value, [property]: to } : value;
}
