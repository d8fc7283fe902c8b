/** What names what in the register: removing a subject with care, and making two subjects one. */
import type { SubjectUse } from '../../shared/ipc/channels/register.ts';
import { LedgerError } from '../../shared/ipc/result.ts';
import type { Json, Provenance, SubjectKind, SubjectRef } from '../../shared/register/facts.ts';
import { sameStatement } from '../../shared/register/facts.ts';
import { KINDS } from '../../shared/register/kinds.ts';
import { fieldLabel, KIND_NAMES } from '../../shared/register/labels.ts';
import { itemKey } from '../../shared/register/record.ts';
import { redirect, refersTo } from '../../shared/register/references.ts';
import type { Held, Subject } from '../../shared/register/register.ts';
import type { Changed, Draft, Ledger } from './ledger.ts';
import { declared, mustExist } from './register-edit.ts';

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
      const names = takenNames(user);
      for (const { field, item, value, provenance } of valuesOf(user)) {
        const redirected = redirect(user.kind, field, value, kind, from, into);
        if (redirected === value) continue;
        endItem(draft, user, field, item);
        // What named the other half of itself would name itself now, which says nothing.
        if (user.kind === kind && user.key === into) continue;
        state(user, field, item === '' ? '' : freeName(names, field, redirected, item), redirected, provenance);
      }
    }
    const names = takenNames(target);
    for (const { field, item, value, provenance } of valuesOf(source)) {
      if (redirect(kind, field, value, kind, into, from) !== value) continue;
      const held = target.field(field, item)?.effective;
      const there = held?.statement;
      if (there === undefined) state(target, field, item, value, provenance);
      // Both lists knew the same person: neither of the two spans of time may be lost.
      else if (item !== '' && !sameStatement(there, { value }))
        state(target, field, freeName(names, field, value), value, provenance);
      else if (field === 'complete' && value === false) state(target, field, item, value, provenance);
      // Whoever was on either list is on the one that stays: nobody who gets in may be lost from sight.
      else if (held !== undefined && 'value' in there && Array.isArray(there.value) && Array.isArray(value))
        state(target, field, item, united(there.value, value), held.confirmed);
    }
    const aliases = new Set([...listOf(target, 'aliases'), ...listOf(source, 'aliases'), from]);
    aliases.delete(into);
    state(target, 'aliases', '', [...aliases].sort(), declared(draft.at, actor));
    draft.remove({ kind, key: from });
  });
}

/** Subjects with a field that names this one. */
function usersOf(ledger: Ledger, ref: SubjectRef): Subject[] {
  const users: Subject[] = [];
  for (const kind of Object.keys(KINDS) as SubjectKind[])
    for (const subject of ledger.register.subjects(kind).values())
      if (valuesOf(subject).some(({ field, value }) => refersTo(kind, field, value, ref.kind, ref.key)))
        users.push(subject);
  return users;
}

/** Every statement that names the subject, for people to read before they remove it. */
export function usesOf(ledger: Ledger, ref: SubjectRef): SubjectUse[] {
  return usersOf(ledger, ref).flatMap((subject) => {
    const { kind, key } = subject;
    const name = subject.value<string>('name') ?? subject.value<string>('label') ?? key;
    const fields = valuesOf(subject).filter(({ field, value }) => refersTo(kind, field, value, ref.kind, ref.key));
    return [...new Set(fields.map(({ field }) => fieldLabel(kind, field)))].map((label) => ({
      kind,
      key,
      name,
      label,
    }));
  });
}

interface Said {
  readonly field: string;
  readonly item: string;
  readonly value: Json;
  readonly provenance: Provenance;
}

/** What counts today about a subject, leaving out what is unknown. */
export function valuesOf(subject: Subject): Said[] {
  const said: Said[] = [];
  const add = (field: string, item: string, held: Held | undefined): void => {
    if (held !== undefined && 'value' in held.statement)
      said.push({ field, item, value: held.statement.value, provenance: held.confirmed });
  };
  for (const [field, held] of subject.fields) add(field, '', held.effective);
  for (const [field, items] of subject.items) for (const [item, held] of items) add(field, item, held.effective);
  return said;
}

/** Both lists, each entry once, in their order. */
function united(first: readonly Json[], second: readonly Json[]): Json[] {
  const known = new Set(first.map((entry) => JSON.stringify(entry)));
  return [...first, ...second.filter((entry) => !known.has(JSON.stringify(entry)))];
}

/** The names of the items of each list of a subject. */
function takenNames(subject: Subject): Map<string, Set<string>> {
  return new Map([...subject.items].map(([field, items]) => [field, new Set(items.keys())]));
}

/** A name for one more entry of a list, which it then has; `instead` is the name it had before. */
function freeName(names: Map<string, Set<string>>, field: string, value: Json, instead?: string): string {
  const taken = names.get(field) ?? new Set<string>();
  if (instead !== undefined) taken.delete(instead);
  const name = itemKey(value, taken);
  names.set(field, taken.add(name));
  return name;
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
