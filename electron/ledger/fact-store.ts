/** Facts in the database: reading what is current (now or as of an instant), stating, confirming and ending. */
import type { Database, Statement as Prepared } from 'better-sqlite3';
import type {
  Basis,
  Fact,
  Json,
  NewFact,
  Provenance,
  Statement,
  SubjectKind,
  SubjectRef,
  Unknown,
} from '../../shared/register/facts.ts';
import { canonicalJson } from '../../shared/register/facts.ts';

/** Names one current fact. */
export interface Slot extends SubjectRef {
  readonly field: string;
  readonly item: string;
  readonly basis: Basis;
}

/** What a row says, behind what it says it of. */
type Said = [
  field: string,
  item: string,
  value: string | null,
  unknown: string | null,
  provenance: number,
  confirmed: number,
];

type Row = [kind: string, key: string, ...said: Said];
type CurrentRow = [id: number, subject: number, ...said: Said];

/** Some tens of milliseconds of reading. */
const FACTS_AT_ONCE = 5000;

/** Longer values are seldom said twice. */
const MOST_SHARED_CHARACTERS = 80;

/** A fact with the log entries between which it was true. */
export interface DatedFact extends Fact {
  readonly addedSeq: number;
  readonly addedAt: string;
  readonly endedSeq: number | null;
  readonly endedAt: string | null;
}

const SAID = 's.kind, s.key, f.field, f.item, f.value, f.unknown, f.provenance_id';
const COLUMNS = `${SAID}, f.confirmed_id`;
const FROM = 'FROM fact f JOIN subject s ON s.id = f.subject_id';

export class FactStore {
  private readonly db: Database;
  private readonly provenances = new Map<number, Provenance>();
  private readonly prepared = new Map<string, Prepared>();

  constructor(db: Database) {
    this.db = db;
  }

  private sql(text: string): Prepared {
    let statement = this.prepared.get(text);
    if (statement === undefined) {
      statement = this.db.prepare(text);
      this.prepared.set(text, statement);
    }
    return statement;
  }

  /** Every current fact, some thousands at a time, so that something else may be asked in between. */
  *current(): Generator<readonly Fact[]> {
    const subjects = new Map<number, SubjectRef>();
    for (const row of this.sql('SELECT id, kind, key FROM subject').raw().iterate()) {
      const [id, kind, key] = row as [number, SubjectKind, string];
      subjects.set(id, { kind, key });
    }
    // Many facts say the same few things: one object for all who do.
    const statements = new Map<string, Statement>();
    const statement = (value: string | null, unknown: string | null): Statement => {
      if (value === null || value.length > MOST_SHARED_CHARACTERS) return statementFrom(value, unknown);
      let shared = statements.get(value);
      if (shared === undefined) {
        shared = statementFrom(value, unknown);
        statements.set(value, shared);
      }
      return shared;
    };
    const page = this.sql(
      `SELECT id, subject_id, field, item, value, unknown, provenance_id, confirmed_id FROM fact
       WHERE id > ? AND ended_seq IS NULL ORDER BY id LIMIT ${FACTS_AT_ONCE}`,
    ).raw();
    for (let after = Number.MIN_SAFE_INTEGER; ; ) {
      const rows = page.all(after) as CurrentRow[];
      yield rows.map(([, subject, field, item, value, unknown, provenance, confirmed]) => {
        const { kind, key } = subjects.get(subject) as SubjectRef;
        return {
          kind,
          key,
          field,
          item,
          statement: statement(value, unknown),
          provenance: this.provenance(provenance),
          confirmed: this.provenance(confirmed),
        };
      });
      const last = rows.at(-1);
      if (last === undefined || rows.length < FACTS_AT_ONCE) return;
      after = last[0];
    }
  }

  /** Every fact that was current at a log entry, confirmed as it was then. */
  *asOf(seq: number): Generator<Fact> {
    const rows = this.sql(
      `SELECT ${SAID}, coalesce((SELECT c.provenance_id FROM confirmation c WHERE c.fact_id = f.id AND c.seq <= @seq
         ORDER BY c.seq DESC LIMIT 1), f.provenance_id) ${FROM}
       WHERE f.added_seq <= @seq AND (f.ended_seq IS NULL OR f.ended_seq > @seq)`,
    )
      .raw()
      .iterate({ seq });
    for (const row of rows as Iterable<Row>) yield this.factFrom(row);
  }

  /** All facts ever stated about a subject, newest first. */
  history(ref: SubjectRef): DatedFact[] {
    const rows = this.sql(
      `SELECT ${COLUMNS}, f.added_seq, a.at, f.ended_seq, e.at ${FROM}
       JOIN log a ON a.seq = f.added_seq LEFT JOIN log e ON e.seq = f.ended_seq
       WHERE s.kind = ? AND s.key = ? ORDER BY f.added_seq DESC, f.id DESC`,
    )
      .raw()
      .all(ref.kind, ref.key) as unknown[][];
    return rows.map((row) => this.dated(row));
  }

  /** The facts that a log entry added and those it ended. */
  ofEntry(seq: number): { added: DatedFact[]; ended: DatedFact[] } {
    const query = (column: string): DatedFact[] =>
      (
        this.sql(
          `SELECT ${COLUMNS}, f.added_seq, a.at, f.ended_seq, e.at ${FROM}
           JOIN log a ON a.seq = f.added_seq LEFT JOIN log e ON e.seq = f.ended_seq WHERE f.${column} = ? ORDER BY f.id`,
        )
          .raw()
          .all(seq) as unknown[][]
      ).map((row) => this.dated(row));
    return { added: query('added_seq'), ended: query('ended_seq') };
  }

