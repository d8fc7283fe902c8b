/**
 * The ledger document, kept in step with the register one subject at a time.
 *
 * Records of untouched subjects stay the same objects: that is how the custody engine sees what an edit touched.
 */
import type { LedgerDocument } from '../../shared/register/document.ts';
import type { SubjectKind, SubjectRef } from '../../shared/register/facts.ts';
import { KINDS, SUBJECT_KINDS } from '../../shared/register/kinds.ts';
import { NonPeople } from '../../shared/register/non-people.ts';
import type { LedgerRecord } from '../../shared/register/record.ts';
import { readRecordOf } from '../../shared/register/record.ts';
import type { Register } from '../../shared/register/register.ts';

export class DocumentCache {
  private readonly register: Register;
  private readonly records = new Map<SubjectKind, Map<string, LedgerRecord>>();
  private collections: Record<string, unknown> = {};
  private nonPeople = new NonPeople([]);

  constructor(register: Register) {
    this.register = register;
    for (const kind of SUBJECT_KINDS) {
      const keys = [...register.subjects(kind).keys()].sort();
      const records = new Map<string, LedgerRecord>();
      for (const key of keys) {
        const subject = register.get({ kind, key });
        if (subject !== undefined) records.set(key, readRecordOf(subject));
      }
      this.records.set(kind, records);
      this.collect(kind);
    }
  }

  /** The document as it stands. Its collections are new arrays only where something in them changed. */
  get document(): LedgerDocument {
    const document: LedgerDocument = { format: 'root-ledger', version: 1, ...this.collections };
    this.nonPeople = this.nonPeople.following(document.people);
    return this.nonPeople.in(document);
  }

  /** Read these subjects again. */
  refresh(refs: readonly SubjectRef[]): void {
    const kinds = new Set<SubjectKind>();
    const unsorted = new Set<SubjectKind>();
    for (const { kind, key } of refs) {
      const records = this.records.get(kind);
      const subject = this.register.get({ kind, key });
      if (records === undefined) continue;
      kinds.add(kind);
      if (subject === undefined) records.delete(key);
      else {
        if (!records.has(key)) unsorted.add(kind);
        records.set(key, readRecordOf(subject));
      }
    }
    for (const kind of unsorted) {
      const sorted = [...(this.records.get(kind) ?? [])].sort(([a], [b]) => (a < b ? -1 : 1));
      this.records.set(kind, new Map(sorted));
    }
    for (const kind of kinds) this.collect(kind);
  }

  private collect(kind: SubjectKind): void {
    const records = [...(this.records.get(kind)?.values() ?? [])];
    this.collections[KINDS[kind].collection] = kind === 'settings' ? (records[0] ?? {}) : records;
  }
}
