/** Replacing records of a document without touching it. */
import type { AccountRecord, LedgerDocument } from '../register/document.ts';

export type Collection =
  | 'people'
  | 'groups'
  | 'vaults'
  | 'places'
  | 'devices'
  | 'phones'
  | 'organizations'
  | 'domains'
  | 'accounts';
export type RecordIn<Name extends Collection> = NonNullable<LedgerDocument[Name]>[number];

/** Replace the records that match; the document itself where none changes. */
export function edit<Name extends Collection>(
  document: LedgerDocument,
  collection: Name,
  matches: (record: RecordIn<Name>) => boolean,
  change: (record: RecordIn<Name>) => RecordIn<Name>,
): LedgerDocument {
  const records = document[collection] as readonly RecordIn<Name>[] | null | undefined;
  let edited: RecordIn<Name>[] | undefined;
  for (const [index, record] of (records ?? []).entries()) {
    if (!matches(record)) continue;
    const after = change(record);
    if (after === record) continue;
    edited ??= [...(records ?? [])];
    edited[index] = after;
  }
  return edited === undefined ? document : { ...document, [collection]: edited };
}

export function editAccount(
  document: LedgerDocument,
  id: string,
  change: (account: AccountRecord) => AccountRecord,
): LedgerDocument {
  return edit(document, 'accounts', (account) => account.id === id, change);
}
