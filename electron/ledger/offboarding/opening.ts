/** Opening a case, trying one out, and planning again when the facts have changed. */
import type { CasePreview } from '../../../shared/ipc/channels/offboarding.ts';
import { MOST_LISTED_ACCOUNTS } from '../../../shared/ipc/channels/whatif.ts';
import { LedgerError } from '../../../shared/ipc/result.ts';
import {
  type Case,
  type CaseKind,
  type CasePlan,
  fieldFact,
  nextCaseId,
  type PlannedStep,
  planCase,
  planFacts,
  progressFact,
  progressOf,
  stepFact,
  worldFrom,
} from '../../../shared/offboarding/index.ts';
import type { Json, Provenance } from '../../../shared/register/facts.ts';
import { lastDayOf } from '../../../shared/register/standing.ts';
import { refuseSecretText } from '../register-secrets.ts';
import type { LedgerContext } from '../requests/handler.ts';
import { mustBeOpen, openCases, othersLeaving } from './cases.ts';

export interface NewCase {
  readonly leavers: readonly string[];
  readonly kind: CaseKind;
  readonly lastDay: string;
  readonly successors: readonly string[];
}

/** The plan that a case would have. Throws `not-found` for somebody the ledger does not know. */
export function planFor({ ledger, assessment }: LedgerContext, wanted: NewCase, of: string | null = null): CasePlan {
  const email = (given: string): string => {
    const person = assessment.world.people.find(given);
    if (person === undefined) throw new LedgerError('not-found', `The ledger knows nobody with the address ${given}.`);
    return person.email;
  };
  const leavers = [...new Set(wanted.leavers.map(email))];
  const successors = wanted.successors.map(email);
  const both = successors.find((one) => leavers.includes(one));
  if (both !== undefined) throw new LedgerError('invalid-request', `${both} cannot leave and take over.`);
  const lastDay = lastDayOf({ lastDay: wanted.lastDay });
  if (lastDay === null && of === null)
    throw new LedgerError('invalid-request', `${wanted.lastDay} stands for no date: a case needs the last day.`);
  const world = worldFrom(assessment.model, leavers, othersLeaving(ledger, of));
  return planCase(world, { kind: wanted.kind, lastDay: lastDay ?? wanted.lastDay, successors });
}

export function previewCase(context: LedgerContext, wanted: NewCase): CasePreview {
  const plan = planFor(context, wanted);
  const emails = new Set(plan.leavers.map(({ email }) => email));
  return {
    snapshot: { ...plan.snapshot, accounts: plan.snapshot.accounts.slice(0, MOST_LISTED_ACCOUNTS) },
    orderWhy: plan.orderWhy,
    steps: plan.steps.map(({ id, phase, kind, title, accounts, needed, due }) => ({
      id,
      phase,
      kind,
      title,
      accounts: accounts.length,
      needed,
      due,
    })),
    unsolved: plan.unsolved.slice(0, MOST_LISTED_ACCOUNTS),
    successors: plan.successors.map((email) => ({ email, name: context.assessment.personName(email) })),
    already: openCases(context.ledger)
      .filter(({ leavers }) => leavers.some(({ email }) => emails.has(email)))
      .map(({ id }) => id),
  };
}

/** Open a case: its plan is frozen, and its people are recorded as leaving. */
export function openCase(
  context: LedgerContext,
  wanted: NewCase & { readonly owner?: string | undefined; readonly note?: string | undefined },
): { id: string; seq: number } {
  const { ledger, actor } = context;
  refuseSecretText('The note', wanted.note);
  const plan = planFor(context, wanted);
  const emails = plan.leavers.map(({ email }) => email);
  const already = openCases(ledger).find(({ leavers }) => leavers.some(({ email }) => emails.includes(email)));
  if (already !== undefined)
    throw new LedgerError('conflict', `${already.id} is open for one of them already.`, {
      hint: 'Go on with that case, or cancel it first.',
    });
  const id = nextCaseId(ledger.register, ledger.now());
  const names = plan.leavers.map(({ name }) => name).join(' and ');
  const intent = { actor, action: 'offboard', title: `Opened ${id}: offboarding of ${names}`, reason: wanted.note };
  const { seq } = ledger.change(intent, (draft) => {
    const provenance = by(id, draft.at, actor);
    const more = {
      status: 'open',
      owner: wanted.owner ?? actor,
      openedAt: draft.at,
      openedBy: actor,
      signatures: [],
      ...(wanted.note ? { note: wanted.note } : {}),
    } as const;
    for (const fact of planFacts(id, plan, provenance)) draft.put(fact);
    for (const [field, value] of Object.entries(more))
      draft.put(fieldFact(id, field as keyof typeof more, value as Json, provenance));
    for (const email of emails) {
      const person = ledger.register.get({ kind: 'person', key: email });
      const state = (field: string, value: Json): void =>
        draft.put({ kind: 'person', key: email, field, statement: { value }, provenance });
      if (person?.value('status') !== 'left') state('status', 'leaving');
      state('lastDay', plan.lastDay);
    }
  });
  return { id, seq };
}

