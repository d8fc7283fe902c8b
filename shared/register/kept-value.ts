/** Values as the ledger keeps them, wherever they come from: typed, pasted, imported, or answered by AWS. */
import { withoutHidden } from '../text/invisible.ts';
import type { Json, Statement } from './facts.ts';

/** Texts that people write in lines; in a name a line end would forge a row. */
export const WRITTEN_IN_LINES =
  /^(notes?|reason|text|detail|value|wentWrong|closedReason|comment|description|why|how|said)$/;

/** The value without characters that nobody sees or that turn the direction of writing; itself where there are none. Pure. */
export function keptValue(value: Json, field: string): Json {
  if (typeof value === 'string') return withoutHidden(value, WRITTEN_IN_LINES.test(field)).text;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const entries = value as readonly Json[];
    const kept = entries.map((entry) => keptValue(entry, field));
    return kept.some((entry, at) => entry !== entries[at]) ? kept : value;
  }
  const before = value as { readonly [key: string]: Json | undefined };
  let changed = false;
  const kept = Object.entries(before).map(([name, inner]) => {
    const clean = inner === undefined ? undefined : keptValue(inner, name);
    changed ||= clean !== inner;
    return [name, clean] as const;
  });
  return changed ? Object.fromEntries(kept) : value;
}

/** The same for what a fact says. */
export function keptStatement(statement: Statement, field: string): Statement {
  if (!('value' in statement)) return statement;
  const value = keptValue(statement.value, field);
  return value === statement.value ? statement : { value };
}
