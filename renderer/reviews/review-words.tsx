/** The words for reviews: kinds of lists, answers, and where a review stands. */
import type { ReviewRow } from '../../shared/ipc/channels/reviews.ts';
import type { Decision, ReviewKind, ReviewProgress } from '../../shared/reviews/campaign.ts';
import { day } from '../design/dates.ts';
import { numeral } from '../design/locale.ts';
import { StateBadge } from '../design/state-badge.tsx';
import { count, type Standing } from '../design/words.ts';

export const KIND_WORDS: Record<ReviewKind, readonly [one: string, many: string]> = {
  group: ['group', 'groups'],
  vault: ['vault', 'vaults'],
  device: ['device', 'devices'],
  place: ['place', 'places'],
  phone: ['phone', 'phones'],
  organization: ['organization', 'organizations'],
};

export const DECISION_WORDS: Record<Decision, { readonly label: string; readonly standing: Standing }> = {
  keep: { label: 'Keep', standing: 'fine' },
  remove: { label: 'Remove', standing: 'high' },
  unsure: { label: 'Unsure', standing: 'unknown' },
};

/** What they are there, in words. */
export function asWords(kind: ReviewKind, as: string): string {
  if (kind === 'vault') return VAULT[as] ?? as;
  if (kind === 'device') return 'holds it';
  if (kind === 'place') return 'has a key';
  if (kind === 'phone') return 'answers it';
  return kind === 'organization' ? 'can act there' : as;
}

const VAULT: Record<string, string> = {
  read: 'can reveal',
  manage: 'can reveal and manage',
  grant: 'can grant access',
};

export function ReviewState({ row }: { row: ReviewRow }) {
  const { status, progress, dueAt } = row;
  if (status === 'closed') return <StateBadge standing="fine" label={`Finished ${day(row.closedAt)}`} bare />;
  if (status === 'cancelled')
    return <StateBadge standing="not-applicable" label="Cancelled" bare hint={row.reason ?? undefined} />;
  if (progress.overdue) return <StateBadge standing="high" label={`Was due ${day(dueAt)}`} bare />;
  return <StateBadge standing={progress.open > 0 ? 'low' : 'fine'} label={`Due ${day(dueAt)}`} bare />;
}

export function progressWords(progress: ReviewProgress): string {
  if (progress.open === 0) return `All ${count(progress.total, 'question')} answered`;
  return `${numeral(progress.total - progress.open)} of ${count(progress.total, 'question')} answered`;
}
