/**
 * Edits of the register as data: simulated on a document before they are written, and written as they were simulated.
 *
 * `items` holds entries of itemized lists. An entry takes the place of the one of the same person and level that is still
 * open, or that has the same start; others are added. Writing follows the same rule, so that simulation and fact agree.
 */
import type { LedgerDocument } from '../register/document.ts';
import type { Json, SubjectKind } from '../register/facts.ts';
import { KINDS } from '../register/kinds.ts';
import { itemKey, type LedgerRecord } from '../register/record.ts';

export interface Edit {
  readonly kind: SubjectKind;
  readonly key: string;
  /** `null` takes the statement back. */
  readonly set: Readonly<Record<string, Json>>;
  readonly items: Readonly<Record<string, readonly Json[]>>;
}

/** The document once these edits are written. Records that do not change stay the same objects. */
export function applyEdits(document: LedgerDocument, edits: readonly Edit[]): LedgerDocument {
  const collections = new Map<string, LedgerRecord[]>();
  for (const { kind, key, set, items } of edits) {
    const { collection, keyField } = KINDS[kind];
    const records = collections.get(collection) ?? [
      ...(((document as LedgerRecord)[collection] ?? []) as LedgerRecord[]),
    ];
    collections.set(collection, records);
    const index = records.findIndex((record) => record[keyField] === key);
    const before = records[index] ?? { [keyField]: key };
    const after: LedgerRecord = { ...before };
    for (const [field, value] of Object.entries(set)) {
      if (value === null) delete after[field];
      else after[field] = value;
      if (kind === 'device' && value !== null && WHEREABOUTS.includes(field))
        for (const other of WHEREABOUTS) if (other !== field) delete after[other];
    }
    for (const [field, entries] of Object.entries(items))
      after[field] = withEntries((after[field] ?? []) as readonly Json[], entries);
    if (index < 0) records.push(after);
    else records[index] = after;
  }
  return { ...document, ...Object.fromEntries(collections) } as LedgerDocument;
}

/** Where a device is: saying one of them ends the others. */
const WHEREABOUTS = ['holder', 'vault', 'place'];

type Entry = Readonly<Record<string, Json | undefined>>;

function withEntries(held: readonly Json[], entries: readonly Json[]): Json[] {
  const list = [...held];
  const taken = new Set<number>();
  for (const entry of entries) {
    const wanted = entry as Entry;
    const same = list.flatMap((one, index) =>
      !taken.has(index) && index < held.length && baseOf(one) === baseOf(entry) ? [index] : [],
    );
    const at =
      same.find((index) => isOpen(list[index] as Entry)) ??
      same.find((index) => ((list[index] as Entry).from ?? null) === (wanted.from ?? null));
    if (at === undefined) list.push(entry);
    else {
      list[at] = entry;
      taken.add(at);
    }
  }
  return list;
}

function baseOf(entry: Json): string {
  return itemKey(entry, new Set());
}

function isOpen(entry: Entry): boolean {
  return entry.until === undefined || entry.until === null;
}
