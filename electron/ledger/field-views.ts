/** A subject's fields as the window shows them: what counts, where it comes from, how old it is, what says otherwise. */
import type { FieldView, HistoryEntry } from '../../shared/ipc/channels/accounts.ts';
import type { Json } from '../../shared/register/facts.ts';
import { fieldLabel, isCustodyField } from '../../shared/register/labels.ts';
import type { Field, Subject } from '../../shared/register/register.ts';
import type { DatedFact } from './fact-store.ts';

const DAY_MS = 86_400_000;

/** Fields in the order of their labels' table; items after the field they belong to. */
export function fieldViews(subject: Subject, reviewDays: number, now: Date): FieldView[] {
  const views: FieldView[] = [];
  // That a list was recorded says nothing more once it has entries.
  for (const [name, field] of subject.fields)
    if (name !== 'present' && !subject.items.get(name)?.size)
      views.push(viewOf(subject, name, '', field, reviewDays, now));
  for (const [name, items] of subject.items)
    for (const [item, field] of items) views.push(viewOf(subject, name, item, field, reviewDays, now));
  return views;
}

function viewOf(subject: Subject, name: string, item: string, field: Field, reviewDays: number, now: Date): FieldView {
  const effective = field.effective;
  const at = effective?.confirmed.at;
  const ageDays = at === undefined ? 0 : (now.getTime() - Date.parse(at)) / DAY_MS;
  return {
    field: name,
    item,
    label: fieldLabel(subject.kind, name),
    value: effective !== undefined && 'value' in effective.statement ? effective.statement.value : null,
    unknown: effective !== undefined && 'unknown' in effective.statement ? effective.statement.unknown : null,
    provenance: effective?.confirmed ?? null,
    since: effective?.provenance.at ?? null,
    stale: isCustodyField(subject.kind, name) && ageDays > reviewDays,
    contradicting: field.contradicting.map((held) => ({
      value: ('value' in held.statement ? held.statement.value : null) as Json,
      provenance: held.confirmed,
    })),
  };
}

export function historyEntry(fact: DatedFact): HistoryEntry {
  return {
    field: fact.field,
    item: fact.item,
    label: fieldLabel(fact.kind, fact.field),
    value: 'value' in fact.statement ? fact.statement.value : null,
    unknown: 'unknown' in fact.statement ? fact.statement.unknown : null,
    provenance: fact.provenance,
    from: fact.addedAt,
    until: fact.endedAt,
    seq: fact.addedSeq,
  };
}
