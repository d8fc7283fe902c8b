import { mailboxOf } from '../mailboxes.ts';
import { NAMED_HOLDERS } from '../related-controls.ts';
import { FINE, type GapRule, gap } from '../rule.ts';
import { count, listed } from '../sentence.ts';
import { unread } from '../unread.ts';

export const rootMailboxShared: GapRule = {
  id: 'root-mailbox-shared',
  title: 'One mailbox for several root users',
  severity: 'medium',
  why: 'Plus-addresses look like separate mailboxes and are one: whoever reads it can reset the root password of every account behind it, and whoever loses it has lost them all.',
  whatToDo: () => 'Give each account its own distribution group, starting with the management account and production.',
  controls: NAMED_HOLDERS,
  evaluate(ctx) {
    const email = ctx.aws('email');
    if (!email.known) return unread(email.unknown, 'the root email');
    const accounts = ctx.world.accountsWithMailbox(email.value);
    if (accounts.length < 2) return FINE;
    const others = accounts.filter((id) => id !== ctx.account.id);
    const names = listed(others.slice(0, 4).map((id) => ctx.world.accountName(id)));
    const more = others.length > 4 ? ` and ${others.length - 4} more` : '';
    return gap(
      `The mailbox ${mailboxOf(email.value)} receives the root mail of ${count(accounts.length, 'account')}: this one, ${names}${more}.`,
    );
  },
};
