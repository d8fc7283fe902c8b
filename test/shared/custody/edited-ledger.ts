/** Random ledgers of several accounts, and random edits of them. */
import type { LedgerDocument } from '../../../shared/register/document.ts';
import { randomFrom, randomLedger } from './random-ledger.ts';

const COLLECTIONS = ['people', 'groups', 'vaults', 'places', 'devices', 'phones', 'organizations', 'accounts'] as const;

/** One ledger with several accounts over the same groups, vaults and people. */
export function ledgerOf(seed: number): LedgerDocument {
  const { document } = randomLedger(seed);
  const accounts = [0, 1, 2, 3].flatMap((i) => {
    const record = randomLedger(seed + i).document.accounts?.[0];
    return record ? [{ ...record, id: `11111111111${i + 1}` }] : [];
  });
  return { ...document, accounts };
}

/** One record replaced, removed or added, or somebody's status changed; the others stay the same objects. */
export function edited(document: LedgerDocument, seed: number): LedgerDocument {
  const random = randomFrom(seed);
  const other = ledgerOf(seed);
  const collection = COLLECTIONS[Math.floor(random() * COLLECTIONS.length)] ?? 'groups';
  const records: unknown[] = [...(document[collection] ?? [])];
  const at = Math.floor(random() * (records.length + 1));
  const replacement = (other[collection] ?? [])[Math.min(at, (other[collection]?.length ?? 1) - 1)];
  if (collection === 'people' && random() < 0.7 && at < records.length) {
    const status = (['active', 'leaving', 'left'] as const)[Math.floor(random() * 3)];
    const lastDay = [null, '2026-11-22', '2026-11-23', '2025-01-01', '2026-12-31'][Math.floor(random() * 5)];
    records[at] = { ...(records[at] as object), ...(random() < 0.5 ? { status } : { lastDay }) };
  } else if (random() < 0.2) records.splice(at, 1);
  else if (random() < 0.1) records.push({ ...(replacement as object) });
  else if (replacement) records[at] = replacement;
  return { ...document, [collection]: records };
}