  /** State a fact in an empty slot. One that was confirmed by another source already is put down in `confirmed`. */
  insert(fact: NewFact, seq: number, confirmations: Map<number, number>): Fact {
    const provenance = this.provenanceId(fact.provenance);
    const confirmed = fact.confirmed === undefined ? provenance : this.provenanceId(fact.confirmed);
    const { lastInsertRowid } = this.sql(
      `INSERT INTO fact (subject_id, field, item, basis, value, unknown, provenance_id, confirmed_id, added_seq)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ).run(
      this.subjectId(fact),
      fact.field,
      fact.item ?? '',
      fact.provenance.basis,
      'value' in fact.statement ? canonicalJson(fact.statement.value) : null,
      'unknown' in fact.statement ? canonicalJson({ ...fact.statement.unknown }) : null,
      provenance,
      confirmed,
      seq,
    );
    if (confirmed !== provenance) confirmations.set(Number(lastInsertRowid), confirmed);
    return {
      kind: fact.kind,
      key: fact.key,
      field: fact.field,
      item: fact.item ?? '',
      statement: fact.statement,
      provenance: this.provenance(provenance),
      confirmed: this.provenance(confirmed),
    };
  }

  /** The same source says the same again: put down in `confirmations`, by the numbers of the fact and of who says so. */
  confirm(slot: Slot, confirmed: Provenance, confirmations: Map<number, number>): void {
    const source = this.provenanceId(confirmed);
    const fact = this.sql(
      `UPDATE fact SET confirmed_id = ? WHERE subject_id = ? AND field = ? AND item = ? AND basis = ? AND ended_seq IS NULL
       RETURNING id`,
    )
      .pluck()
      .get(source, this.subjectId(slot), slot.field, slot.item, slot.basis) as number;
    confirmations.set(fact, source);
  }

  /** Write the confirmations of an entry, so that it seals them. */
  confirmAll(confirmations: ReadonlyMap<number, number>, seq: number): void {
    const insert = this.sql('INSERT INTO confirmation (fact_id, seq, provenance_id) VALUES (?, ?, ?)');
    for (const [fact, source] of confirmations) insert.run(fact, seq, source);
  }

  /** End the current fact of a slot. */
  end(slot: Slot, seq: number): void {
    this.sql(
      'UPDATE fact SET ended_seq = ? WHERE subject_id = ? AND field = ? AND item = ? AND basis = ? AND ended_seq IS NULL',
    ).run(seq, this.subjectId(slot), slot.field, slot.item, slot.basis);
  }

  private subjectId(ref: SubjectRef): number {
    const find = this.sql('SELECT id FROM subject WHERE kind = ? AND key = ?').pluck();
    const found = find.get(ref.kind, ref.key) as number | undefined;
    if (found !== undefined) return found;
    return Number(this.sql('INSERT INTO subject (kind, key) VALUES (?, ?)').run(ref.kind, ref.key).lastInsertRowid);
  }

  private lastProvenance: { text: string; id: number } | undefined;

  private provenanceId(provenance: Provenance): number {
    const { basis, source, detail = '', at, by = '' } = provenance;
    const text = `${basis}\n${source}\n${detail}\n${at}\n${by}`;
    if (this.lastProvenance?.text === text) return this.lastProvenance.id;
    const found = this.sql(
      'SELECT id FROM provenance WHERE basis = ? AND source = ? AND detail = ? AND at = ? AND by = ?',
    )
      .pluck()
      .get(basis, source, detail, at, by) as number | undefined;
    const id =
      found ??
      Number(
        this.sql('INSERT INTO provenance (basis, source, detail, at, by) VALUES (?, ?, ?, ?, ?)').run(
          basis,
          source,
          detail,
          at,
          by,
        ).lastInsertRowid,
      );
    this.lastProvenance = { text, id };
    return id;
  }

  /** Shared by all facts of the same source, which keeps a large register small. */
  private provenance(id: number): Provenance {
    let provenance = this.provenances.get(id);
    if (provenance === undefined) {
      const row = this.sql('SELECT basis, source, detail, at, by FROM provenance WHERE id = ?').get(id) as {
        basis: Basis;
        source: string;
        detail: string;
        at: string;
        by: string;
      };
      provenance = {
        basis: row.basis,
        source: row.source,
        at: row.at,
        ...(row.detail === '' ? {} : { detail: row.detail }),
        ...(row.by === '' ? {} : { by: row.by }),
      };
      this.provenances.set(id, provenance);
    }
    return provenance;
  }

  private factFrom(row: Row): Fact {
    const [kind, key, field, item, value, unknown, provenance, confirmed] = row;
    return {
      kind: kind as SubjectKind,
      key,
      field,
      item,
      statement: statementFrom(value, unknown),
      provenance: this.provenance(provenance),
      confirmed: this.provenance(confirmed),
    };
  }

  private dated(row: unknown[]): DatedFact {
    const [addedSeq, addedAt, endedSeq, endedAt] = row.slice(8) as [number, string, number | null, string | null];
    return { ...this.factFrom(row.slice(0, 8) as Row), addedSeq, addedAt, endedSeq, endedAt };
  }
}

function statementFrom(value: string | null, unknown: string | null): Statement {
  return value === null ? { unknown: JSON.parse(unknown ?? '') as Unknown } : { value: JSON.parse(value) as Json };
}
