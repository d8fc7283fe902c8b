/** One look at a value of any shape: its texts, and the names of its properties. */
import type { Json } from '../../register/facts.ts';
import { type SecretKind, secretIn, type ValueNature } from './values.ts';

/** A name of a field as programs give it: it cannot hold a secret, and is told as it is. */
const FIELD_NAME = /^[a-z][A-Za-z]{0,24}(\.[a-z][A-Za-z]{0,24}){0,3}$/;

export interface Found {
  /** The property that it is in, the nearest that has a plain name; '' for the value itself. */
  readonly at: string;
  readonly kind: SecretKind;
}

/** How a property is looked at; `skip` for what is looked at elsewhere or only names what is there already. */
export type NatureOf = (property: string) => ValueNature | 'skip';

/** The first secret in the value, or `null`. */
export function secretWithin(value: Json | undefined, natureOf: NatureOf, at = ''): Found | null {
  if (typeof value === 'string') {
    const nature = natureOf(at);
    const kind = nature === 'skip' ? null : secretIn(value, nature);
    return kind === null ? null : { at, kind };
  }
  if (typeof value !== 'object' || value === null) return null;
  if (Array.isArray(value)) {
    for (const entry of value as readonly Json[]) {
      const found = secretWithin(entry, natureOf, at);
      if (found !== null) return found;
    }
    return null;
  }
  for (const [name, inner] of Object.entries(value as Record<string, Json | undefined>)) {
    if (natureOf(name) === 'skip') continue;
    const plain = FIELD_NAME.test(name);
    const kind = secretIn(name, plain ? 'id' : 'text');
    if (kind !== null) return { at, kind };
    const found = secretWithin(inner, natureOf, plain ? name : at);
    if (found !== null) return found;
  }
  return null;
}

/** Properties with random characters by their nature. */
const IDS =
  /^(key|keys|id|ids|email|serial|number|sha256|hash|source|person|people|group|vault|vaults|place|device|devices|phone|account|accounts|organization|managementAccount|aliases|members|prevHash|vaultItems|distinctFrom|step|rule|after)$/;

export function natureOfProperty(property: string): ValueNature {
  return IDS.test(property) ? 'id' : 'text';
}
