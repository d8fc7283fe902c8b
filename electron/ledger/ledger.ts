/**
 * An open ledger: the database, and the register folded from its current facts.
 *
 * Everything that changes the ledger goes through `change`: one transaction, one entry of the log. Listeners learn what was
 * touched after the commit, never before.
 */
import { randomUUID } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { LedgerError } from '../../shared/ipc/result.ts';
import type { Fact, Json, NewFact, Provenance, SubjectKind, SubjectRef } from '../../shared/register/facts.ts';
import { compareInstants, sameStatement } from '../../shared/register/facts.ts';
import { keptStatement } from '../../shared/register/kept-value.ts';
import type { Held } from '../../shared/register/register.ts';
import { Register } from '../../shared/register/register.ts';
import { type ClockDoubt, clockDoubt } from './clock.ts';
import type { Slot } from './fact-store.ts';
import { FactStore } from './fact-store.ts';
import type { Head, LogEntry } from './log.ts';
import { CLOCK, chainHead, entryAsOf, nextEntry, sealEntry } from './log.ts';
import { MIGRATIONS, migrate } from './migrations/index.ts';
import { heeded, isSeenAgain } from './observations.ts';

/** Who changes what and why. */
export interface Intent {
  readonly actor: string;
  readonly action: string;
  readonly title: string;
  readonly reason?: string | undefined;
  readonly detail?: Json;
}

export interface Draft {
  /** The number of the log entry being written. */
  readonly seq: number;
  /** The instant of the change, ISO 8601. */
  readonly at: string;
  /**
   * State a fact: an equal one is confirmed, a different one of the same slot is ended and kept as history. An observation
   * that is older than the current one, or claims more than its source looked at, changes nothing. `again` is what stands
   * as the source where it only says again what is known; the fact's own where absent.
   */
  put(fact: NewFact, again?: Provenance): void;
  /** End the current fact of a slot, if there is one. */
  end(slot: Slot): void;
  /** End everything said about a subject. */
  remove(ref: SubjectRef): void;
  /** Write other rows that belong to the entry, with its number, so that it seals them. */
  also(write: (db: Database, seq: number) => void): void;
}

export interface Changed {
  readonly seq: number;
  readonly at: string;
  readonly subjects: readonly SubjectRef[];
  readonly added: number;
  readonly ended: number;
  readonly confirmed: number;
}

type Step = { put: Fact } | { end: Slot };

export class Ledger {
  readonly db: Database;
  readonly facts: FactStore;
  private readonly folded = new Register();
  /** The facts that are not in the register yet; null once all are. */
  private unread: Iterator<readonly Fact[]> | null;
  private readonly clock: () => Date;
  readonly readsOnly: boolean;
  /** The same for everything that is entered while the ledger is open once. */
  readonly session: string = randomUUID();
  private readonly listeners = new Map<(changed: Changed) => void, (() => void) | undefined>();
  private readonly commits = new Set<(head: Head) => void>();

  /** With `readsOnly` the clock is only what everything is judged by: nothing is written under it but that it was asked. */
  constructor(db: Database, clock: () => Date = () => new Date(), readsOnly = false) {
    migrate(db, MIGRATIONS, readsOnly ? new Date() : clock());
    this.db = db;
    this.clock = clock;
    this.readsOnly = readsOnly;
    this.facts = new FactStore(db);
    this.unread = this.facts.current();
  }

  /** Everything the ledger knows now. The facts are read when they are first needed. */
  get register(): Register {
    while (this.readOn());
    return this.folded;
  }

  /** Reads some more facts into the register. Answers whether there are any left. */
  readOn(): boolean {
    if (this.unread === null) return false;
    try {
      const { done, value } = this.unread.next();
      if (done) this.unread = null;
      else for (const fact of value) this.folded.put(fact);
    } catch (error) {
      // From the start, or the next question would take what was read so far for everything.
      this.unread = this.facts.current();
      throw error;
    }
    return this.unread !== null;
  }

  /** Now, by the ledger's clock (the command line may set it). */
  now(): Date {
    return this.clock();
  }

  /**
   * Told of each change once it is committed. A listener cannot undo it any more: what it throws is dropped, and `recover`, if
   * there is one, has it begin anew.
   */
  onChange(listener: (changed: Changed) => void, recover?: () => void): void {
    this.listeners.set(listener, recover);
  }

  /** Called with the last entry whenever another one is durable. Must not throw: the change is made. */
  onCommit(listener: (head: Head) => void): void {
    this.commits.add(listener);
  }

  private committed(): void {
    const { seq, hash } = chainHead(this.db);
    for (const listener of this.commits) listener({ seq, hash });
  }

  /** The register as it was at an instant: what the entries up to then said, whatever dates later ones bear. */
  registerAsOf(at: string): Register {
    const register = new Register();
    for (const fact of this.facts.asOf(entryAsOf(this.db, at))) register.put(fact);
    return register;
  }

