/**
 * Keeps open cases true: what newer facts show ticks steps as observed, what they disprove reopens them.
 *
 * A change is looked at only where it touches a record that an open step is about, and not in the middle of a scan's stream
 * of changes but once it pauses, or before somebody asks.
 */
import {
  type Case,
  type Change,
  holds,
  isFound,
  type PlannedStep,
  progressFact,
  progressOf,
  proofOf,
  type StepItem,
  type StepProgress,
  subjectsOf,
} from '../../../shared/offboarding/index.ts';
import type { Basis, SubjectRef } from '../../../shared/register/facts.ts';
import type { Assessment } from '../assessment.ts';
import type { Changed, Ledger } from '../ledger.ts';
import { openCases } from './cases.ts';
import { by } from './opening.ts';

/** Changes closer together than this are looked at together. */
const PAUSE_MS = 400;
export const REVIEWER = 'Root Ledger';
/** A test speaks of the moment it was made; no other fact can show or disprove it. */
const TESTS: readonly PlannedStep['kind'][] = [
  'test-sign-in',
  'test-mail',
  'test-phone',
  'review-events',
  'other-access',
  // Ticked by the entries of the log that tell of changed keys.
  'ledger-keys',
];
/** Kinds of records that say who knows a password or a seed. */
const KNOWLEDGE: ReadonlySet<string> = new Set(['group', 'vault', 'place', 'person']);

const watches = new WeakMap<Ledger, CaseReview>();

/** Watch a ledger's open cases from now on. */
export function watchCases(ledger: Ledger, assessment: Assessment): CaseReview {
  const review = new CaseReview(ledger, assessment);
  watches.set(ledger, review);
  return review;
}

/** Look at what changed so far, before cases are shown. */
export function reviewNow(ledger: Ledger): void {
  watches.get(ledger)?.run();
}

export class CaseReview {
  private readonly ledger: Ledger;
  private readonly assessment: Assessment;
  private readonly touched = new Map<string, SubjectRef>();
  private lastChange = '';
  private timer: ReturnType<typeof setTimeout> | null = null;

  constructor(ledger: Ledger, assessment: Assessment) {
    this.ledger = ledger;
    this.assessment = assessment;
    ledger.onChange((changed) => this.note(changed));
  }

  private note(changed: Changed): void {
    if (changed.subjects.every(({ kind }) => kind === 'case') || openCases(this.ledger).length === 0) return;
    for (const ref of changed.subjects) this.touched.set(`${ref.kind}:${ref.key}`, ref);
    this.lastChange = changed.at;
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = setTimeout(() => this.run(), PAUSE_MS);
    this.timer.unref();
  }

  run(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    if (this.touched.size === 0 || !this.ledger.db.open || this.ledger.readsOnly) return;
    const touched = new Map(this.touched);
    this.touched.clear();
    const kinds = new Set([...touched.values()].map(({ kind }) => kind));
    for (const one of openCases(this.ledger)) {
      const steps = one.steps.filter((step) => concerns(step, touched, kinds));
      const updates = steps.flatMap((step) => this.judge(one, step) ?? []);
      if (updates.length === 0) continue;
      const reopened = updates.filter(
        ({ state, reopened }) => state === 'open' && reopened?.at === this.lastChange,
      ).length;
      const title =
        reopened > 0
          ? `${one.id}: newer facts reopened ${stepCount(reopened)}`
          : `${one.id}: newer facts show ${stepCount(updates.length)} done`;
      this.ledger.change({ actor: REVIEWER, action: 'observe', title }, (draft) => {
        for (const progress of updates)
          draft.put(progressFact(one.id, progress, { ...by(one.id, draft.at, REVIEWER), source: 'review' }));
      });
    }
  }

  /** What newer facts make of a step; undefined when they say nothing new. */
  private judge(one: Case, step: PlannedStep): StepProgress | undefined {
    const before = progressOf(one, step.id);
    if (before.state === 'skipped' || TESTS.includes(step.kind) || step.items.length === 0) return undefined;
    const isDone = before.state === 'done' ? () => true : (item: StepItem) => before.doneItems.includes(item.key);
    // What was said in this very change is not contradicted by it.
    const fresh = before.at === this.lastChange;
    const kept: string[] = [];
    const failing: StepItem[] = [];
    const proofs: Basis[] = [];
    let news = false;
    for (const item of step.items) {
      const so =
        step.kind === 'find-out'
          ? isFound(this.assessment.model, item)
          : item.changes.every((change) => holds(this.assessment.model, change));
      const since = isDone(item) ? (before.at ?? one.openedAt) : (before.reopened?.at ?? one.openedAt);
      const proof = so ? this.proof(item.changes, since) : null;
      if (isDone(item)) {
        if (!so && !fresh && item.changes.length > 0) failing.push(item);
        else kept.push(item.key);
        if (proof === 'observed') proofs.push(proof);
        else proofs.push(before.how ?? 'declared');
      } else if (so && (before.reopened === null || proof !== null)) {
        kept.push(item.key);
        proofs.push(proof ?? 'declared');
        news = true;
      }
    }
    const how = weakest(proofs);
    if (failing.length > 0) {
      const more = failing.length > 1 ? ` and ${failing.length - 1} more` : '';
      const reason = `A newer fact says otherwise: ${failing[0]?.label}${more}.`;
      return { ...before, state: 'open', doneItems: kept, how, reopened: { at: this.lastChange, reason } };
    }
    const complete = kept.length === step.items.length;
    if (!news && !(complete && before.state === 'done' && how === 'observed' && before.how !== 'observed'))
      return undefined;
    return {
      ...before,
      state: complete ? 'done' : 'open',
      doneItems: complete ? [] : kept,
      how,
      by: news ? REVIEWER : before.by,
      at: news ? this.lastChange : before.at,
      reopened: complete ? null : before.reopened,
    };
  }

  /** The weakest proof of all changes of an item; null where the register has none since then. */
  private proof(changes: readonly Change[], since: string): Basis | null {
    const proofs = changes.map((change) => proofOf(this.ledger.register, change, since));
    const bases = proofs.flatMap((proof) => (proof === null ? [] : [proof.basis]));
    return bases.length < proofs.length || bases.length === 0 ? null : weakest(bases);
  }
}

function weakest(bases: readonly Basis[]): Basis {
  return bases.includes('declared') || bases.length === 0
    ? 'declared'
    : bases.includes('tested')
      ? 'tested'
      : 'observed';
}

function concerns(step: PlannedStep, touched: ReadonlyMap<string, SubjectRef>, kinds: ReadonlySet<string>): boolean {
  if (step.kind === 'find-out') return true;
  if (
    (step.kind === 'change-password' || step.kind === 're-enrol-seed') &&
    [...kinds].some((kind) => KNOWLEDGE.has(kind))
  )
    return true;
  return step.items.some((item) =>
    item.changes.some((change) => subjectsOf(change).some(({ kind, key }) => touched.has(`${kind}:${key}`))),
  );
}

function stepCount(count: number): string {
  return count === 1 ? 'a step' : `${count} steps`;
}
