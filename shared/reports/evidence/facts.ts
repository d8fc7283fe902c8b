/** Fields of a subject as evidence: the value in words, and the number of the source that says so. */
import type { FieldView } from '../../ipc/channels/accounts.ts';
import type { EvidenceFact } from './pack.ts';
import type { SourceTable } from './sources.ts';
import { UNKNOWN_PHRASES, valueWords } from './words.ts';

export function evidenceFacts(
  fields: readonly FieldView[],
  sources: SourceTable,
  name: (key: string) => string,
): EvidenceFact[] {
  return fields.map((field) => ({
    field: field.field,
    item: field.item,
    label: field.label,
    value: field.value,
    words:
      field.unknown === null
        ? valueWords(field.field, field.value, name)
        : `unknown: ${UNKNOWN_PHRASES[field.unknown.reason]}`,
    unknown: field.unknown?.reason ?? null,
    basis: field.provenance?.basis ?? null,
    source: sources.number(field.provenance),
    at: field.provenance?.at ?? null,
    since: field.since,
    stale: field.stale,
    contradicting: field.contradicting.map(({ value, provenance }) => ({
      words: valueWords(field.field, value, name),
      basis: provenance.basis,
      source: sources.number(provenance),
    })),
  }));
}
