/**
 * What is on the screen at once after unlocking, before the ledger is read and judged.
 *
 * Its answers are kept in the database from the last time and given again until everything is worked out, which goes on
 * meanwhile in short turns. An answer that is older than answers may be says so itself, or waits.
 */
import type { HomeAnswer } from '../../shared/ipc/channels/home.ts';
import type { Result } from '../../shared/ipc/result.ts';
import { nextTurn } from '../../shared/register/standing.ts';
import type { Assessment } from './assessment.ts';
import { type KeptAnswer, keepAnswers, keptAnswers } from './kept-answers.ts';
import type { Ledger } from './ledger.ts';
import { JUDGE_AGAIN_AFTER_MS } from './stale-accounts.ts';
import { readWhole } from './verify.ts';

/** Kept from one time to the next. They ask for nothing, and are small. */
const KEPT = ['home.get', 'home.counts'] as const;
type Kept = (typeof KEPT)[number];

/** Kept beside them: the instant at which the next last day is over, so that from then on nothing kept is shown. */
const TURN = 'next-turn';

/** Asked by the first screen by itself: nobody is kept from anything else while these wait for their turn. */
const PATIENT: ReadonlySet<string> = new Set(['home.counts', 'reports.trend']);

/** From the first answer on, the window draws for so long: the work that follows leaves it the processor. */
const FIRST_DRAWING_MS = 400;
/** Nobody asks: then the work begins by itself. */
const FIRST_QUESTION_LIMIT_MS = 3000;
/** One turn of work: a question that comes meanwhile waits no longer. */
const TURN_MS = 25;
/** Changes that follow each other closely are kept together. */
const PAUSE_MS = 2000;

export interface FirstScreenParts {
  readonly ledger: Ledger;
  readonly assessment: Assessment;
  /** Names the code that works things out: what another build kept is not taken. */
  readonly build: string;
  /** Called once everything is worked out and kept, and nobody waits. */
  readonly rested?: (() => void) | undefined;
  /** Works one of the answers out anew. */
  readonly answer: (channel: Kept) => Result<unknown>;
}

export class FirstScreen {
  private readonly parts: FirstScreenParts;
  private kept: ReadonlyMap<string, KeptAnswer>;
  private work: Iterator<void> | null = null;
  private timer: ReturnType<typeof setTimeout> | null = null;
  /** Did anything change since answers were last kept? */
  private unkept: boolean;
  private asked = false;
  private rested = false;
  private closed = false;
  private readonly worked = Promise.withResolvers<void>();
  private readonly listeners = new Set<() => void>();

  constructor(parts: FirstScreenParts) {
    this.parts = parts;
    this.kept = untilTheNextTurn(keptAnswers(parts.ledger.db, parts.build), parts.ledger.now().getTime());
    this.unkept = this.kept.size === 0;
    // Damage shows before anything is shown, wherever it is: facts are but a part of the pages.
    readWhole(parts.ledger.db);
    // With nothing to show, whoever asks first waits for all facts anyway.
    if (this.kept.size === 0) void parts.ledger.register;
    this.work = workOut(parts);
    this.next(() => this.turn(), FIRST_QUESTION_LIMIT_MS);
    parts.ledger.onChange(() => {
      this.kept = new Map();
      this.unkept = true;
      if (this.work === null) this.next(() => this.keep(), PAUSE_MS);
    });
  }

  /** Called when answers that were given from what was kept are worked out anew. */
  onWorkedOut(listener: () => void): void {
    this.listeners.add(listener);
  }

  /** The answer that was kept, or a wait for its turn; null where the question is to be answered now. */
  answer(channel: string): Result<unknown> | Promise<void> | null {
    if (this.work === null) return null;
    if (!this.asked) this.next(() => this.turn(), FIRST_DRAWING_MS);
    this.asked = true;
    const kept = this.kept.get(channel);
    if (kept !== undefined) {
      if (!this.isLate(kept)) return { ok: true, value: kept.answer };
      if (channel === 'home.get')
        return { ok: true, value: { ...(kept.answer as HomeAnswer), judgedAt: kept.judgedAt } satisfies HomeAnswer };
    }
    return PATIENT.has(channel) && this.kept.size > 0 ? this.worked.promise : null;
  }

  /** Nothing is kept that would first have to be worked out: closing must not wait. */
  close(): void {
    if (this.unkept && this.parts.assessment.complete) this.keep();
    this.closed = true;
    if (this.timer !== null) clearTimeout(this.timer);
    this.work = null;
    this.worked.resolve();
  }

  private isLate({ judgedAt }: KeptAnswer): boolean {
    return Math.abs(this.parts.ledger.now().getTime() - Date.parse(judgedAt)) > JUDGE_AGAIN_AFTER_MS;
  }

  private turn(): void {
    const { work } = this;
    if (work === null || this.closed) return;
    try {
      let done = false;
      for (const begun = performance.now(); !done && performance.now() - begun < TURN_MS; )
        done = work.next().done === true;
      if (done) this.end();
      else this.next(() => this.turn(), 0);
    } catch {
      // Whoever asks next is told what is wrong, in the words of that question.
      this.end();
    }
  }

  private end(): void {
    const had = this.kept.size > 0;
    this.work = null;
    this.kept = new Map();
    this.worked.resolve();
    if (had) for (const listener of this.listeners) listener();
    this.next(() => this.keep(), PAUSE_MS);
  }

  /** Works the answers out for the ledger as it stands, and keeps them. */
  private keep(): void {
    const { ledger, assessment, build, answer } = this.parts;
    if (this.closed || !ledger.db.open) return;
    try {
      const answers = new Map<string, KeptAnswer>();
      for (const channel of KEPT) {
        const result = answer(channel);
        if (!result.ok) return;
        answers.set(channel, { answer: result.value, judgedAt: assessment.judgedAt.toISOString() });
      }
      const turn = nextTurn(assessment.document.people ?? [], assessment.judgedAt.getTime());
      if (turn !== null) answers.set(TURN, { answer: null, judgedAt: new Date(turn).toISOString() });
      keepAnswers(ledger.db, build, answers);
      this.unkept = false;
      if (!this.rested) this.parts.rested?.();
      this.rested = true;
    } catch {
      // A full disk, say: the next start takes longer, and nothing else.
    }
  }

  private next(what: () => void, inMs: number): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = setTimeout(what, inMs);
    this.timer.unref();
  }
}

/** Nothing, once somebody's last day is over that was not when the answers were kept. */
function untilTheNextTurn(kept: ReadonlyMap<string, KeptAnswer>, now: number): ReadonlyMap<string, KeptAnswer> {
  const turn = kept.get(TURN);
  return turn !== undefined && Date.parse(turn.judgedAt) <= now ? new Map() : kept;
}

function* workOut({ ledger, assessment }: FirstScreenParts): Generator<void> {
  while (ledger.readOn()) yield;
  yield* assessment.workOut();
}
