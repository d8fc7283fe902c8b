/** Editing the register: every edit is one change, states facts as declared, and never erases what was true before. */
import { LedgerError } from '../../shared/ipc/result.ts';
import type { Json, NewFact, Provenance, SubjectKind, SubjectRef } from '../../shared/register/facts.ts';
import { KINDS } from '../../shared/register/kinds.ts';
import { KIND_NAMES } from '../../shared/register/labels.ts';
import { itemKey, PRESENT, recordOf } from '../../shared/register/record.ts';
import { redirect, refersTo } from '../../shared/register/references.ts';
import type { Held, Subject } from '../../shared/register/register.ts';
import type { Changed, Draft, Ledger } from './ledger.ts';

export interface SubjectEdit extends SubjectRef {
  readonly set: Readonly<Record<string, Json>>;
  readonly items: Readonly<Record<string, readonly Json[]>>;
  readonly close: Readonly<Record<string, readonly string[]>>;
}

const NO_EDIT = { set: {}, items: {}, close: {} } as const;

const declared = (at: string, by: string): Provenance => ({ basis: 'declared', source: 'person', at, by });

/** Create a subject that is not there yet, with its first fields. */
export function createSubject(ledger: Ledger, actor: string, edit: SubjectEdit, reason?: string): Changed {
  if (ledger.register.get(edit) !== undefined)
    throw new LedgerError('conflict', `The ledger has this ${KIND_NAMES[edit.kind][0]} already: ${edit.key}.`);
  return write(ledger, actor, [edit], `Recorded ${KIND_NAMES[edit.kind][0]} ${edit.key}`, reason, true);
}

/** Declare fields of a subject, state and close entries of its lists. */
export function saveSubject(ledger: Ledger, actor: string, edit: SubjectEdit, reason?: string): Changed {
  mustExist(ledger, edit);
  return write(ledger, actor, [edit], `Edited ${KIND_NAMES[edit.kind][0]} ${edit.key}`, reason, false);
}

/** Declare the same fields of many subjects, as one change. */
export function bulkEdit(
  ledger: Ledger,
  actor: string,
  kind: SubjectKind,
  keys: readonly string[],
  set: Readonly<Record<string, Json>>,
  reason?: string,
): Changed {
  for (const key of keys) mustExist(ledger, { kind, key });
  const edits = keys.map((key) => ({ kind, key, ...NO_EDIT, set }));
  const what = Object.keys(set).join(', ');
  return write(ledger, actor, edits, `Set ${what} of ${keys.length} ${KIND_NAMES[kind][1]}`, reason, false);
}

/** The recorded statements are still true: state them again, as of now. */
export function confirmSubjects(ledger: Ledger, actor: string, kind: SubjectKind, keys: readonly string[]): Changed {
  const subjects = keys.map((key) => mustExist(ledger, { kind, key }));
  const title = `Confirmed ${keys.length} ${KIND_NAMES[kind][keys.length === 1 ? 0 : 1]}`;
  const changed = ledger.change({ actor, action: 'edit', title }, (draft) => {
    for (const subject of subjects)
      for (const { field, item, value } of valuesOf(subject))
        if (!field.startsWith('aws.') && !field.startsWith('credentials.'))
          draft.put({
            kind,
            key: subject.key,
            field,
            item,
            statement: { value },
            provenance: declared(draft.at, actor),
          });
  });
  // Confirming adds no fact, so the change itself writes no entry; that somebody looked is worth one.
  if (changed.added + changed.ended === 0) ledger.note({ actor, action: 'edit', title, detail: { keys: [...keys] } });
  return changed;
}

/** End everything said about a subject; refused while others name it, unless forced. */
export function removeSubject(
  ledger: Ledger,
  actor: string,
  ref: SubjectRef,
  force: boolean,
  reason: string | undefined,
): Changed {
  mustExist(ledger, ref);
  const users = usersOf(ledger, ref);
  if (users.length > 0 && !force)
    throw new LedgerError('conflict', `${ref.key} is still named by ${nameSome(users)}.`, {
      hint: 'Take it out there first, or merge it into another.',
    });
  const title = `Removed ${KIND_NAMES[ref.kind][0]} ${ref.key}`;
  return ledger.change({ actor, action: 'edit', title, reason }, (draft) => draft.remove(ref));
}

/** Two subjects are one. What named `from` names `into`; what only `from` said is said of `into`; its name is an alias. */
export function mergeSubjects(
  ledger: Ledger,
  actor: string,
  kind: SubjectKind,
  into: string,
  from: string,
  reason: string | undefined,
): Changed {
  if (into === from) throw new LedgerError('invalid-request', 'Choose two different ones to merge.');
  const target = mustExist(ledger, { kind, key: into });
  const source = mustExist(ledger, { kind, key: from });
  const title = `Merged ${KIND_NAMES[kind][0]} ${from} into ${into}`;
  return ledger.change({ actor, action: 'edit', title, reason }, (draft) => {
    // A merge says who is meant, not what is so: every statement keeps its own source and age.
    const state = (ref: SubjectRef, field: string, item: string, value: Json, provenance: Provenance): void =>
      draft.put({ kind: ref.kind, key: ref.key, field, item, statement: { value }, provenance });
    for (const user of usersOf(ledger, { kind, key: from })) {
      if (user.kind === kind && user.key === from) continue;
      for (const { field, item, value, provenance } of valuesOf(user)) {
        const redirected = redirect(user.kind, field, value, kind, from, into);
        if (redirected === value) continue;
        endItem(draft, user, field, item);
        const taken = new Set([...(user.items.get(field)?.keys() ?? [])].filter((name) => name !== item));
        state(user, field, item === '' ? '' : itemKey(redirected, taken), redirected, provenance);
      }
    }
    for (const { field, item, value, provenance } of valuesOf(source))
      if (target.field(field, item) === undefined) state(target, field, item, value, provenance);
    const aliases = new Set([...listOf(target, 'aliases'), ...listOf(source, 'aliases'), from]);
    aliases.delete(into);
    state(target, 'aliases', '', [...aliases].sort(), declared(draft.at, actor));
    draft.remove({ kind, key: from });
  });
}

