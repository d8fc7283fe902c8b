/** The entries of a group's members or a vault's access, as rows: who, how, since when, until when. */
import type { FieldView } from '../../../shared/ipc/channels/accounts.ts';
import type { Json } from '../../../shared/register/facts.ts';
import type { Reference } from '../edit/reference-picker.tsx';

export interface EntryRow {
  readonly item: string;
  readonly who: Reference;
  readonly entry: Readonly<Record<string, Json | undefined>>;
  readonly view: FieldView;
  readonly ended: boolean;
}

/** Open entries first, each part by name. `now` is the instant the page speaks of. */
export function entryRows(
  fields: readonly FieldView[],
  field: string,
  nameOf: (who: Reference) => string,
  now: number,
): EntryRow[] {
  const rows = fields
    .filter((view) => view.field === field && view.item !== '' && view.value !== null)
    .flatMap((view): EntryRow[] => {
      const entry = view.value as Record<string, Json | undefined>;
      const who = whoIn(view.value);
      if (who === null) return [];
      const until = typeof entry.until === 'string' ? Date.parse(entry.until) : Number.POSITIVE_INFINITY;
      return [{ item: view.item, who, entry, view, ended: until <= now }];
    });
  return rows.sort((a, b) => Number(a.ended) - Number(b.ended) || nameOf(a.who).localeCompare(nameOf(b.who)));
}

/** Whom an entry names; null where the value is no entry. */
export function whoIn(value: Json | null): Reference | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const entry = value as Readonly<Record<string, Json | undefined>>;
  if (typeof entry.person === 'string') return { kind: 'person', key: entry.person };
  return typeof entry.group === 'string' ? { kind: 'group', key: entry.group } : null;
}

/** An entry that names somebody. */
export function entryFor(who: Reference, more: Readonly<Record<string, Json>>): Record<string, Json> {
  return { [who.kind]: who.key, ...more };
}
