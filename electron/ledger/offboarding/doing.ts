/** Doing, leaving out and reopening steps; whatever a step changes is stated in the same change. */
import { LedgerError } from '../../../shared/ipc/result.ts';
import {
  type Case,
  factsOfChanges,
  type Obstacle,
  obstaclesTo,
  openItems,
  type PlannedStep,
  progressFact,
  progressOf,
  type StepProgress,
} from '../../../shared/offboarding/index.ts';
import type { Basis } from '../../../shared/register/facts.ts';
import type { Changed } from '../ledger.ts';
import { refuseSecretText } from '../register-secrets.ts';
import type { LedgerContext } from '../requests/handler.ts';
import { mustBeOpen, worldOfCase } from './cases.ts';
import { by } from './opening.ts';
import { accepterOf } from './signers.ts';

export interface StepDone {
  readonly id: string;
  readonly step: string;
  /** Keys of the items that are done; all open ones where absent. */
  readonly items?: readonly string[] | undefined;
  readonly how: Exclude<Basis, 'observed'>;
  readonly by?: string | undefined;
  readonly note?: string | undefined;
  readonly override?: { readonly by: string; readonly reason: string } | undefined;
}

/** Throws `unsafe` while something stands against it and nobody takes the responsibility by name. */
export function doStep(context: LedgerContext, done: StepDone): Changed {
  const { ledger, assessment, actor } = context;
  const one = mustBeOpen(ledger, done.id);
  const step = stepIn(one, done.step);
  if (step.kind === 'sign-off') throw new LedgerError('invalid-request', 'Sign the case instead.');
  if (progressOf(one, step.id).state !== 'open')
    throw new LedgerError('conflict', 'This step is not open any more.', { hint: 'Reopen it first.' });
  const open = openItems(one, step);
  const wanted = done.items === undefined ? null : new Set(done.items);
  const items = wanted === null ? open : open.filter(({ key }) => wanted.has(key));
  if (wanted !== null && items.length === 0) throw new LedgerError('conflict', 'This is done already.');

  refuseSecretText('The note', done.note);
  refuseSecretText('The reason', done.override?.reason);
  const obstacles = obstaclesTo(one, step, worldOfCase(ledger, assessment, one), items);
  if (obstacles.length > 0 && done.override === undefined) throw unsafe(one, obstacles);
  const accepts = done.override === undefined ? null : accepterOf(context, one, done.override.by);

  const who = done.by ?? actor;
  const whole = items.length === open.length;
  const document = assessment.document;
  const intent = {
    actor,
    action: 'offboard',
    title: `${done.id}: ${step.title}${whole ? '' : ` (${items.length} of ${step.items.length})`}`,
    reason: done.override?.reason ?? (done.note || undefined),
  };
  return ledger.change(intent, (draft) => {
    const provenance = { ...by(done.id, draft.at, who), basis: done.how, detail: step.id };
    const changes = items.flatMap((item) => item.changes);
    for (const fact of factsOfChanges(ledger.register, document, changes, provenance)) draft.put(fact);
    const before = progressOf(one, step.id);
    const progress: StepProgress = {
      ...before,
      state: whole ? 'done' : 'open',
      doneItems: whole ? [] : [...before.doneItems, ...items.map(({ key }) => key)],
      how: done.how,
      by: who,
      at: draft.at,
      note: done.note || before.note,
      override:
        done.override === undefined || accepts === null || obstacles.length === 0
          ? before.override
          : { ...done.override, by: accepts, at: draft.at, against: obstacles.map(({ reason }) => reason) },
      reopened: null,
    };
    draft.put(progressFact(done.id, progress, by(done.id, draft.at, actor)));
  });
}

function unsafe(one: Case, obstacles: readonly Obstacle[]): LedgerError {
  const first = obstacles.flatMap((obstacle) => obstacle.first);
  const titles = one.steps.filter(({ id }) => first.includes(id)).map(({ title }) => `“${title}”`);
  return new LedgerError('unsafe', obstacles.map(({ reason }) => reason).join(' '), {
    hint:
      titles.length > 0
        ? `Do this first: ${titles.slice(0, 3).join(', ')}.`
        : 'It can be overridden with a name and a reason, which are kept.',
  });
}

/** Leave a step out; who decided it and why is kept. */
export function skipStep(
  context: LedgerContext,
  { id, step: name, by: given, reason }: { id: string; step: string; by: string; reason: string },
): Changed {
  const { ledger, actor } = context;
  const one = mustBeOpen(ledger, id);
  const step = stepIn(one, name);
  if (step.kind === 'sign-off') throw new LedgerError('invalid-request', 'Signatures cannot be left out.');
  const who = accepterOf(context, one, given);
  refuseSecretText('The reason', reason);
  const intent = { actor, action: 'offboard', title: `${id}: left out “${step.title}”`, reason };
  return ledger.change(intent, (draft) => {
    const override = step.needed === 'must' ? { by: who, reason, at: draft.at, against: ['It was needed.'] } : null;
    const before = progressOf(one, step.id);
    const progress: StepProgress = {
      ...before,
      state: 'skipped',
      how: null,
      by: who,
      at: draft.at,
      note: reason,
      override: override ?? before.override,
    };
    draft.put(progressFact(id, progress, by(id, draft.at, actor)));
  });
}

/** A step is open again. What it stated stays: the ledger says what is so, and undo takes a change back. */
export function reopenStep(
  { ledger, actor }: LedgerContext,
  { id, step: name, reason }: { id: string; step: string; reason: string },
): Changed {
  const one = mustBeOpen(ledger, id);
  const step = stepIn(one, name);
  refuseSecretText('The reason', reason);
  const intent = { actor, action: 'offboard', title: `${id}: reopened “${step.title}”`, reason };
  return ledger.change(intent, (draft) => {
    const before = progressOf(one, step.id);
    const progress = { ...before, state: 'open' as const, doneItems: [], reopened: { at: draft.at, reason } };
    draft.put(progressFact(id, progress, by(id, draft.at, actor)));
  });
}

export function assignStep(
  { ledger, actor }: LedgerContext,
  given: { id: string; step: string; owner?: string | undefined; due?: string | undefined },
): Changed {
  const one = mustBeOpen(ledger, given.id);
  const step = stepIn(one, given.step);
  const intent = { actor, action: 'offboard', title: `${given.id}: assigned “${step.title}”` };
  return ledger.change(intent, (draft) => {
    const before = progressOf(one, step.id);
    const progress = { ...before, owner: given.owner ?? before.owner, due: given.due ?? before.due };
    draft.put(progressFact(given.id, progress, by(given.id, draft.at, actor)));
  });
}

export function stepIn(one: Case, id: string): PlannedStep {
  const step = one.steps.find((candidate) => candidate.id === id);
  if (step === undefined) throw new LedgerError('not-found', `${one.id} has no such step.`);
  return step;
}
