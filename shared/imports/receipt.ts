/** The receipt of an import, as facts: what was read, what changed, what was refused, by whom. */
import type { Json, NewFact } from '../register/facts.ts';
import type { Reconciliation } from './reconcile/lines.ts';

export interface ReceiptOptions {
  /** Names the receipt; unique per import. */
  readonly id: string;
  /** ISO 8601. */
  readonly at: string;
  readonly by?: string | undefined;
  /** How many lines were accepted. */
  readonly accepted: number;
}

/** One receipt per import, with one entry per file. Columns that were refused are there by name alone. */
export function receiptFacts(reconciliation: Reconciliation, options: ReceiptOptions): readonly NewFact[] {
  const files = reconciliation.files.map((file) => ({
    file: file.file,
    size: file.size,
    sha256: file.sha256,
    kind: file.kind,
    rows: file.rows,
    matchedRows: file.matchedRows,
    added: file.added,
    changed: file.changed,
    gone: file.gone,
    refused: [...file.refused],
    ignored: [...file.ignored],
    problems: file.problems.map((problem) => ({ ...problem })),
    failure: file.failure,
  }));
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
  const fields: Record<string, Json> = { at: options.at, by: options.by ?? null, accepted: options.accepted, files };
  return Object.entries(fields)
    .filter(([, value]) => value !== null)
    .map(([field, value]) => ({ kind: 'receipt', key: options.id, field, item: '', statement: { value }, provenance }));
}
