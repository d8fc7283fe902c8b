/** Lines of an import as the window shows them: side by side, and never longer than a page may be. */
import type { Line } from '../../../shared/imports/reconcile/lines.ts';
import type { FieldChange, LineView } from '../../../shared/ipc/channels/imports.ts';
import type { Json } from '../../../shared/register/facts.ts';
import { canonicalJson } from '../../../shared/register/facts.ts';
import { fieldLabel } from '../../../shared/register/labels.ts';

/** In a page of rows; the opened line is shown with everything it has. */
const FEW = { fields: 6, entries: 8, chars: 160 } as const;
/** One line alone stays well under what an answer may hold. */
const ALL = { fields: 400, entries: 200, chars: 1000 } as const;
type Limits = { readonly fields: number; readonly entries: number; readonly chars: number };

/** Parts of an entry of a list, in the order they are read. */
const ENTRY_LABELS: Readonly<Record<string, string>> = {
  person: 'Person',
  group: 'Group',
  role: 'Role',
  delivery: 'Mail delivery',
  level: 'Access',
  from: 'From',
  until: 'Until',
  vault: 'Vault',
  item: 'Item',
  account: 'Account',
};

export function lineView(line: Line, file: string, accepted: boolean, whole: boolean): LineView {
  const limits: Limits = whole ? ALL : FEW;
  const fields = fieldChanges(line);
  return {
    id: line.id,
    change: line.change,
    kind: line.subject.kind,
    key: line.subject.key,
    title: line.title.slice(0, limits.chars * 2),
    reason: line.reason,
    file,
    row: line.row,
    acceptable: line.acceptable,
    accepted,
    fields: fields.slice(0, limits.fields).map((change) => ({
      ...change,
      before: shortened(change.before, limits),
      after: shortened(change.after, limits),
    })),
    more: Math.max(0, fields.length - limits.fields),
  };
}

function fieldChanges(line: Line): FieldChange[] {
  const before = objectOf(line.before);
  const after = objectOf(line.after);
  if ((line.before !== null && before === null) || (line.after !== null && after === null))
    return [{ field: '', label: 'Value', before: line.before, after: line.after }];
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  return [...names].flatMap((field) => {
    const was = before?.[field] ?? null;
    const is = after?.[field] ?? null;
    if (canonicalJson(was) === canonicalJson(is)) return [];
    return [{ field, label: labelOf(line, field), before: was, after: is }];
  });
}

function labelOf(line: Line, field: string): string {
  const record = line.subject.kind === 'group' || line.subject.kind === 'vault' || line.id.startsWith('item:');
  return (record ? ENTRY_LABELS[field] : undefined) ?? fieldLabel(line.subject.kind, field);
}

function objectOf(value: Json): Readonly<Record<string, Json | undefined>> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, Json | undefined>>)
    : null;
}

function shortened(value: Json, { entries, chars }: Limits, depth = 0): Json {
  if (typeof value === 'string') return value.length > chars ? `${value.slice(0, chars - 1)}…` : value;
  if (typeof value !== 'object' || value === null) return value;
  if (depth > 4) return '…';
  const inner = { fields: 0, entries, chars };
  if (Array.isArray(value)) {
    const list = value as readonly Json[];
    const kept: Json[] = list.slice(0, entries).map((entry) => shortened(entry, inner, depth + 1));
    return list.length > entries ? [...kept, `and ${list.length - entries} more`] : kept;
  }
  return Object.fromEntries(
    Object.entries(value)
      .slice(0, entries)
      .map(([name, part]) => [name, shortened(part ?? null, inner, depth + 1)]),
  );
}
