/** Reads and reconciles texts as files, against a register made by hand. */
import type { ColumnMapping } from '../../../shared/imports/collector.ts';
import type { KindName } from '../../../shared/imports/kind-names.ts';
import type { ParsedFile } from '../../../shared/imports/parsed-file.ts';
import type { ImportSource } from '../../../shared/imports/read-import.ts';
import { readImport } from '../../../shared/imports/read-import.ts';
import type { Accepted } from '../../../shared/imports/reconcile/facts-for.ts';
import { factsFor } from '../../../shared/imports/reconcile/facts-for.ts';
import type { Reconciliation } from '../../../shared/imports/reconcile/lines.ts';
import { reconcile } from '../../../shared/imports/reconcile/reconcile.ts';
import type { LedgerDocument } from '../../../shared/register/document.ts';
import type { NewFact } from '../../../shared/register/facts.ts';
import { sameStatement } from '../../../shared/register/facts.ts';
import { documentOf, factsOfDocument } from '../../../shared/register/record.ts';
import { Register } from '../../../shared/register/register.ts';

export const NOW = '2026-11-24T12:00:00Z';

export interface Given {
  readonly name?: string;
  readonly for?: string;
  readonly kind?: KindName;
  readonly mapping?: ColumnMapping;
  readonly now?: string;
}

export function sourceOf(text: string, name = 'export.txt'): ImportSource {
  return { file: { name, size: text.length, sha256: '0'.repeat(64) }, text: () => [text] };
}

export function read(content: string | object | null, given: Given = {}): Promise<ParsedFile> {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  return readImport(sourceOf(text, given.name), {
    now: given.now ?? NOW,
    kind: given.kind,
    belongsTo: given.for,
    mapping: given.mapping,
  });
}

/** A register in which a hand-written document was stated on the first of January. */
export function ledger(document: Partial<LedgerDocument> = {}, at = '2026-01-01T00:00:00Z'): Register {
  const register = new Register();
  const whole = { format: 'root-ledger', version: 1, ...document } as LedgerDocument;
  state(register, factsOfDocument(whole, { basis: 'declared', source: 'person', at }));
  return register;
}

/** States facts as the ledger does: the same statement again only confirms. */
export function state(register: Register, facts: readonly NewFact[]): void {
  for (const fact of facts) {
    const item = fact.item ?? '';
    const held = register.get(fact)?.field(fact.field, item)?.held(fact.provenance.basis);
    const same = held !== undefined && sameStatement(held.statement, fact.statement);
    register.put({
      ...fact,
      item,
      provenance: same ? held.provenance : fact.provenance,
      confirmed: fact.confirmed ?? fact.provenance,
    });
  }
}

export function apply(register: Register, reconciliation: Reconciliation, accepted: Accepted = 'default'): void {
  const { facts, ended } = factsFor(reconciliation, accepted);
  for (const slot of ended) register.end(slot, slot.field, slot.item, slot.basis);
  state(register, facts);
}

/** What importing the files would change. */
export function diff(register: Register, ...files: readonly ParsedFile[]): Reconciliation {
  return reconcile(register, files, { now: NOW });
}

/** The document after importing the files and accepting what is applied by default. */
export async function imported(register: Register, ...files: readonly ParsedFile[]): Promise<LedgerDocument> {
  apply(register, diff(register, ...files));
  return documentOf(register);
}

/** Everything that is told of a file, in one text: problems with their rows, and notes. */
export function told(file: ParsedFile): string {
  return [...file.problems.map(({ row, reason }) => `${row}: ${reason}`), ...file.notes].join('\n');
}
