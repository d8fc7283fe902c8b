/** Where reviews stand: when each list was last looked at, and which reviews are late. */
import type { Register } from '../register/register.ts';
import { type Campaign, campaignsIn, progressOfReview } from './campaign.ts';

export interface LateReview {
  readonly id: string;
  readonly name: string;
  readonly dueAt: string;
  /** How many questions are open, by `kind:key` of the list they are about. */
  readonly open: ReadonlyMap<string, number>;
}

export interface ReviewStanding {
  /** `kind:key` → the instant of the newest decision about it. */
  readonly reviewedAt: ReadonlyMap<string, string>;
  readonly late: readonly LateReview[];
  /** When the last review was closed, ISO 8601; null = never. */
  readonly lastClosedAt: string | null;
}

/** Decisions count from the moment they are made; those of a cancelled review count too: somebody did look. */
export function reviewStanding(register: Register, now: string): ReviewStanding {
  const campaigns = campaignsIn(register);
  const reviewedAt = new Map<string, string>();
  let lastClosedAt: string | null = null;
  for (const { status, closedAt, decisions } of campaigns) {
    if (status === 'closed' && closedAt !== null && (lastClosedAt === null || closedAt > lastClosedAt))
      lastClosedAt = closedAt;
    for (const { kind, key, decision, at } of decisions) {
      if (decision === null || decision === 'unsure' || at === null) continue;
      const ref = `${kind}:${key}`;
      if ((reviewedAt.get(ref) ?? '') < at) reviewedAt.set(ref, at);
    }
  }
  return { reviewedAt, late: campaigns.flatMap((one) => lateOf(one, now)), lastClosedAt };
}

function lateOf(one: Campaign, now: string): LateReview[] {
  if (!progressOfReview(one, now).overdue) return [];
  const open = new Map<string, number>();
  for (const { kind, key, decision } of one.decisions)
    if (decision === null) open.set(`${kind}:${key}`, (open.get(`${kind}:${key}`) ?? 0) + 1);
  return [{ id: one.id, name: one.name, dueAt: one.dueAt, open }];
}
