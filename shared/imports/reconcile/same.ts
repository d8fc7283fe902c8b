/** When two values of a field say the same. */
import type { Json } from '../../register/facts.ts';
import { canonicalJson } from '../../register/facts.ts';

/** Equal as values; lists of texts regardless of their order. */
export function same(a: Json, b: Json): boolean {
  if (Array.isArray(a) && Array.isArray(b) && [...a, ...b].every((entry) => typeof entry === 'string'))
    return canonicalJson([...a].sort()) === canonicalJson([...b].sort());
  return canonicalJson(a) === canonicalJson(b);
}
