/** A pasted table against the register: what it would change subject by subject, and writing it as one change. */

import { day } from '../../shared/gaps/sentence.ts';
import type { PastedSubject, PastePreview } from '../../shared/ipc/channels/paste.ts';
import type { FieldChange, RegisterKind } from '../../shared/ipc/channels/register.ts';
import { LedgerError } from '../../shared/ipc/result.ts';
import { awsAnswer } from '../../shared/register/aws-said.ts';
import type { Json } from '../../shared/register/facts.ts';
import { canonicalJson } from '../../shared/register/facts.ts';
import { KINDS } from '../../shared/register/kinds.ts';
import { fieldLabel, KIND_NAMES } from '../../shared/register/labels.ts';
import type { Matching, PastedRow, PastedTable } from '../../shared/register/paste/index.ts';
import {
  columnTitle,
  guessColumns,
  guessKind,
  KnownSubjects,
  PASTE_COLUMNS,
  pastedRows,
  readPasted,
  tableText,
} from '../../shared/register/paste/index.ts';
import { recordOf } from '../../shared/register/record.ts';
import type { Held, Subject } from '../../shared/register/register.ts';
import type { Ledger } from './ledger.ts';
import { chainHead } from './log.ts';
import type { SubjectEdit } from './register-edit.ts';
import { writeEdits } from './register-edit.ts';
import { itemNames } from './register-items.ts';

export interface Pasted {
  readonly kind: RegisterKind;
  readonly text: string;
  readonly columns: Matching | null;
}

const MOST_LISTED = 300;
const SAMPLES = 3;

/** What a row says, put together with the rows of the same subject: a group has one row per member. */
interface Wanted {
  readonly row: PastedRow;
  readonly edit: SubjectEdit | null;
  readonly view: PastedSubject;
}

export function pastePreview(ledger: Ledger, pasted: Pasted): PastePreview {
  const { table, matching, wanted } = read(ledger, pasted);
  const counts = { new: 0, changed: 0, same: 0, problem: 0 };
  for (const { view } of wanted) counts[view.state] += 1;
  const missing = new Map(wanted.flatMap(({ row }) => row.missing.map((one) => [`${one.kind}:${one.key}`, one])));
  const rows = wanted
    .map(({ view }) => view)
    .sort((a, b) => interest(a) - interest(b) || a.line - b.line)
    .slice(0, MOST_LISTED);
  return {
    looksLike: guessKind(table, pasted.kind),
    columns: table.titles.map((title, at) => ({
      title,
      sample: table.rows
        .map(({ cells }) => cells[at] ?? '')
        .filter(Boolean)
        .slice(0, SAMPLES),
      field: matching[at] ?? null,
      refused: table.refused[at] ?? false,
    })),
    fields: PASTE_COLUMNS[pasted.kind].map((column) => ({ id: column.id, label: columnTitle(pasted.kind, column) })),
    counts,
    rows,
    missing: [...missing.values()].filter(({ kind, key }) => ledger.register.get({ kind, key }) === undefined),
    cut: table.cut,
  };
}

export function pasteApply(
  ledger: Ledger,
  actor: string,
  pasted: Pasted,
  createMissing: boolean,
  reason: string | undefined,
): { seq: number; created: number; changed: number } {
  const { wanted } = read(ledger, pasted);
  const edits = new Map<string, SubjectEdit>();
  let created = 0;
  let changed = 0;
  for (const { edit, view } of wanted) {
    if (edit === null || view.state === 'same' || view.state === 'problem') continue;
    const name = `${edit.kind}\n${edit.key}`;
    const before = edits.get(name);
    if (before === undefined) {
      if (view.state === 'new') created += 1;
      else changed += 1;
    }
    edits.set(name, before === undefined ? edit : together(before, edit));
  }
  if (createMissing)
    for (const { row, view } of wanted)
      if (view.state !== 'problem')
        for (const { kind, key } of row.missing)
          if (!edits.has(`${kind}\n${key}`) && ledger.register.get({ kind, key }) === undefined)
            edits.set(`${kind}\n${key}`, { kind, key, set: {}, items: {}, close: {} });
  if (edits.size === 0) return { seq: chainHead(ledger.db).seq, created: 0, changed: 0 };
  const title = `Pasted a table of ${created + changed} ${KIND_NAMES[pasted.kind][created + changed === 1 ? 0 : 1]}`;
  const { seq } = writeEdits(ledger, actor, [...edits.values()], title, reason);
  return { seq, created, changed };
}

/** Subjects as text for a spreadsheet. Throws `not-found` where one is not there. */
export function copyTable(ledger: Ledger, kind: RegisterKind, keys: readonly string[]): string {
  const records = keys.map((key) => {
    const subject = ledger.register.get({ kind, key });
    if (subject === undefined) throw new LedgerError('not-found', `The ledger has no ${KIND_NAMES[kind][0]} ${key}.`);
    return recordOf(subject);
  });
  return tableText(kind, KINDS[kind].keyField, records);
}