function write(
  ledger: Ledger,
  actor: string,
  edits: readonly SubjectEdit[],
  title: string,
  reason: string | undefined,
  create: boolean,
): Changed {
  for (const edit of edits) check(ledger, edit);
  return ledger.change({ actor, action: 'edit', title, reason }, (draft) => {
    const provenance = declared(draft.at, actor);
    for (const { kind, key, set, items, close } of edits) {
      const put = (field: string, item: string, value: Json): void =>
        draft.put({ kind, key, field, item, statement: { value }, provenance } satisfies NewFact);
      if (create && Object.keys(set).length + Object.keys(items).length === 0) put(PRESENT, '', true);
      for (const [field, value] of Object.entries(set)) {
        if (value !== null) put(field, '', value);
        else for (const basis of ['declared', 'tested'] as const) draft.end({ kind, key, field, item: '', basis });
      }
      const subject = ledger.register.get({ kind, key });
      for (const [field, entries] of Object.entries(items)) {
        const taken = new Set<string>();
        for (const entry of entries) {
          const item = itemKey(entry, taken);
          taken.add(item);
          put(field, item, entry);
        }
      }
      for (const [field, names] of Object.entries(close))
        for (const item of names) {
          const value = subject?.items.get(field)?.get(item)?.effective?.statement;
          if (value === undefined || !('value' in value)) continue;
          put(field, item, { ...(value.value as Record<string, Json>), until: draft.at });
        }
    }
  });
}

/** Is the record still one of its kind after the edit? Throws `invalid-request` saying which field is wrong. */
function check(ledger: Ledger, edit: SubjectEdit): void {
  const { kind, key, set, items } = edit;
  const description = KINDS[kind];
  const subject = ledger.register.get({ kind, key });
  const record: Record<string, unknown> = {
    ...(subject === undefined ? {} : recordOf(subject)),
    [description.keyField]: key,
  };
  for (const [field, value] of Object.entries(set)) {
    const owner = description.flattened.find((prefix) => field.startsWith(`${prefix}.`));
    if (owner === undefined) record[field] = value;
    else record[owner] = { ...(record[owner] as object | undefined), [field.slice(owner.length + 1)]: value };
  }
  for (const [field, entries] of Object.entries(items)) {
    if (!description.itemized.includes(field))
      throw new LedgerError('invalid-request', `${field} is not a list of a ${KIND_NAMES[kind][0]}.`);
    record[field] = entries;
  }
  const parsed = description.record?.safeParse(record);
  const issue = parsed?.success === false ? parsed.error.issues[0] : undefined;
  if (issue !== undefined)
    throw new LedgerError('invalid-request', `${issue.path.join('.') || key}: ${issue.message}`, {
      hint: 'Correct the value and save again. Nothing was changed.',
    });
}

function mustExist(ledger: Ledger, ref: SubjectRef): Subject {
  const subject = ledger.register.get(ref);
  if (subject === undefined)
    throw new LedgerError('not-found', `The ledger has no ${KIND_NAMES[ref.kind][0]} ${ref.key}.`);
  return subject;
}

/** Subjects with a field that names this one. */
export function usersOf(ledger: Ledger, ref: SubjectRef): Subject[] {
  const users: Subject[] = [];
  for (const kind of Object.keys(KINDS) as SubjectKind[])
    for (const subject of ledger.register.subjects(kind).values())
      if (valuesOf(subject).some(({ field, value }) => refersTo(kind, field, value, ref.kind, ref.key)))
        users.push(subject);
  return users;
}

interface Said {
  readonly field: string;
  readonly item: string;
  readonly value: Json;
  readonly provenance: Provenance;
}

/** What counts today about a subject, leaving out what is unknown. */
function valuesOf(subject: Subject): Said[] {
  const said: Said[] = [];
  const add = (field: string, item: string, held: Held | undefined): void => {
    if (held !== undefined && 'value' in held.statement)
      said.push({ field, item, value: held.statement.value, provenance: held.confirmed });
  };
  for (const [field, held] of subject.fields) add(field, '', held.effective);
  for (const [field, items] of subject.items) for (const [item, held] of items) add(field, item, held.effective);
  return said;
}

function endItem(draft: Draft, subject: Subject, field: string, item: string): void {
  for (const held of subject.field(field, item)?.all ?? [])
    draft.end({ kind: subject.kind, key: subject.key, field, item, basis: held.provenance.basis });
}

function listOf(subject: Subject, field: string): string[] {
  const value = subject.value(field);
  return Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === 'string') : [];
}

function nameSome(subjects: readonly Subject[]): string {
  const first = subjects.slice(0, 3).map((subject) => `${KIND_NAMES[subject.kind][0]} ${subject.key}`);
  const more = subjects.length - first.length;
  return more > 0 ? `${first.join(', ')} and ${more} more` : first.join(', ');
}
