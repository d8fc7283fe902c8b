/** Answering questions of a review: kept statements are confirmed, what is no longer needed ends, both in the same change. */
import { updateCustody } from '../../../shared/custody/index.ts';
import { applyEdits, type Edit, type Harm, harmBetween } from '../../../shared/handover/index.ts';
import { LedgerError } from '../../../shared/ipc/result.ts';
import type { Json, Provenance } from '../../../shared/register/facts.ts';
import {
  type Answered,
  type Campaign,
  campaignIn,
  type Decision,
  decisionFact,
  removalEdits,
} from '../../../shared/reviews/index.ts';
import { recordKey } from '../../../shared/text/compare.ts';
import { knownPerson } from '../known-people.ts';
import type { Changed, Draft, Ledger } from '../ledger.ts';
import { itemNames } from '../register-items.ts';
import type { LedgerContext } from '../requests/handler.ts';

export interface Deciding {
  readonly id: string;
  readonly questions: readonly string[];
  readonly decision: Decision;
  readonly note?: string | undefined;
  readonly override?: { readonly by: string; readonly reason: string } | undefined;
}

export function mustBeReview(ledger: Ledger, id: string): Campaign {
  const one = campaignIn(ledger.register, id);
  if (one === undefined) throw new LedgerError('not-found', `The ledger has no review ${id}.`);
  return one;
}

/** Throws `conflict` when the review is over. */
export function mustBeOpenReview(ledger: Ledger, id: string): Campaign {
  const one = mustBeReview(ledger, id);
  if (one.status !== 'open')
    throw new LedgerError('conflict', `The review “${one.name}” is over.`, { hint: 'Open a new one.' });
  return one;
}

/** Throws `unsafe` where removing would leave an account unreachable and nobody accepts that. */
export function decide(context: LedgerContext, { id, questions, decision, note, override }: Deciding): Changed {
  const { ledger, assessment, actor } = context;
  const review = mustBeOpenReview(ledger, id);
  const wanted = new Set(questions);
  const chosen = review.decisions.filter((one) => wanted.has(one.id));
  if (chosen.length !== wanted.size) throw new LedgerError('not-found', 'The review has no such question.');
  const edits = decision === 'remove' ? removalEdits(assessment.document, chosen, ledger.now().toISOString()) : [];
  const harm = edits.length === 0 ? [] : blocking(context, edits);
  const [worst] = harm;
  if (worst !== undefined && override === undefined)
    throw new LedgerError('unsafe', worst.sentence, {
      hint: 'Record somebody who takes over first, or accept it with a name and a reason.',
    });
  const accepted =
    worst === undefined || override === undefined
      ? ''
      : `Accepted by ${knownPerson(context, override.by, 'accept a risk')}: ${override.reason}`;
  const [first] = chosen;
  const about = chosen.length === 1 && first ? `${first.whoName} on ${first.name}` : `${chosen.length} questions`;
  const reason = [note, accepted].filter(Boolean).join(' ') || undefined;
  const title = `Review ${id}: ${decision}, ${about}`;
  return ledger.change({ actor, action: 'review', title, reason }, (draft) => {
    const provenance: Provenance = { basis: 'declared', source: `review:${id}`, at: draft.at, by: actor };
    for (const one of chosen)
      draft.put(decisionFact(id, { ...one, decision, by: actor, at: draft.at, note: reason ?? null }, provenance));
    if (decision === 'keep') confirm(ledger, draft, review, chosen, provenance);
    for (const edit of edits) writeEdit(ledger, draft, edit, provenance);
  });
}

function blocking({ ledger, assessment }: LedgerContext, edits: readonly Edit[]): Harm[] {
  const { model, policy } = assessment;
  const after = updateCustody(model, applyEdits(model.document, edits), { policy, now: ledger.now().getTime() });
  return harmBetween(model, after).filter(({ blocks }) => blocks);
}

function writeEdit(ledger: Ledger, draft: Draft, { kind, key, set, items }: Edit, provenance: Provenance): void {
  const subject = ledger.register.get({ kind, key });
  for (const [field, value] of Object.entries(set))
    if (value !== null) draft.put({ kind, key, field, statement: { value }, provenance });
    // Nobody knows any more what the field says, whoever said it before.
    else
      for (const held of subject?.fields.get(field)?.all ?? [])
        draft.end({ kind, key, field, item: '', basis: held.provenance.basis });
  for (const [field, entries] of Object.entries(items)) {
    const names = itemNames(subject, field, entries);
    for (const [index, value] of entries.entries())
      draft.put({ kind, key, field, item: names[index] as string, statement: { value }, provenance });
  }
}

const ENTRIES = { group: 'members', vault: 'access' } as const;
const LISTS = { device: 'holder', place: 'keyholders', phone: 'holders', organization: 'controllers' } as const;

/** Somebody looked and it is still so: the statement is fresh again. A plain list only once all of it is kept. */
function confirm(
  ledger: Ledger,
  draft: Draft,
  review: Campaign,
  chosen: readonly Answered[],
  provenance: Provenance,
): void {
  const now = new Set(chosen.map(({ id }) => id));
  for (const one of chosen) {
    const { kind, key } = one;
    const subject = ledger.register.get({ kind, key });
    if (kind === 'group' || kind === 'vault') {
      for (const [item, held] of subject?.items.get(ENTRIES[kind]) ?? []) {
        const statement = held.effective?.statement;
        const value = statement !== undefined && 'value' in statement ? statement.value : null;
        if (value !== null && isAbout(value, one))
          draft.put({ kind, key, field: ENTRIES[kind], item, statement: { value }, provenance });
      }
      continue;
    }
    const rest = review.decisions.filter((other) => other.kind === kind && other.key === key && !now.has(other.id));
    const value = subject?.value(LISTS[kind]);
    if (value !== undefined && rest.every(({ decision }) => decision === 'keep'))
      draft.put({ kind, key, field: LISTS[kind], statement: { value }, provenance });
  }
}

function isAbout(value: Json, { whoKind, who, as }: Answered): boolean {
  const entry = value as Readonly<Record<string, Json | undefined>>;
  const named = entry[whoKind];
  return (
    typeof named === 'string' &&
    recordKey(named) === recordKey(who) &&
    (entry.level ?? entry.role ?? 'member') === as &&
    (entry.until === undefined || entry.until === null)
  );
}
