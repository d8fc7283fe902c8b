/** The receipt of an import, as facts: what was read, what changed, what was refused, what was left open, by whom. */
import type { Json, NewFact } from '../register/facts.ts';
import { type OpenEntry, openEntries } from './open-entries.ts';
import { type Accepted, isAccepted } from './reconcile/facts-for.ts';
import type { FileSummary, Reconciliation } from './reconcile/lines.ts';

export interface ReceiptOptions {
  /** Names the receipt; unique per import. */
  readonly id: string;
  /** ISO 8601. */
  readonly at: string;
  readonly by?: string | undefined;
  /** How many facts were written or ended. */
  readonly accepted: number;
  /** The lines that were accepted: the others are told as left open. */
  readonly lines: Accepted;
}

/** What a receipt keeps of each file. */
export type ReceiptEntry = Omit<FileSummary, 'needsFor' | 'mayBe' | 'accounts' | 'people' | 'groups' | 'vaults'>;

/** One receipt per import, with one entry per file. Columns that were refused are there by name alone. */
export function receiptFacts(reconciliation: Reconciliation, options: ReceiptOptions): readonly NewFact[] {
  const files = reconciliation.files.map(
    ({ needsFor: _, mayBe: __, accounts: ___, people: ____, groups: _____, vaults: ______, ...kept }) => kept,
  ) satisfies readonly ReceiptEntry[];
  const open: readonly OpenEntry[] = openEntries(reconciliation, (line) => isAccepted(line, options.lines));
  const provenance = {
    basis: 'observed' as const,
    source: 'import',
    detail: reconciliation.files
      .map((file) => file.file)
      .join(', ')
      .slice(0, 500),
    at: options.at,
    ...(options.by === undefined ? {} : { by: options.by }),
  };
  const fields: Record<string, Json> = {
    at: options.at,
    by: options.by ?? null,
    accepted: options.accepted,
    files: files as unknown as Json,
    open: open as unknown as Json,
  };
  return Object.entries(fields)
    .filter(([, value]) => value !== null)
    .map(([field, value]) => ({ kind: 'receipt', key: options.id, field, item: '', statement: { value }, provenance }));
}
