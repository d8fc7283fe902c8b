/** Editing the register: every edit is one change, states facts as declared, and never erases what was true before. */
import { LedgerError } from '../../shared/ipc/result.ts';
import { withDatesRead } from '../../shared/register/date-fields.ts';
import type { Json, NewFact, Provenance, SubjectKind, SubjectRef } from '../../shared/register/facts.ts';
import { KINDS } from '../../shared/register/kinds.ts';
import { fieldLabel, KIND_NAMES } from '../../shared/register/labels.ts';
import { PRESENT, recordOf } from '../../shared/register/record.ts';
import type { Subject } from '../../shared/register/register.ts';
import type { Changed, Draft, Ledger } from './ledger.ts';
import { itemNames } from './register-items.ts';
import { valuesOf } from './register-references.ts';
import { refuseSecrets } from './register-secrets.ts';

export interface SubjectEdit extends SubjectRef {
  readonly set: Readonly<Record<string, Json>>;
  readonly items: Readonly<Record<string, readonly Json[]>>;
  readonly close: Readonly<Record<string, readonly string[]>>;
}

/** What a person says, at this instant. */
export const declared = (at: string, by: string): Provenance => ({ basis: 'declared', source: 'person', at, by });

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

/** Declare fields of many subjects, as one change. The edits are of one kind; those that change nothing are no harm. */
export function bulkEdit(
  ledger: Ledger,
  actor: string,
  kind: SubjectKind,
  edits: readonly SubjectEdit[],
  reason?: string,
): Changed {
  for (const edit of edits) mustExist(ledger, edit);
  const fields = new Set(edits.flatMap(({ set }) => Object.keys(set)));
  const what = [...fields].map((field) => fieldLabel(kind, field).toLowerCase()).join(', ');
  const title = `Set ${what} of ${edits.length} ${KIND_NAMES[kind][edits.length === 1 ? 0 : 1]}`;
  return write(ledger, actor, edits, title, reason, false);
}

/** Write edits of any kinds as one change; those whose subject is not there yet create it. */
export function writeEdits(
  ledger: Ledger,
  actor: string,
  edits: readonly SubjectEdit[],
  title: string,
  reason?: string,
): Changed {
  return write(ledger, actor, edits, title, reason, true);
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
      const subject = ledger.register.get({ kind, key });
      if (create && subject === undefined) put(PRESENT, '', true);
      for (const [field, given] of Object.entries(set)) {
        const { value } = withDatesRead(kind, field, given);
        if (value !== null && kind === 'device' && WHEREABOUTS.includes(field)) moveAway(draft, subject, field);
        if (value !== null) put(field, '', value);
        else for (const basis of ['declared', 'tested'] as const) draft.end({ kind, key, field, item: '', basis });
      }
      for (const [field, entries] of Object.entries(items)) {
        const names = itemNames(subject, field, entries);
        for (const [index, entry] of entries.entries())
          put(field, names[index] as string, withDatesRead(kind, field, entry).value);
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

/** Where a device is: with somebody, in a vault or at a place. Saying one of them ends the others, whoever said them. */
const WHEREABOUTS = ['holder', 'vault', 'place'];

function moveAway(draft: Draft, device: Subject | undefined, to: string): void {
  for (const field of WHEREABOUTS)
    if (field !== to)
      for (const { provenance } of device?.fields.get(field)?.all ?? [])
        draft.end({ kind: 'device', key: device?.key ?? '', field, item: '', basis: provenance.basis });
}

/** Is the record still one of its kind after the edit? Throws `invalid-request` saying which field is wrong. */
function check(ledger: Ledger, edit: SubjectEdit): void {
  const { kind, key, set, items } = edit;
  refuseSecrets(edit);
  refuseNoDates(edit);
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

/** Throws `invalid-request` where a date is one that systems write for none. */
function refuseNoDates({ kind, set, items }: SubjectEdit): void {
  for (const [field, value] of [...Object.entries(set), ...Object.entries(items)]) {
    const [none] = withDatesRead(kind, field, value).noDates;
    if (none !== undefined)
      throw new LedgerError('invalid-request', `${fieldLabel(kind, field)}: ${none} stands for no date.`, {
        hint: 'Leave the date empty where there is none. Nothing was changed.',
      });
  }
}

/** The subject that an edit speaks of. Throws `not-found`. */
export function mustExist(ledger: Ledger, ref: SubjectRef): Subject {
  const subject = ledger.register.get(ref);
  if (subject === undefined)
    throw new LedgerError('not-found', `The ledger has no ${KIND_NAMES[ref.kind][0]} ${ref.key}.`);
  return subject;
}
