/** Editing many subjects at once: what the edit means for each, before it is written and when it is. */
import type { BulkChange, RegisterKind } from '../../shared/ipc/channels/register.ts';
import { LedgerError } from '../../shared/ipc/result.ts';
import type { Json } from '../../shared/register/facts.ts';
import { canonicalJson } from '../../shared/register/facts.ts';
import { fieldLabel } from '../../shared/register/labels.ts';
import { sameKey } from '../../shared/register/references.ts';
import type { Subject } from '../../shared/register/register.ts';
import type { Ledger } from './ledger.ts';
import type { SubjectEdit } from './register-edit.ts';
import { mustExist } from './register-edit.ts';

export interface BulkWanted {
  readonly kind: RegisterKind;
  readonly keys: readonly string[];
  readonly set: Readonly<Record<string, Json>>;
  /** To add to and to take out of lists of references. */
  readonly add: Readonly<Record<string, readonly string[]>>;
  readonly remove: Readonly<Record<string, readonly string[]>>;
}

const MOST_LISTED = 500;

/** The edit of each subject, with only the fields that it changes; subjects that stay as they are have none. */
export function bulkEdits(ledger: Ledger, wanted: BulkWanted): { edits: SubjectEdit[]; unchanged: number } {
  const edits: SubjectEdit[] = [];
  for (const key of wanted.keys) {
    const subject = mustExist(ledger, { kind: wanted.kind, key });
    const set = changesOf(subject, wanted);
    if (Object.keys(set).length > 0) edits.push({ kind: wanted.kind, key, set, items: {}, close: {} });
  }
  return { edits, unchanged: wanted.keys.length - edits.length };
}

export function bulkPreview(
  ledger: Ledger,
  wanted: BulkWanted,
): { changes: BulkChange[]; changing: number; unchanged: number } {
  const { edits, unchanged } = bulkEdits(ledger, wanted);
  const changes = edits.slice(0, MOST_LISTED).map(({ kind, key, set }): BulkChange => {
    const subject = mustExist(ledger, { kind, key });
    return {
      key,
      name: subject.value<string>('name') ?? subject.value<string>('label') ?? key,
      fields: Object.entries(set).map(([field, after]) => ({
        field,
        label: fieldLabel(kind, field),
        before: subject.value(field) ?? null,
        after,
      })),
    };
  });
  return { changes, changing: edits.length, unchanged };
}

function changesOf(subject: Subject, { kind, set, add, remove }: BulkWanted): Record<string, Json> {
  const after: Record<string, Json> = { ...set };
  for (const field of new Set([...Object.keys(add), ...Object.keys(remove)])) {
    const before = after[field] ?? subject.value(field) ?? null;
    const list = before === null ? null : listOf(before, kind, field);
    const gone = remove[field] ?? [];
    const more = (add[field] ?? []).filter((key) => !list?.some((other) => same(field, other, key)));
    const kept = (list ?? []).filter((key) => !gone.some((other) => same(field, other, key)));
    // A list that nobody recorded has nothing to take out of, and stays unrecorded.
    if (list !== null || more.length > 0) after[field] = [...kept, ...more];
  }
  return Object.fromEntries(
    Object.entries(after).filter(([field, value]) => canonicalJson(value) !== canonicalJson(subject.value(field))),
  );
}

function listOf(value: Json, kind: RegisterKind, field: string): string[] {
  if (Array.isArray(value)) return value.filter((entry): entry is string => typeof entry === 'string');
  throw new LedgerError('invalid-request', `${fieldLabel(kind, field)} is not a list.`);
}

const same = (field: string, a: string, b: string): boolean =>
  sameKey(field === 'accessKeyHolders' || field === 'holders' || field === 'keyholders' ? 'person' : 'device', a, b);
