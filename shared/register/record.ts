/** From a register's subject to its record in the open ledger format, and from a record back to facts. */

import { cleanAddress } from '../text/compare.ts';
import type { IdentityCenter } from './aws-facts.ts';
import type { LedgerDocument } from './document.ts';
import type { Basis, Json, NewFact, Provenance, Statement, SubjectKind, Unknown, UnknownReason } from './facts.ts';
import { canonicalJson } from './facts.ts';
import { KINDS, SETTINGS_KEY, SUBJECT_KINDS } from './kinds.ts';
import { NonPeople } from './non-people.ts';
import { observedControllers } from './observed-controllers.ts';
import type { Field, Register, Subject } from './register.ts';

export type LedgerRecord = Record<string, Json | undefined>;

/** What a record says of where one of its fields comes from. `value` is there only where it differs from the record's. */
interface RecordedProvenance {
  readonly basis: Basis;
  readonly source: string;
  readonly detail?: string;
  readonly at: string;
  readonly by?: string;
  readonly since?: string;
  readonly value?: Json;
  readonly unknown?: Unknown;
}

/** States that a subject exists although nothing else is said about it. */
export const PRESENT = 'present';

/** The effective values of a subject, as a record of the open format, without provenance. */
export function recordOf(subject: Subject): LedgerRecord {
  const kind = KINDS[subject.kind];
  const record: LedgerRecord = kind.keyField === '' ? {} : { [kind.keyField]: subject.key };
  for (const [name, field] of subject.fields) {
    if (name === PRESENT) continue;
    const statement = field.effective?.statement;
    if (statement === undefined || !('value' in statement)) continue;
    place(record, kind.flattened, name, statement.value);
  }
  for (const [name, items] of subject.items) {
    const entries: Json[] = [];
    for (const item of [...items.keys()].sort()) {
      const statement = items.get(item)?.effective?.statement;
      if (statement !== undefined && 'value' in statement) entries.push(statement.value);
    }
    record[name] = entries;
  }
  return record;
}

/** Lists of AWS whose date tells which statements they cannot know of. */
const DATED_LISTS = ['rootDevices', 'virtualMfa'] as const;

/** Facts of AWS that count even where AWS did not answer: then they are `{ state: 'unread' }` in the document. */
const COUNTED_UNREAD = ['signIn', 'signInControl'] as const;
/** Why AWS has no such answer here at all. */
const NO_SUCH_ANSWER: ReadonlySet<UnknownReason> = new Set<UnknownReason>([
  'not-recorded',
  'not-scanned',
  'not-management',
  'partition-unsupported',
  'unsupported-endpoint',
]);

/**
 * The record as the engine and the rules read it: besides, of AWS' lists of devices, when AWS was last asked for them, and what it
 * was asked without an answer where that leaves a verdict open.
 */
export function readRecordOf(subject: Subject): LedgerRecord {
  const record = recordOf(subject);
  if (subject.kind === 'organization') {
    const center = subject.value('aws.identityCenter') as unknown as IdentityCenter | undefined;
    const read = observedControllers(record.controllers as readonly string[] | undefined, center);
    return read === null ? record : { ...record, ...read };
  }
  if (subject.kind !== 'account') return record;
  const listedAt: Record<string, Json> = {};
  for (const name of DATED_LISTS) {
    const effective = subject.fields.get(`aws.${name}`)?.effective;
    if (effective !== undefined && 'value' in effective.statement) listedAt[name] = effective.confirmed.at;
  }
  for (const name of COUNTED_UNREAD) {
    const statement = subject.fields.get(`aws.${name}`)?.effective?.statement;
    if (statement !== undefined && 'unknown' in statement && !NO_SUCH_ANSWER.has(statement.unknown.reason))
      place(record, KINDS.account.flattened, `aws.${name}`, { state: 'unread' });
  }
  if (Object.keys(listedAt).length > 0) place(record, KINDS.account.flattened, 'aws.listedAt', listedAt);
  return record;
}

function place(record: LedgerRecord, flattened: readonly string[], name: string, value: Json): void {
  const owner = flattened.find((prefix) => name.startsWith(`${prefix}.`));
  if (owner === undefined) {
    record[name] = value;
    return;
  }
  const within = (record[owner] ?? {}) as Record<string, Json>;
  within[name.slice(owner.length + 1)] = value;
  record[owner] = within;
}

/** A subject's record with the provenance of each field, so that importing it loses nothing. */
function recordWithProvenance(subject: Subject): LedgerRecord {
  const provenance: Record<string, Json> = {};
  const note = (name: string, field: Field): void => {
    const effective = field.effective;
    provenance[name] = field.all
      .toSorted((a, b) => (a.provenance.basis < b.provenance.basis ? -1 : 1))
      .map((held) => {
        const entry: Record<string, Json | undefined> = { ...held.confirmed };
        if (held.provenance.at !== held.confirmed.at) entry.since = held.provenance.at;
        if ('unknown' in held.statement) entry.unknown = { ...held.statement.unknown };
        else if (held !== effective) entry.value = held.statement.value;
        return entry;
      });
  };
  for (const [name, field] of subject.fields) note(name, field);
  for (const [name, items] of subject.items) for (const [item, field] of items) note(`${name}#${item}`, field);
  return sorted({ ...recordOf(subject), provenance: sorted(provenance) });
}

