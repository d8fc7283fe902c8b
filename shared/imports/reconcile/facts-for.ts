/** From accepted lines to what the ledger is told. */
import type { NewFact } from '../../register/facts.ts';
import type { EndedSlot, Line, Reconciliation } from './lines.ts';

/** `default`: everything but what is gone, unmatched or left for a decision. `all`: whatever can be accepted. */
export type Accepted = ReadonlySet<string> | 'default' | 'all';

export interface AcceptedFacts {
  readonly facts: readonly NewFact[];
  /** Facts that end without another in their place. */
  readonly ended: readonly EndedSlot[];
}

/** The facts of the accepted lines, of what they need, and of what the files merely confirm. At most one per slot. */
export function factsFor(reconciliation: Reconciliation, accepted: Accepted): AcceptedFacts {
  // Only what is left out can be missing to another line: of a long list accepted whole that is nothing.
  const leftOut = new Map<string, Line>();
  for (const line of reconciliation.lines)
    if (line.acceptable && !isAccepted(line, accepted)) leftOut.set(line.id, line);
  const chosen = new Set<Line>();
  const ids = new Set<string>();
  for (const line of reconciliation.lines) {
    if (!isAccepted(line, accepted)) continue;
    chosen.add(line);
    ids.add(line.id);
    if (leftOut.size === 0) continue;
    for (const need of line.needs) {
      const needed = leftOut.get(need);
      if (needed !== undefined) chosen.add(needed);
    }
  }
  const facts = new Map<string, NewFact>();
  const put = (fact: NewFact): void => {
    facts.set(`${fact.kind}\n${fact.key}\n${fact.field}\n${fact.item ?? ''}\n${fact.provenance.basis}`, fact);
  };
  // In the order of the lines, whichever of them brought the others.
  for (const fact of reconciliation.confirmed) put(fact);
  for (const line of reconciliation.lines) if (chosen.has(line)) for (const fact of line.facts) put(fact);
  const touched = new Set([...chosen].map((line) => `${line.subject.kind}\n${line.subject.key}`));
  for (const { fact, lines } of reconciliation.completions) {
    // Nothing is said about the completeness of a list of which nothing was accepted and which is not known.
    if (lines.length > 0 && !lines.some(({ id }) => ids.has(id)) && !touched.has(`${fact.kind}\n${fact.key}`)) continue;
    const whole = lines.every(({ id }) => ids.has(id));
    put(whole ? fact : { ...fact, statement: { value: false } });
  }
  const ended = new Map<string, EndedSlot>();
  for (const line of chosen)
    for (const slot of line.ended)
      ended.set(`${slot.kind}\n${slot.key}\n${slot.field}\n${slot.item}\n${slot.basis}`, slot);
  for (const key of facts.keys()) ended.delete(key);
  return { facts: [...facts.values()], ended: [...ended.values()] };
}

/** Is the line among what is accepted? Never one that cannot be. */
export function isAccepted(line: Line, accepted: Accepted): boolean {
  if (!line.acceptable) return false;
  if (accepted === 'all') return true;
  return accepted === 'default' ? line.byDefault : accepted.has(line.id);
}