/**
 * Plan the steps again from the facts of today. What was touched stays, with its history; steps that nothing needs any more
 * and that nobody touched go; new ones come. The snapshot stays frozen.
 */
export function refreshCase(context: LedgerContext, id: string): { seq: number; added: number; dropped: number } {
  const { ledger, actor } = context;
  const one = mustBeOpen(ledger, id);
  const plan = planFor(
    context,
    {
      leavers: one.leavers.map(({ email }) => email),
      kind: one.kind,
      lastDay: one.lastDay,
      successors: one.successors,
    },
    id,
  );
  const { steps, added, dropped } = merged(one, plan);
  const title = `Planned ${id} again: ${added} steps more, ${dropped} fewer`;
  const { seq } = ledger.change({ actor, action: 'offboard', title }, (draft) => {
    const provenance = by(id, draft.at, actor);
    const keep = new Set(steps.map((step) => step.id));
    for (const step of one.steps)
      if (!keep.has(step.id)) draft.end({ kind: 'case', key: id, field: 'steps', item: step.id, basis: 'declared' });
    for (const step of steps) {
      draft.put(stepFact(id, step, provenance));
      const progress = progressOf(one, step.id);
      const before = one.steps.find((other) => other.id === step.id);
      // A step that was done and got more to do is open again, with what was done ticked.
      const known = new Set(before?.items.map(({ key }) => key));
      if (progress.state === 'done' && step.items.some(({ key }) => !known.has(key)))
        draft.put(progressFact(id, { ...progress, state: 'open', doneItems: [...known] }, provenance));
    }
    draft.put(fieldFact(id, 'unsolved', plan.unsolved as unknown as Json, provenance));
    draft.put(fieldFact(id, 'plannedAt', plan.plannedAt, provenance));
  });
  return { seq, added, dropped };
}

function merged(one: Case, plan: CasePlan): { steps: PlannedStep[]; added: number; dropped: number } {
  const old = new Map(one.steps.map((step) => [step.id, step]));
  const planned = new Map(plan.steps.map((step) => [step.id, step]));
  const touched = one.steps.filter((step) => one.progress.has(step.id));
  const kept = touched.filter((step) => !planned.has(step.id));
  const steps = [...kept, ...plan.steps.map((step) => withDoneItems(step, one, old.get(step.id)))]
    .toSorted((a, b) => a.order - b.order)
    .map((step, index) => ({ ...step, order: index + 1 }));
  const ids = new Set(steps.map(({ id }) => id));
  return {
    steps: steps.map((step) => ({ ...step, after: step.after.filter((other) => ids.has(other)) })),
    added: plan.steps.filter((step) => !old.has(step.id)).length,
    dropped: one.steps.filter((step) => !ids.has(step.id)).length,
  };
}

/** What is done needs no plan any more, but it belongs to the step. */
function withDoneItems(step: PlannedStep, one: Case, old: PlannedStep | undefined): PlannedStep {
  if (old === undefined) return step;
  const progress = progressOf(one, step.id);
  const done = new Set(progress.state === 'open' ? progress.doneItems : old.items.map(({ key }) => key));
  const planned = new Set(step.items.map(({ key }) => key));
  const kept = old.items.filter(({ key }) => done.has(key) && !planned.has(key));
  return kept.length === 0
    ? step
    : { ...step, items: [...kept, ...step.items], accounts: [...new Set([...old.accounts, ...step.accounts])].sort() };
}

export function by(id: string, at: string, actor: string): Provenance {
  return { basis: 'declared', source: `case:${id}`, at, by: actor };
}
