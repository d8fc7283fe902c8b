/** The facts that a change states: what its records say differently afterwards, field by field and entry by entry. */
import type { LedgerDocument } from '../register/document.ts';
import type { Json, NewFact, Provenance, SubjectRef } from '../register/facts.ts';
import { canonicalJson } from '../register/facts.ts';
import { KINDS } from '../register/kinds.ts';
import { itemKey, type LedgerRecord } from '../register/record.ts';
import type { Register, Subject } from '../register/register.ts';
import { addressKey } from '../text/compare.ts';
import { applyChanges, type Change, subjectsOf } from './change.ts';

/**
 * What doing these changes at `provenance.at` states. Simulation and fact are the same thing by construction: stating the
 * answer makes the register's document equal to `applyChanges(document, changes, at)`, but for what AWS itself says.
 */
export function factsOfChanges(
  register: Register,
  document: LedgerDocument,
  changes: readonly Change[],
  provenance: Provenance,
): NewFact[] {
  const after = applyChanges(document, changes, provenance.at);
  if (after === document) return [];
  const [was, is] = [recordsIn(document), recordsIn(after)];
  return distinct(changes.flatMap(subjectsOf)).flatMap((ref) => {
    const key = keyIn(ref, register);
    const [before, now] = [was(ref.kind, key), is(ref.kind, key)];
    return now === undefined || now === before
      ? []
      : difference({ kind: ref.kind, key }, register.get({ kind: ref.kind, key }), before ?? {}, now, provenance);
  });
}

/** People are named by email, however it is written; the register has one spelling. */
function keyIn(ref: SubjectRef, register: Register): string {
  if (ref.kind !== 'person' || register.get(ref) !== undefined) return ref.key;
  const wanted = addressKey(ref.key);
  return [...register.subjects('person').keys()].find((key) => addressKey(key) === wanted) ?? ref.key;
}

function difference(
  ref: SubjectRef,
  subject: Subject | undefined,
  before: LedgerRecord,
  after: LedgerRecord,
  provenance: Provenance,
): NewFact[] {
  const { itemized, flattened, keyField } = KINDS[ref.kind];
  const facts: NewFact[] = [];
  const put = (field: string, item: string, value: Json): void => {
    facts.push({ ...ref, field, item, statement: { value }, provenance });
  };
  for (const [field, value] of Object.entries(after)) {
    if (field === keyField || value === undefined || value === null || value === before[field]) continue;
    if (itemized.includes(field)) {
      const names = namesOf(subject, field);
      const taken = new Set(subject?.items.get(field)?.keys() ?? []);
      const old = (before[field] ?? []) as readonly Json[];
      for (const [index, entry] of (value as readonly Json[]).entries()) {
        if (entry === old[index]) continue;
        const item = names[index] ?? itemKey(entry, taken);
        taken.add(item);
        put(field, item, entry);
      }
    } else if (field === 'aws') {
      // What AWS lists afterwards is for AWS to say, at the next scan.
    } else if (flattened.includes(field)) {
      const old = (before[field] ?? {}) as LedgerRecord;
      for (const [part, inner] of Object.entries(value as LedgerRecord))
        if (inner !== undefined && inner !== null && inner !== old[part]) put(`${field}.${part}`, '', inner);
    } else if (canonicalJson(value) !== canonicalJson(before[field])) put(field, '', value);
  }
  return facts;
}

/** The items of a list in the order in which `recordOf` lists them. */
function namesOf(subject: Subject | undefined, field: string): string[] {
  const items = subject?.items.get(field);
  return [...(items?.keys() ?? [])].sort().filter((item) => {
    const statement = items?.get(item)?.effective?.statement;
    return statement !== undefined && 'value' in statement;
  });
}

function recordsIn(document: LedgerDocument): (kind: SubjectRef['kind'], key: string) => LedgerRecord | undefined {
  const maps = new Map<string, Map<string, LedgerRecord>>();
  return (kind, key) => {
    let map = maps.get(kind);
    if (map === undefined) {
      const { collection, keyField } = KINDS[kind];
      const records = ((document as unknown as LedgerRecord)[collection] ?? []) as unknown as LedgerRecord[];
      map = new Map(records.map((record) => [String(record[keyField]), record]));
      maps.set(kind, map);
    }
    return map.get(key);
  };
}

function distinct(refs: readonly SubjectRef[]): SubjectRef[] {
  return [...new Map(refs.map((ref) => [`${ref.kind}\n${ref.key}`, ref])).values()];
}
