/**
 * The ledger as a service: one open ledger that answers channels. The worker thread runs it for the app; the command line
 * runs it in its own process.
 */

import { refuseSecretsIn } from '../../shared/ipc/kept-texts.ts';
import type { Result } from '../../shared/ipc/result.ts';
import { failureOf, LedgerError } from '../../shared/ipc/result.ts';
import type { SubjectKind } from '../../shared/register/facts.ts';
import { Assessment } from './assessment.ts';
import { connectionErrorOf } from './connection-errors.ts';
import { DayTurn } from './day-turn.ts';
import { FirstScreen } from './first-screen.ts';
import type { InternalName, InternalRequest } from './internal.ts';
import { internalHandlers } from './internal.ts';
import type { Changed } from './ledger.ts';
import { kindsOf, Ledger } from './ledger.ts';
import { chainHead } from './log.ts';
import type { HeadBook } from './noted-heads.ts';
import { type CaseReview, watchCases } from './offboarding/review.ts';
import type { OpenDatabase } from './open.ts';
import type { LedgerContext } from './requests/handler.ts';
import { ledgerHandlers } from './requests/table.ts';
import { Resting } from './resting.ts';
import { followedByWitness, noteHead, type WitnessDoubt, type WitnessOptions } from './witnessed.ts';

export interface LedgerChange {
  readonly seq: number;
  readonly kinds: readonly SubjectKind[];
}

export interface Opening extends WitnessOptions {
  /** Nothing is written but that something was taken out of the ledger. */
  readonly readsOnly?: boolean;
}

export class LedgerHost {
  readonly ledger: Ledger;
  readonly assessment: Assessment;
  /** What does not fit between the ledger and its witness, where that did not keep it from being opened. */
  readonly doubt: WitnessDoubt | null;
  private readonly open: OpenDatabase;
  private readonly book: HeadBook | null;
  private readonly cases: CaseReview;
  private readonly first: FirstScreen | null;
  private readonly resting: Resting | null;
  private readonly turns: DayTurn[] = [];

  /** `build`, for a window: names the code that runs, and has the first screen shown from what it kept the last time. */
  constructor(
    open: OpenDatabase,
    clock?: () => Date,
    build: string | null = null,
    rested?: () => void,
    how: Opening = {},
  ) {
    this.open = open;
    this.ledger = new Ledger(open.db, clock, how.readsOnly);
    this.doubt = open.witness === null ? null : followedByWitness(this.ledger, open.witness, how);
    // What is only looked at although entries are missing must not be noted as its end.
    this.book = this.doubt === null || how.acceptedBy !== undefined ? (how.elsewhere?.book ?? null) : null;
    this.assessment = new Assessment(this.ledger);
    this.cases = watchCases(this.ledger, this.assessment);
    const { ledger, assessment } = this;
    this.resting = rested === undefined ? null : new Resting(rested);
    this.first =
      build === null
        ? null
        : new FirstScreen({
            ledger,
            assessment,
            build,
            rested,
            answer: (channel) => this.answer(channel, undefined, ''),
          });
    // Damage shows at once, unless there is something to show before everything is read.
    if (this.first === null) void this.ledger.register;
  }

  onChange(listener: (change: LedgerChange) => void): void {
    this.ledger.onChange((changed: Changed) => listener({ seq: changed.seq, kinds: kindsOf(changed) }));
    const all = (): void => listener({ seq: chainHead(this.ledger.db).seq, kinds: [] });
    this.first?.onWorkedOut(all);
    if (this.first !== null) this.turns.push(new DayTurn(() => this.ledger.now(), all));
  }

  /** As `answer`, for the window: its first screen is answered from what was kept until everything is worked out. */
  async answerWindow(channel: string, request: unknown, actor: string): Promise<Result<unknown>> {
    this.resting?.asked();
    const first = this.first?.answer(channel) ?? null;
    if (first === null) return this.answer(channel, request, actor);
    if (!(first instanceof Promise)) return first;
    await first;
    return this.answer(channel, request, actor);
  }

  /** Answer a channel of the contract. The request has been checked against its schema. */
  answer(channel: string, request: unknown, actor: string): Result<unknown> {
    return this.run(() => {
      if (!Object.hasOwn(ledgerHandlers, channel))
        throw new LedgerError('unknown-channel', 'There is no such question.');
      refuseSecretsIn(channel, request);
      const handler = ledgerHandlers[channel as keyof typeof ledgerHandlers] as (
        context: LedgerContext,
        request: unknown,
      ) => unknown;
      return handler(this.context(actor), request);
    });
  }

  /** Answer main's own requests, which the window cannot reach. */
  internal<Name extends InternalName>(name: Name, request: InternalRequest<Name>, actor: string): Result<unknown> {
    return this.run(() => {
      const handler = internalHandlers[name] as (context: LedgerContext, request: unknown) => unknown;
      return handler(this.context(actor), request);
    });
  }

  /** Close the ledger. Each step is tried, whatever became of the one before; what was committed is safe in any case. */
  close(): void {
    const steps = [
      () => void (this.ledger.readsOnly || this.cases.run()),
      () => this.noteHead(),
      () => this.first?.close(),
      () => this.resting?.end(),
      ...this.turns.map((turn) => () => turn.end()),
      () => this.open.witness?.wipe(),
      () => this.open.close(),
    ];
    for (const step of steps)
      try {
        step();
      } catch {
        // A review of cases that finds no room is made up for when the ledger is opened next; nothing else here writes.
      }
  }

  /** What the ledger ends with is noted away from it, unless it is in doubt whether that is its end. */
  private noteHead(): void {
    if (this.book !== null) noteHead(this.ledger, this.book);
  }

  private context(actor: string): LedgerContext {
    return { ledger: this.ledger, assessment: this.assessment, actor };
  }

  private run(work: () => unknown): Result<unknown> {
    try {
      return { ok: true, value: work() };
    } catch (error) {
      // What SQLite says of a full disk or a damaged page has its own words and way forward.
      return { ok: false, error: failureOf(connectionErrorOf(error) ?? error) };
    }
  }
}
