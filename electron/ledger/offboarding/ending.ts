/** Signing, cancelling, reopening and handing over a case. */
import { LedgerError } from '../../../shared/ipc/result.ts';
import {
  type Case,
  fieldFact,
  handOf,
  isOneHand,
  openPoints,
  progressFact,
  progressOf,
  type Signature,
} from '../../../shared/offboarding/index.ts';
import type { Json } from '../../../shared/register/facts.ts';
import { lastDayOf } from '../../../shared/register/standing.ts';
import { personKnownAs } from '../known-people.ts';
import type { Changed, Draft } from '../ledger.ts';
import { refuseSecretText } from '../register-secrets.ts';
import type { LedgerContext } from '../requests/handler.ts';
import { liveOf, mustBeCase, mustBeOpen, worldOfCase } from './cases.ts';
import { by } from './opening.ts';
import { enteredBy, signerOf } from './signers.ts';

const DAY_MS = 86_400_000;
const SIGNERS = 2;

/** Throws `unsafe` while points are open that the signer does not accept, and `refused` for the same person or a leaver. */
export function signCase(
  context: LedgerContext,
  { id, by: given, note, accept }: { id: string; by: string; note: string; accept: boolean },
): Changed & { closed: boolean } {
  const { ledger, assessment, actor } = context;
  const one = mustBeOpen(ledger, id);
  refuseSecretText('The note', note);
  const who = signerOf(context, one, given);
  const points = openPoints(one, liveOf(worldOfCase(ledger, assessment, one), one));
  if (points.length > 0 && !(accept && note.length > 0))
    throw new LedgerError('unsafe', points.join(' '), {
      hint: 'Do what is open, or accept it by name with a note.',
    });
  const closed = one.signatures.length + 1 >= SIGNERS;
  const hand = enteredBy(context);
  const signatures = (at: string): Signature[] => [
    ...one.signatures,
    { by: who, enteredBy: hand, at, note, accepted: points },
  ];
  const title = closed ? `${id}: ${closedWords(signatures(''))} and closed` : `${id}: signed by ${who}`;
  const changed = ledger.change({ actor, action: 'offboard', title, reason: note || undefined }, (draft) => {
    put(draft, id, actor, 'signatures', signatures(draft.at) as unknown as Json);
    if (!closed) return;
    const next = new Date(Date.parse(draft.at) + assessment.policy.drillDays * DAY_MS).toISOString().slice(0, 10);
    put(draft, id, actor, 'status', 'signed');
    put(draft, id, actor, 'closedAt', draft.at);
    put(draft, id, actor, 'nextDrillAt', next);
    signOff(one, draft, actor, 'done');
  });
  return { ...changed, closed };
}

/** Two names that one hand entered are not two people. */
function closedWords(signatures: readonly Signature[]): string {
  const [last] = signatures.slice(-1);
  if (last !== undefined && isOneHand(signatures)) return `signed under two names, both entered by ${handOf(last)},`;
  return signatures.every(({ enteredBy }) => enteredBy !== undefined)
    ? 'signed by two people'
    : 'signed under two names';
}

function signOff(one: Case, draft: Draft, actor: string, state: 'done' | 'open'): void {
  const step = one.steps.find(({ kind }) => kind === 'sign-off');
  if (step === undefined) return;
  const done = state === 'done';
  const progress = {
    ...progressOf(one, step.id),
    state,
    how: done ? ('declared' as const) : null,
    by: done ? actor : null,
    at: done ? draft.at : null,
  };
  draft.put(progressFact(one.id, progress, by(one.id, draft.at, actor)));
}

export function cancelCase({ ledger, actor }: LedgerContext, { id, reason }: { id: string; reason: string }): Changed {
  const one = mustBeOpen(ledger, id);
  refuseSecretText('The reason', reason);
  return ledger.change({ actor, action: 'offboard', title: `Cancelled ${id}`, reason }, (draft) => {
    put(draft, id, actor, 'status', 'cancelled');
    put(draft, id, actor, 'closedAt', draft.at);
    put(draft, id, actor, 'closedReason', reason);
    // Nobody leaves any more; what the steps stated stays true.
    for (const { email } of one.leavers) {
      const person = ledger.register.get({ kind: 'person', key: email });
      if (person?.value('status') === 'leaving')
        draft.put({
          kind: 'person',
          key: email,
          field: 'status',
          statement: { value: 'active' },
          provenance: by(id, draft.at, actor),
        });
      // The last day of the case would make them gone once it is over. What a file says of it stays, and is told.
      const said = person?.fields.get('lastDay')?.held('declared')?.statement;
      if (said !== undefined && 'value' in said && lastDayOf({ lastDay: String(said.value) }) === one.lastDay)
        draft.end({ kind: 'person', key: email, field: 'lastDay', item: '', basis: 'declared' });
    }
  });
}

/** Open a signed or cancelled case again; signatures have to be given anew. */
export function reopenCase({ ledger, actor }: LedgerContext, { id, reason }: { id: string; reason: string }): Changed {
  const one = mustBeCase(ledger, id);
  if (one.status === 'open') throw new LedgerError('conflict', `Case ${id} is open.`);
  refuseSecretText('The reason', reason);
  return ledger.change({ actor, action: 'offboard', title: `Reopened ${id}`, reason }, (draft) => {
    put(draft, id, actor, 'status', 'open');
    put(draft, id, actor, 'signatures', []);
    for (const field of ['closedAt', 'closedReason', 'nextDrillAt'])
      draft.end({ kind: 'case', key: id, field, item: '', basis: 'declared' });
    signOff(one, draft, actor, 'open');
    for (const { email } of one.leavers) {
      const person = ledger.register.get({ kind: 'person', key: email });
      const state = (field: string, value: Json): void =>
        draft.put({ kind: 'person', key: email, field, statement: { value }, provenance: by(id, draft.at, actor) });
      if (person?.value('status') === 'active') state('status', 'leaving');
      if (person?.value('lastDay') === undefined) state('lastDay', one.lastDay);
    }
  });
}

export function handOverCase(
  { ledger, assessment, actor }: LedgerContext,
  { id, to: given, reason }: { id: string; to: string; reason: string },
): Changed {
  const one = mustBeOpen(ledger, id);
  refuseSecretText('The reason', reason);
  const to = personKnownAs(assessment, given);
  if (one.leavers.some(({ email }) => email === to))
    throw new LedgerError('refused', 'Whoever leaves cannot run their own case.');
  return ledger.change({ actor, action: 'offboard', title: `${id}: handed over to ${to}`, reason }, (draft) =>
    put(draft, id, actor, 'owner', to),
  );
}

function put(draft: Draft, id: string, actor: string, field: Parameters<typeof fieldFact>[1], value: Json): void {
  draft.put(fieldFact(id, field, value, by(id, draft.at, actor)));
}
