import { reviewStanding } from '../../reviews/standing.ts';
import type { RuleContext } from '../context.ts';
import { PERIODIC_REVIEW } from '../related-controls.ts';
import { FINE, type GapRule, gap, notApplicable } from '../rule.ts';
import { ago, capital, count, day, daysBetween, listed } from '../sentence.ts';

export const reviewOverdue: GapRule = {
  id: 'review-overdue',
  title: 'Access has not been reviewed',
  severity: 'low',
  about: 'custody',
  why: 'People change teams and keep what they once needed. Somebody has to ask regularly, person by person, whether it is still needed, and write down who decided.',
  whatToDo: () => 'Open an access review, or finish the one that is open: keep, remove or unsure for every person.',
  controls: PERIODIC_REVIEW,
  evaluate(ctx) {
    const { world } = ctx;
    const { reviewedAt, late } = world.remember('review standing', () => reviewStanding(world.register, world.now));
    const lists = listsOf(ctx);
    if (lists.length === 0) return notApplicable('Nobody is recorded on any list that opens this account.');
    for (const review of late) {
      const open = lists.reduce((sum, { ref }) => sum + (review.open.get(ref) ?? 0), 0);
      if (open > 0)
        return gap(
          `The review “${review.name}” was due on ${day(review.dueAt)}; ${count(open, 'decision')} about this account ${open === 1 ? 'is' : 'are'} open.`,
          { severity: 'medium', since: review.dueAt },
        );
    }
    const { reviewDays } = world.policy;
    const never = lists.filter(({ ref }) => !reviewedAt.has(ref));
    if (never.length > 0) {
      const known = firstHeardOf(ctx);
      if (daysBetween(known, world.now) <= reviewDays)
        return never.length === lists.length
          ? notApplicable('The account has not been in the ledger for a whole review interval yet.')
          : FINE;
      return gap(
        never.length === lists.length
          ? `Nobody has ever reviewed who gets into this account; the policy asks for it every ${reviewDays} days.`
          : `${capital(listed(never.map(({ name }) => name)))} ${never.length === 1 ? 'has' : 'have'} never been reviewed.`,
        { since: known },
      );
    }
    const old = lists.filter(({ ref }) => daysBetween(reviewedAt.get(ref) ?? '', world.now) > reviewDays);
    if (old.length === 0) return FINE;
    const oldest = old.map(({ ref }) => reviewedAt.get(ref) ?? '').sort()[0] ?? '';
    return gap(
      `${capital(listed(old.map(({ name }) => name)))} ${old.length === 1 ? 'was' : 'were'} last reviewed ${ago(oldest, world.now)}; the policy asks for it every ${reviewDays} days.`,
      { since: oldest },
    );
  },
};

/** The lists with somebody on them that this account hangs on: what a review asks about. */
function listsOf(ctx: RuleContext): { ref: string; name: string }[] {
  const { world, account } = ctx;
  const lists = new Map<string, string>();
  const inbox = ctx.inboxGroup();
  if (inbox !== undefined && world.group(inbox)?.members?.length)
    lists.set(`group:${inbox}`, `the group ${world.groupName(inbox)}`);
  for (const key of account.vaults ?? [])
    if (world.vault(key)?.access?.length)
      lists.set(`vault:${world.vaultKey(key)}`, `the vault ${world.vaultName(key)}`);
  for (const key of account.devices ?? []) {
    const device = world.device(key);
    if (device?.holder) lists.set(`device:${key}`, `the holder of ${device.label || key}`);
    else if (device?.vault && world.vault(device.vault)?.access?.length)
      lists.set(`vault:${world.vaultKey(device.vault)}`, `the vault ${world.vaultName(device.vault)}`);
    else if (device?.place && world.place(device.place)?.keyholders?.length)
      lists.set(`place:${device.place}`, `who has a key to ${device.place}`);
  }
  if (account.phone && world.phone(account.phone)?.holders?.length)
    lists.set(`phone:${account.phone}`, `who answers ${account.phone}`);
  return [...lists].map(([ref, name]) => ({ ref, name }));
}

/** When the ledger first said anything of the account. */
function firstHeardOf(ctx: RuleContext): string {
  let first = ctx.world.now;
  for (const field of ctx.subject?.fields.values() ?? [])
    for (const { provenance } of field.all) if (provenance.at < first) first = provenance.at;
  return first;
}
