/** Numbers for where facts come from: one number for all that one source said, so that a table can quote it. */
import type { Provenance } from '../../register/facts.ts';
import { compareInstants } from '../../register/facts.ts';
import type { EvidenceSource } from './pack.ts';
import { sourceWords } from './words.ts';

type Counted = { -readonly [Key in keyof EvidenceSource]: EvidenceSource[Key] };

export class SourceTable {
  private readonly byName = new Map<string, Counted>();

  /** The number of a source; counts one more fact of it. */
  number(provenance: Provenance | null): number | null {
    if (provenance === null) return null;
    // The detail of an AWS answer is the request's id, one for each account: it would make a source of every fact.
    const detail = provenance.source.startsWith('aws:') ? null : (provenance.detail ?? null);
    const by = provenance.by ?? null;
    const name = JSON.stringify([provenance.basis, provenance.source, detail, by]);
    const { at, basis } = provenance;
    let source = this.byName.get(name);
    if (source === undefined) {
      const number = this.byName.size + 1;
      source = { number, basis, source: sourceWords(provenance), detail, by, facts: 0, earliest: at, latest: at };
      this.byName.set(name, source);
    }
    source.facts += 1;
    if (compareInstants(at, source.earliest) < 0) source.earliest = at;
    if (compareInstants(at, source.latest) > 0) source.latest = at;
    return source.number;
  }

  all(): EvidenceSource[] {
    return [...this.byName.values()];
  }
}
