/**
 * The register: current facts folded per subject, each field with its effective statement and what contradicts it.
 *
 * Pure and incremental: feeding one more fact, or ending one, touches that field alone.
 */
import { claimsTooMuch, isAnswered, isAwsSaid } from './aws-said.ts';
import type { Basis, Fact, Json, Provenance, Statement, SubjectKind, SubjectRef, Unknown } from './facts.ts';
import { compareInstants, sameStatement } from './facts.ts';
import { SUBJECT_KINDS } from './kinds.ts';

/** One slot's current fact, without what its place already says. */
export interface Held {
  readonly statement: Statement;
  readonly provenance: Provenance;
  readonly confirmed: Provenance;
}

/** The current facts about one field (or one item of it): at most one per basis. */
export class Field {
  private slots: Held[] = [];
  /** Can AWS itself say it? Then what it said counts, whatever is declared beside it. */
  private readonly aws: boolean;

  constructor(aws = false) {
    this.aws = aws;
  }

  set(held: Held): void {
    if (this.slots.length === 0) this.slots = [held];
    else this.slots = [...this.slots.filter((slot) => slot.provenance.basis !== held.provenance.basis), held];
  }

  end(basis: Basis): void {
    this.slots = this.slots.filter((slot) => slot.provenance.basis !== basis);
  }

  get empty(): boolean {
    return this.slots.length === 0;
  }

  get all(): readonly Held[] {
    return this.slots;
  }

  held(basis: Basis): Held | undefined {
    return this.slots.find((slot) => slot.provenance.basis === basis);
  }

  /**
   * The statement that counts: of what AWS can say, what it answered last; of everything else the newest that says
   * something; only where nobody says anything, the newest unknown. A failed reading replaces what was read before (same
   * slot); that AWS does not repeat what it said makes it unknown, and no declaration takes its place.
   */
  get effective(): Held | undefined {
    const observed = this.aws ? this.held('observed') : undefined;
    if (observed !== undefined && isAnswered(observed.statement)) return observed;
    let best: Held | undefined;
    for (const slot of this.slots) if (best === undefined || outranks(slot, best)) best = slot;
    return best;
  }

  /** What says otherwise than the effective statement: drift. Beside an answer of AWS that is missing, every declaration is. */
  get contradicting(): readonly Held[] {
    const effective = this.effective;
    if (effective === undefined) return [];
    if ('unknown' in effective.statement) return this.slots.filter((slot) => 'value' in slot.statement);
    return this.slots.filter(
      (slot) => 'value' in slot.statement && !sameStatement(slot.statement, effective.statement),
    );
  }
}

const BASIS_RANK: Record<Basis, number> = { observed: 2, tested: 1, declared: 0 };

function outranks(a: Held, b: Held): boolean {
  const known = Number('value' in a.statement) - Number('value' in b.statement);
  if (known !== 0) return known > 0;
  const order = compareInstants(a.confirmed.at, b.confirmed.at);
  if (order !== 0) return order > 0;
  return BASIS_RANK[a.provenance.basis] > BASIS_RANK[b.provenance.basis];
}

export class Subject {
  readonly kind: SubjectKind;
  readonly key: string;
  readonly fields = new Map<string, Field>();
  readonly items = new Map<string, Map<string, Field>>();

  constructor(ref: SubjectRef) {
    this.kind = ref.kind;
    this.key = ref.key;
  }

  /** The effective value of a field, or undefined where it is unrecorded or unknown. */
  value<T extends Json = Json>(field: string): T | undefined {
    const statement = this.fields.get(field)?.effective?.statement;
    return statement !== undefined && 'value' in statement ? (statement.value as T) : undefined;
  }

  /** Why a field is unknown: what the last reading met, or that nobody recorded it. `undefined` when it is known. */
  unknown(field: string): Unknown | undefined {
    const statement = this.fields.get(field)?.effective?.statement;
    if (statement === undefined) return { reason: 'not-recorded' };
    return 'unknown' in statement ? statement.unknown : undefined;
  }

  provenance(field: string): Provenance | undefined {
    return this.fields.get(field)?.effective?.confirmed;
  }

  field(field: string, item: string): Field | undefined {
    return item === '' ? this.fields.get(field) : this.items.get(field)?.get(item);
  }

  get empty(): boolean {
    return this.fields.size === 0 && this.items.size === 0;
  }
}

export class Register {
  private readonly byKind = new Map<SubjectKind, Map<string, Subject>>(SUBJECT_KINDS.map((kind) => [kind, new Map()]));

  /** All subjects of a kind, by key. */
  subjects(kind: SubjectKind): ReadonlyMap<string, Subject> {
    return this.byKind.get(kind) ?? new Map();
  }

  get(ref: SubjectRef): Subject | undefined {
    return this.byKind.get(ref.kind)?.get(ref.key);
  }

  /** Make this fact the current one of its slot. */
  put(fact: Fact): void {
    const ofKind = this.byKind.get(fact.kind);
    if (ofKind === undefined) throw new Error(`unknown kind of subject: ${fact.kind}`);
    let subject = ofKind.get(fact.key);
    if (subject === undefined) {
      subject = new Subject(fact);
      ofKind.set(fact.key, subject);
    }
    let fields = subject.fields;
    let name = fact.field;
    if (fact.item !== '') {
      let items = subject.items.get(fact.field);
      if (items === undefined) {
        items = new Map();
        subject.items.set(fact.field, items);
      }
      fields = items;
      name = fact.item;
    }
    let field = fields.get(name);
    if (field === undefined) {
      field = new Field(fact.item === '' && isAwsSaid(fact.kind, fact.field));
      fields.set(name, field);
    }
    const statement: Statement = claimsTooMuch(fact.field, fact.statement, fact.provenance)
      ? { unknown: { reason: 'not-scanned', detail: 'The source tells of active ones alone.' } }
      : fact.statement;
    field.set({ statement, provenance: fact.provenance, confirmed: fact.confirmed });
  }

  /** End the current fact of a slot; a subject about which nothing is said any more is gone. */
  end(ref: SubjectRef, fieldName: string, item: string, basis: Basis): void {
    const ofKind = this.byKind.get(ref.kind);
    const subject = ofKind?.get(ref.key);
    const fields = item === '' ? subject?.fields : subject?.items.get(fieldName);
    const name = item === '' ? fieldName : item;
    const field = fields?.get(name);
    if (subject === undefined || fields === undefined || field === undefined) return;
    field.end(basis);
    if (field.empty) fields.delete(name);
    if (item !== '' && fields.size === 0) subject.items.delete(fieldName);
    if (subject.empty) ofKind?.delete(ref.key);
  }
}
