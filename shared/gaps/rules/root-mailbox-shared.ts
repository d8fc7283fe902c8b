import { mailboxOf } from '../mailboxes.ts';
import { NAMED_HOLDERS } from '../related-controls.ts';
import { FINE, type GapRule, gap } from '../rule.ts';
import { count, listed } from '../sentence.ts';
import { READ_IT, unread } from '../unread.ts';

/** Accounts named before the rest is counted. */
const NAMED = 4;

export const rootMailboxShared: GapRule = {
  id: 'root-mailbox-shared',
  title: 'One mailbox for several root users',
  severity: 'medium',
  about: 'aws',
  why: 'Plus-addresses look like separate mailboxes and are one: whoever reads it can reset the root password of every account behind it, and whoever loses it has lost them all.',
  whatToDo: (finding) =>
    finding.status === 'unknown'
      ? READ_IT
      : 'Give each account its own distribution group, starting with the management account and production.',
  controls: NAMED_HOLDERS,
  evaluate(ctx) {
    const email = ctx.aws('email');
    if (!email.known) return unread(email.unknown, 'the root email');
    const accounts = ctx.world.accountsWithMailbox(email.value);
    if (accounts.length < 2) return FINE;
    // A mailbox may stand behind every account there is: look at the first few alone.
    const named = accounts.slice(0, NAMED + 1).filter((id) => id !== ctx.account.id);
    const rest = accounts.length - 1 - Math.min(named.length, NAMED);
    const names = named.slice(0, NAMED).map((id) => ctx.world.accountName(id));
    const all = ['this one', ...names];
    const others = rest > 0 ? `${all.join(', ')} and ${count(rest, 'other')}` : listed(all, NAMED + 1);
    return gap(
      `The mailbox ${mailboxOf(email.value)} receives the root mail of ${count(accounts.length, 'account')}: ${others}.`,
    );
  },
};