  /**
   * Make one change: all of it or nothing, sealed in the log. One that says nothing, not even again, writes no entry (`seq`
   * is then the current head); one that only says again what is known writes an entry that cannot be taken back.
   * `now` is another instant for the sample's past alone; no entry is ever earlier than the one before it. Throws `clock`.
   */
  change(intent: Intent, write: (draft: Draft) => void, now: Date = this.clock()): Changed {
    const steps: Step[] = [];
    const counts = { added: 0, ended: 0, confirmed: 0 };
    let others = 0;
    // Reads inside one change must see its own writes: a small overlay over the register, applied to it after the commit.
    const overlay = new Map<string, Fact | null>();
    const slotName = (slot: Slot): string => JSON.stringify([slot.kind, slot.key, slot.field, slot.item, slot.basis]);
    const currentOf = (slot: Slot): Held | undefined => {
      const name = slotName(slot);
      const staged = overlay.get(name);
      if (staged !== undefined) return staged ?? undefined;
      return this.register.get(slot)?.field(slot.field, slot.item)?.held(slot.basis);
    };
    let at = '';
    let seq = 0;
    this.refuseIfReading();
    this.db
      .transaction(() => {
        const entry = nextEntry(this.db, now);
        ({ at, seq } = entry);
        const confirmed = new Map<number, number>();
        const endSlot = (slot: Slot): void => {
          if (currentOf(slot) === undefined) return;
          this.facts.end(slot, seq);
          overlay.set(slotName(slot), null);
          steps.push({ end: slot });
          counts.ended += 1;
        };
        write({
          seq,
          at,
          put: (stated, known) => {
            const given = { ...stated, statement: keptStatement(stated.statement, stated.field) };
            const slot = slotOf(given);
            const current = currentOf(slot);
            const fact = heeded(given, current, at);
            if (fact === null) return;
            if (current !== undefined && sameStatement(current.statement, fact.statement)) {
              const again = known ?? fact.confirmed ?? fact.provenance;
              if (compareInstants(again.at, current.confirmed.at) <= 0) return;
              this.facts.confirm(slot, again, confirmed);
              const same: Fact = { ...slot, ...current, confirmed: again };
              overlay.set(slotName(slot), same);
              steps.push({ put: same });
              counts.confirmed += 1;
              return;
            }
            endSlot(slot);
            const inserted = this.facts.insert(fact, seq, confirmed);
            overlay.set(slotName(slot), inserted);
            steps.push({ put: inserted });
            counts.added += 1;
          },
          end: endSlot,
          remove: (ref) => {
            for (const slot of this.slotsOf(ref)) endSlot(slot);
          },
          also: (write) => {
            write(this.db, seq);
            others += 1;
          },
        });
        this.facts.confirmAll(confirmed, seq);
        const news = counts.added + counts.ended + others > 0;
        if (news || counts.confirmed > 0)
          sealEntry(this.db, entryOf(news ? intent : saidAgain(intent, counts.confirmed), entry));
      })
      .immediate();
    if (counts.added + counts.ended + counts.confirmed + others > 0) this.committed();
    for (const step of steps) {
      if ('put' in step) this.register.put(step.put);
      else this.register.end(step.end, step.end.field, step.end.item, step.end.basis);
    }
    const changed: Changed = {
      seq: chainHead(this.db).seq,
      at,
      subjects: distinct(steps.map((step) => ('put' in step ? step.put : step.end))),
      ...counts,
    };
    if (steps.length > 0) this.tellListeners(changed);
    return changed;
  }

  /**
   * Take a change back as one step, by another change. Throws `conflict` when what it stated was changed again since,
   * because taking it back would then take the later change back too. What another source has observed since stays.
   */
  undo(seq: number, actor: string, title?: string, action = 'undo'): Changed {
    const entry = this.db.prepare('SELECT title, action FROM log WHERE seq = ?').get(seq) as
      | Pick<LogEntry, 'title' | 'action'>
      | undefined;
    if (entry === undefined) throw new LedgerError('not-found', 'There is no such change.');
    const { added, ended } = this.facts.ofEntry(seq);
    const touched = new Map<string, { slot: Slot; before?: Fact; after?: Fact }>();
    const touch = (fact: Fact): { slot: Slot; before?: Fact; after?: Fact } => {
      const slot = slotOf(fact);
      const name = JSON.stringify(Object.values(slot));
      const found = touched.get(name) ?? { slot };
      touched.set(name, found);
      return found;
    };
    for (const fact of ended) if (fact.addedSeq !== seq) touch(fact).before = fact;
    for (const fact of added) {
      const slot = touch(fact);
      if (fact.endedSeq !== seq) slot.after = fact;
    }
    for (const { slot, after } of touched.values()) {
      const current = this.register.get(slot)?.field(slot.field, slot.item)?.held(slot.basis);
      const unchanged = after && current ? sameStatement(after.statement, current.statement) : after === current;
      if (!unchanged)
        throw new LedgerError('conflict', `“${entry.title}” was followed by other changes of the same facts.`, {
          hint: 'Undo the later changes first, or edit the facts directly.',
        });
    }
    return this.change({ actor, action, title: title ?? `Undo: ${entry.title}`, detail: { undoes: seq } }, (draft) => {
      for (const { slot, before, after } of touched.values()) {
        if (after !== undefined && isSeenAgain(after)) continue;
        draft.end(slot);
        if (before !== undefined) draft.put(before);
      }
    });
  }

