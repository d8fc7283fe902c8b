/** Texts that people wrote at AWS: what looks like a secret among them is left out, as it is in every file. */
import { secretIn } from '../../../shared/imports/secrets/values.ts';
import type { Json } from '../../../shared/register/facts.ts';

/** Properties and fields that hold such texts; everything else is an id, a date or a word of AWS's own. */
const WRITTEN: ReadonlySet<string> = new Set([
  'name',
  'company',
  'title',
  'policyName',
  'policies',
  'trail',
  'filter',
  'alarm',
]);
export const LEFT_OUT = '(left out: it looks like a secret)';

/** The value of a field (`name`, `aws.contact.security`) without secrets in its names; itself where there are none. Pure. */
export function withoutSecretNames(value: Json, field: string): Json {
  if (typeof value === 'string') return WRITTEN.has(field) && secretIn(value, 'text') !== null ? LEFT_OUT : value;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const entries = value as readonly Json[];
    const kept = entries.map((entry) => withoutSecretNames(entry, field));
    return kept.some((entry, at) => entry !== entries[at]) ? kept : value;
  }
  let changed = false;
  const kept = Object.entries(value as { readonly [key: string]: Json | undefined }).map(([name, inner]) => {
    const clean = inner === undefined ? undefined : withoutSecretNames(inner, name);
    changed ||= clean !== inner;
    return [name, clean] as const;
  });
  return changed ? Object.fromEntries(kept) : value;
}