function read(ledger: Ledger, pasted: Pasted): { table: PastedTable; matching: Matching; wanted: Wanted[] } {
  const table = readPasted(pasted.text);
  if (table === null || table.rows.length === 0)
    throw new LedgerError('invalid-request', 'There is no table in what was pasted.', {
      hint: 'Copy cells in a spreadsheet, the line with the titles included, and paste them here.',
    });
  const matching = pasted.columns ?? guessColumns(pasted.kind, table);
  const rows = pastedRows(pasted.kind, table, matching, new KnownSubjects(ledger.register));
  return { table, matching, wanted: rows.map((row) => wantedOf(ledger, pasted.kind, row)) };
}

function wantedOf(ledger: Ledger, kind: RegisterKind, row: PastedRow): Wanted {
  const { line, key, problems } = row;
  const warnings = [...row.warnings];
  const none = { line, key, name: key ?? '', changes: [], problems, warnings };
  if (key === null) return { row, edit: null, view: { ...none, state: 'problem' } };
  const subject = ledger.register.get({ kind, key });
  const name = subject?.value<string>('name') ?? subject?.value<string>('label') ?? key;
  const changes: FieldChange[] = [];
  for (const [field, after] of Object.entries(row.set)) {
    const before = subject?.value(field);
    const held = subject?.fields.get(field);
    const answer = awsAnswer(kind, field, held);
    if (answer !== undefined && !sameValue(before, after)) {
      warnings.push(awsSaysOtherwise(kind, field, answer));
      const said = held?.held('declared')?.statement;
      if (said !== undefined && 'value' in said && sameValue(said.value, after)) continue;
    }
    if (!sameValue(before, after))
      changes.push({ field, label: fieldLabel(kind, field), before: before ?? null, after });
  }
  for (const [field, entries] of Object.entries(row.items))
    for (const [at, item] of itemNames(subject, field, entries).entries()) {
      const before = heldItem(subject, field, item);
      const after = entries[at] as Json;
      if (!saysTheSame(before, after))
        changes.push({ field, label: fieldLabel(kind, field), before: before ?? null, after });
    }
  const state = subject === undefined ? 'new' : changes.length > 0 ? 'changed' : 'same';
  return {
    row,
    edit: { kind, key, set: row.set, items: withBefore(subject, row.items), close: {} },
    view: { ...none, name, state, changes },
  };
}

function awsSaysOtherwise(kind: RegisterKind, field: string, { statement, confirmed }: Held): string {
  const label = fieldLabel(kind, field);
  const when = day(confirmed.at);
  return 'value' in statement
    ? `${label}: AWS says otherwise (${displayed(statement.value)}, on ${when}). What AWS says counts; this is kept beside it.`
    : `${label}: AWS was asked on ${when} and did not answer. It stays unknown; this is kept beside it.`;
}

function displayed(value: Json): string {
  return typeof value === 'string' ? value : canonicalJson(value);
}

/** An entry of a table says less than the register may know: what it does not say stays. */
function withBefore(subject: Subject | undefined, items: PastedRow['items']): Record<string, Json[]> {
  return Object.fromEntries(
    Object.entries(items).map(([field, entries]) => [
      field,
      itemNames(subject, field, entries).map((item, at) => {
        const held = heldItem(subject, field, item);
        const entry = entries[at] as Record<string, Json>;
        if (held !== undefined) return { ...(held as object), ...entry } as Json;
        return field === 'access' && entry.level === undefined ? { ...entry, level: 'read' } : entry;
      }),
    ]),
  );
}

function heldItem(subject: Subject | undefined, field: string, item: string): Json | undefined {
  const statement = subject?.items.get(field)?.get(item)?.effective?.statement;
  return statement !== undefined && 'value' in statement ? statement.value : undefined;
}

/** Does the entry add anything to what is held? Parts that nobody wrote are no difference. */
function saysTheSame(held: Json | undefined, entry: Json): boolean {
  if (typeof held !== 'object' || held === null) return false;
  return Object.entries(entry as Record<string, Json>).every(([part, value]) =>
    sameValue((held as Record<string, Json>)[part] ?? DEFAULTS[part], value),
  );
}

const DEFAULTS: Readonly<Record<string, Json>> = { role: 'member', delivery: 'all', level: 'read' };

/** A spreadsheet writes instants as days, and lists in any order. */
function sameValue(a: Json | undefined, b: Json): boolean {
  if (Array.isArray(a) && Array.isArray(b) && a.every((one) => typeof one === 'string'))
    return canonicalJson([...a].sort() as Json) === canonicalJson([...b].sort() as Json);
  if (typeof a === 'string' && typeof b === 'string' && /^\d{4}-\d\d-\d\d/.test(a) && /^\d{4}-\d\d-\d\d/.test(b))
    return Date.parse(a) === Date.parse(b);
  return a !== undefined && canonicalJson(a) === canonicalJson(b);
}

function together(a: SubjectEdit, b: SubjectEdit): SubjectEdit {
  const items: Record<string, Json[]> = {};
  for (const field of new Set([...Object.keys(a.items), ...Object.keys(b.items)]))
    items[field] = [...(a.items[field] ?? []), ...(b.items[field] ?? [])];
  return { ...a, set: { ...a.set, ...b.set }, items };
}

/** What somebody has to look at comes first. */
function interest({ state, problems, warnings }: PastedSubject): number {
  if (state === 'problem' || problems.length > 0) return 0;
  if (warnings.length > 0) return 1;
  return state === 'new' ? 2 : state === 'changed' ? 3 : 4;
}