  /**
   * Write into the log something that changes no fact: a sign-off's words, the end of a scan. `also` writes other rows that
   * belong to the entry. Throws `clock`.
   */
  note(intent: Intent, also: (db: Database, seq: number) => void = () => {}): number {
    this.refuseIfReading();
    return this.write(intent, this.clock(), also);
  }

  /**
   * Write into the log that something was taken out of the ledger: at the true time, whatever instant it was read as of, and
   * whatever the last entry bears, because what was read is told all the same.
   */
  tell(intent: Intent): number {
    return this.write(intent, this.readsOnly ? new Date() : this.clock(), () => {}, { anyClock: true });
  }

  /** Is the clock likely to be wrong, or was it? Null where there is nothing to ask. */
  get clockDoubt(): ClockDoubt | null {
    return clockDoubt(chainHead(this.db).at, this.clock());
  }

  /** Somebody says that the clock is right: the log goes on with its time, and an entry says so. */
  acceptClock(actor: string): number {
    this.refuseIfReading();
    const doubt = this.clockDoubt;
    if (doubt === null) return chainHead(this.db).seq;
    const title =
      doubt.kind === 'future-head'
        ? `The clock was ahead: entries before this one bear dates up to ${doubt.head}; from here on the true time`
        : `The clock is right: nothing was written since ${doubt.head}`;
    const detail = { kind: doubt.kind, head: doubt.head };
    return this.write({ actor, action: CLOCK, title, detail }, this.clock(), () => {}, { afresh: true });
  }

  private write(
    intent: Intent,
    now: Date,
    also: (db: Database, seq: number) => void,
    time: { anyClock?: boolean; afresh?: boolean } = {},
  ): number {
    const seq = this.db
      .transaction(() => {
        const entry = nextEntry(this.db, now, time);
        also(this.db, entry.seq);
        sealEntry(this.db, entryOf(intent, entry));
        return entry.seq;
      })
      .immediate();
    this.committed();
    return seq;
  }

  private refuseIfReading(): void {
    if (!this.readsOnly) return;
    throw new LedgerError('refused', 'Nothing is changed while the ledger is read as of another instant.', {
      hint: 'Leave --now away: changes bear the time at which they are made.',
    });
  }

  private tellListeners(changed: Changed): void {
    for (const [listener, recover] of this.listeners)
      try {
        listener(changed);
      } catch {
        recover?.();
      }
  }

  private slotsOf(ref: SubjectRef): Slot[] {
    const subject = this.register.get(ref);
    if (subject === undefined) return [];
    const slots: Slot[] = [];
    const base = { kind: ref.kind, key: ref.key };
    for (const [field, held] of subject.fields)
      for (const { provenance } of held.all) slots.push({ ...base, field, item: '', basis: provenance.basis });
    for (const [field, items] of subject.items)
      for (const [item, held] of items)
        for (const { provenance } of held.all) slots.push({ ...base, field, item, basis: provenance.basis });
    return slots;
  }
}

function entryOf(intent: Intent, { seq, at, wall }: Pick<LogEntry, 'seq' | 'at' | 'wall'>): LogEntry {
  const { actor, action, title, reason = null, detail = {} } = intent;
  return { seq, at, wall, actor, action, title, reason, detail };
}

/** Nothing new was said: an action of its own, because there is nothing in it to take back. */
function saidAgain(intent: Intent, confirmed: number): Intent {
  const facts = `${confirmed} ${confirmed === 1 ? 'fact' : 'facts'} confirmed`;
  const detail =
    typeof intent.detail === 'object' && intent.detail !== null && !Array.isArray(intent.detail) ? intent.detail : {};
  return {
    ...intent,
    action: 'confirm',
    title: `${intent.title}: ${facts}`,
    detail: { ...detail, by: intent.action, confirmed },
  };
}

function slotOf(fact: NewFact): Slot {
  return { kind: fact.kind, key: fact.key, field: fact.field, item: fact.item ?? '', basis: fact.provenance.basis };
}

function distinct(refs: readonly SubjectRef[]): SubjectRef[] {
  const seen = new Map<string, SubjectRef>();
  for (const { kind, key } of refs) seen.set(`${kind}\n${key}`, { kind, key });
  return [...seen.values()];
}

/** The kinds of the subjects touched: what screens listen for. */
export function kindsOf(changed: Changed): SubjectKind[] {
  return [...new Set(changed.subjects.map((subject) => subject.kind))];
}
