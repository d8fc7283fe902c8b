/**
 * An access review, as the register keeps it: a subject of kind `campaign` whose questions and answers are the items of
 * `decisions`, so that history, log, undo and export come with them.
 */
import type { Json, NewFact, Provenance } from '../register/facts.ts';
import type { Register, Subject } from '../register/register.ts';

export const REVIEW_KINDS = ['group', 'vault', 'device', 'place', 'phone', 'organization'] as const;
export type ReviewKind = (typeof REVIEW_KINDS)[number];

export const DECISIONS = ['keep', 'remove', 'unsure'] as const;
export type Decision = (typeof DECISIONS)[number];

export type CampaignStatus = 'open' | 'closed' | 'cancelled';

/** Does this person (or group) still need this? */
export interface Question {
  /** `kind|key|person:EMAIL|as`, unique in a review. */
  readonly id: string;
  readonly kind: ReviewKind;
  readonly key: string;
  /** What it is called. */
  readonly name: string;
  readonly whoKind: 'person' | 'group';
  readonly who: string;
  readonly whoName: string;
  /** The role or level: "owner", "read". */
  readonly as: string;
  /** ISO 8601: since when; null = not recorded. */
  readonly since: string | null;
  /** How many accounts hang on the thing. */
  readonly accounts: number;
  /** What speaks for taking it away, in words. */
  readonly hint: string | null;
}

export interface Answered extends Question {
  readonly decision: Decision | null;
  readonly by: string | null;
  readonly at: string | null;
  readonly note: string | null;
}

export interface Campaign {
  readonly id: string;
  readonly name: string;
  readonly status: CampaignStatus;
  readonly owner: string;
  readonly openedAt: string;
  /** ISO date. */
  readonly dueAt: string;
  readonly closedAt: string | null;
  readonly reason: string | null;
  readonly decisions: readonly Answered[];
}

export interface ReviewProgress {
  readonly total: number;
  readonly keep: number;
  readonly remove: number;
  readonly unsure: number;
  readonly open: number;
  readonly overdue: boolean;
}

export function campaignIn(register: Register, id: string): Campaign | undefined {
  const subject = register.get({ kind: 'campaign', key: id });
  return subject === undefined ? undefined : campaignFrom(subject);
}

/** Every review, the newest first. */
export function campaignsIn(register: Register): Campaign[] {
  return [...register.subjects('campaign').values()]
    .map(campaignFrom)
    .sort((a, b) => (a.openedAt < b.openedAt ? 1 : a.openedAt > b.openedAt ? -1 : a.id < b.id ? 1 : -1));
}

function campaignFrom(subject: Subject): Campaign {
  const text = (field: string): string | null => {
    const value = subject.value(field);
    return typeof value === 'string' ? value : null;
  };
  const decisions: Answered[] = [];
  for (const held of subject.items.get('decisions')?.values() ?? []) {
    const statement = held.effective?.statement;
    if (statement === undefined || !('value' in statement)) continue;
    const value = statement.value as unknown as Partial<Answered>;
    if (typeof value.id === 'string' && REVIEW_KINDS.includes(value.kind as ReviewKind))
      decisions.push({ ...UNANSWERED, ...(value as Question), ...value });
  }
  return {
    id: subject.key,
    name: text('name') ?? subject.key,
    status: (text('status') ?? 'open') as CampaignStatus,
    owner: text('owner') ?? '',
    openedAt: text('openedAt') ?? '',
    dueAt: text('dueAt') ?? '',
    closedAt: text('closedAt'),
    reason: text('reason'),
    decisions: decisions.sort(
      (a, b) =>
        REVIEW_KINDS.indexOf(a.kind) - REVIEW_KINDS.indexOf(b.kind) ||
        a.name.localeCompare(b.name) ||
        a.whoName.localeCompare(b.whoName) ||
        (a.id < b.id ? -1 : 1),
    ),
  };
}

const UNANSWERED = { decision: null, by: null, at: null, note: null } as const;

/** `now` as ISO 8601. A review is overdue from the day after its due date on. */
export function progressOfReview(one: Pick<Campaign, 'status' | 'dueAt' | 'decisions'>, now: string): ReviewProgress {
  const count = { keep: 0, remove: 0, unsure: 0, open: 0 };
  for (const { decision } of one.decisions) count[decision ?? 'open'] += 1;
  const overdue = one.status === 'open' && one.dueAt !== '' && one.dueAt.slice(0, 10) < now.slice(0, 10);
  return { total: one.decisions.length, ...count, overdue };
}

export function reviewField(id: string, field: string, value: Json, provenance: Provenance): NewFact {
  return { kind: 'campaign', key: id, field, statement: { value }, provenance };
}

export function decisionFact(id: string, answered: Answered, provenance: Provenance): NewFact {
  const value = JSON.parse(JSON.stringify(answered)) as Json;
  return { kind: 'campaign', key: id, field: 'decisions', item: answered.id, statement: { value }, provenance };
}

/** A question that nobody has answered yet. */
export function unanswered(question: Question): Answered {
  return { ...question, ...UNANSWERED };
}

/** The next free id of a quarter: `review-2026-q4-1`. */
export function nextReviewId(register: Register, now: Date): string {
  const prefix = `review-${now.getUTCFullYear()}-q${Math.floor(now.getUTCMonth() / 3) + 1}-`;
  const numbers = [...register.subjects('campaign').keys()]
    .filter((key) => key.startsWith(prefix))
    .map((key) => Number(key.slice(prefix.length)))
    .filter(Number.isInteger);
  return `${prefix}${Math.max(0, ...numbers) + 1}`;
}