function sorted<T extends Json | undefined>(record: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

/** The whole register as a ledger document, as the custody engine reads it. Without provenance. */
export function documentOf(register: Register): LedgerDocument {
  const document = build(register, readRecordOf) as unknown as LedgerDocument;
  return new NonPeople(document.people).in(document);
}

/** Kinds that tell of this ledger's own past and not of the inventory: the log has them. */
const NOT_EXPORTED: ReadonlySet<SubjectKind> = new Set<SubjectKind>(['receipt']);

/** The whole register as an export: records in order of their keys, each with its provenance. */
export function exportOf(register: Register, exportedAt: string): LedgerRecord {
  return { ...build(register, recordWithProvenance), exportedAt };
}

function build(register: Register, asRecord: (subject: Subject) => LedgerRecord): LedgerRecord {
  const document: LedgerRecord = { format: 'root-ledger', version: 1 };
  for (const kind of SUBJECT_KINDS) {
    if (NOT_EXPORTED.has(kind)) continue;
    const subjects = register.subjects(kind);
    if (kind === 'settings') {
      const settings = subjects.get(SETTINGS_KEY);
      document.settings = settings === undefined ? {} : asRecord(settings);
      continue;
    }
    document[KINDS[kind].collection] = [...subjects.keys()].sort().map((key) => asRecord(subjects.get(key) as Subject));
  }
  return document;
}

/** The key of one entry of an itemized list, stable across imports: who it is, and from when if there are several. */
export function itemKey(entry: Json, taken: ReadonlySet<string>): string {
  const record = (typeof entry === 'object' && entry !== null && !Array.isArray(entry) ? entry : {}) as LedgerRecord;
  const who =
    typeof record.id === 'string'
      ? record.id
      : typeof record.person === 'string'
        ? `person:${cleanAddress(record.person)}`
        : typeof record.group === 'string'
          ? `group:${record.group}`
          : canonicalJson(entry);
  const base = typeof record.level === 'string' ? `${who}|${record.level}` : who;
  if (!taken.has(base)) return base;
  const dated = `${base}|${typeof record.from === 'string' ? record.from : ''}`;
  if (!taken.has(dated)) return dated;
  for (let count = 2; ; count += 1) if (!taken.has(`${dated}|${count}`)) return `${dated}|${count}`;
}

/**
 * The facts that a record states.
 *
 * Fields that are absent or `null` are unrecorded and state nothing. Where the record carries provenance (our own
 * exports do) each fact gets its own back; every other fact gets `fallback`.
 */
export function factsOf(kind: SubjectKind, record: LedgerRecord, fallback: Provenance): NewFact[] {
  const description = KINDS[kind];
  const key = kind === 'settings' ? SETTINGS_KEY : String(record[description.keyField]);
  const ref = { kind, key };
  // Without a prototype: a field may be called `constructor`.
  const recorded: Record<string, readonly RecordedProvenance[] | undefined> = Object.assign(
    Object.create(null),
    record.provenance,
  );
  const facts: NewFact[] = [];

  const state = (field: string, item: string, value: Json): void => {
    const notes = recorded[item === '' ? field : `${field}#${item}`] ?? [];
    const own = notes.find((note) => note.value === undefined && note.unknown === undefined);
    facts.push({
      ...ref,
      field,
      item,
      statement: { value },
      ...(own ? provenanceFrom(own) : { provenance: fallback }),
    });
  };

  for (const [name, value] of Object.entries(record)) {
    if (name === description.keyField || name === 'provenance' || value === undefined || value === null) continue;
    if (description.itemized.includes(name) && Array.isArray(value)) {
      const taken = new Set<string>();
      // A list recorded as empty is known to hold nobody; without a fact of its own it would be unrecorded.
      if (value.length === 0 || recorded[name] !== undefined) state(name, '', []);
      for (const entry of value as Json[]) {
        const item = itemKey(entry, taken);
        taken.add(item);
        state(name, item, entry);
      }
    } else if (description.flattened.includes(name) && typeof value === 'object' && !Array.isArray(value)) {
      for (const [part, inner] of Object.entries(value))
        if (inner !== undefined && inner !== null) state(`${name}.${part}`, '', inner);
    } else state(name, '', value);
  }
  for (const [name, notes] of Object.entries(recorded)) {
    const [field, ...rest] = name.split('#');
    for (const note of notes ?? []) {
      const statement: Statement | undefined =
        note.unknown !== undefined
          ? { unknown: note.unknown }
          : note.value !== undefined
            ? { value: note.value }
            : undefined;
      if (statement === undefined) continue;
      facts.push({ ...ref, field: field ?? '', item: rest.join('#'), statement, ...provenanceFrom(note) });
    }
  }
  if (recorded[PRESENT] !== undefined || facts.length === 0)
    facts.push({
      ...ref,
      field: PRESENT,
      item: '',
      statement: { value: true },
      ...(recorded[PRESENT]?.[0] ? provenanceFrom(recorded[PRESENT][0]) : { provenance: fallback }),
    });
  return facts;
}

function provenanceFrom(note: RecordedProvenance): { provenance: Provenance; confirmed: Provenance } {
  const confirmed = { basis: note.basis, source: note.source, detail: note.detail, at: note.at, by: note.by };
  return { provenance: { ...confirmed, at: note.since ?? note.at }, confirmed };
}

/** All facts that a ledger document states, record by record. */
export function factsOfDocument(document: LedgerDocument, fallback: Provenance): NewFact[] {
  const facts: NewFact[] = [];
  for (const kind of SUBJECT_KINDS) {
    const found = (document as unknown as LedgerRecord)[KINDS[kind].collection];
    if (kind === 'settings' && found) facts.push(...factsOf(kind, found as LedgerRecord, fallback));
    else if (Array.isArray(found))
      for (const record of found as LedgerRecord[]) facts.push(...factsOf(kind, record, fallback));
  }
  return facts;
}
