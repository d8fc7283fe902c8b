/** Root mail that arrives in a leaver's own mailbox: it moves to a group, so that no mailbox has to be kept for ever. */
import type { CompiledAccount } from '../../custody/account.ts';
import { othersIn } from '../world.ts';
import { F, M, type PlanContext } from './context.ts';
import type { Draft } from './draft.ts';
import { stepId } from './draft.ts';
import { TEXTS } from './texts.ts';

export interface InboxMoves {
  readonly drafts: readonly Draft[];
  moves(account: CompiledAccount): boolean;
}

export function planInboxMoves(ctx: PlanContext): InboxMoves {
  const { model } = ctx.world;
  const theirs = model.accounts.filter(({ mailbox }) => mailbox >= 0 && ctx.leaverNumbers.includes(mailbox));
  const target = theirs.length === 0 ? null : targetFor(ctx, theirs);
  if (target === null) return { drafts: [], moves: () => false };
  const moving = new Set(theirs.map(({ id }) => id));
  const items = theirs.map((account) => {
    const email = account.company === 1 ? null : plusAddress(target.key, account.id);
    const old = account.record.email ?? 'not recorded';
    return ctx.accountItem(
      account,
      email === null ? `${old} becomes an address of ${target.name}` : `${old} → ${email}`,
      [
        ...(target.create
          ? [{ do: 'create-group' as const, key: target.key, name: target.name, members: target.members }]
          : []),
        { do: 'move-inbox' as const, account: account.id, from: ctx.world.leavers, group: target.key, email },
      ],
    );
  });
  return {
    moves: (account) => moving.has(account.id),
    drafts: [
      {
        id: stepId('move-inbox', target.key),
        phase: 'close',
        kind: 'move-inbox',
        title: `Move the root mail of ${items.length === 1 ? (items[0]?.label ?? '') : `${items.length} accounts`} from ${ctx.who} to ${target.name}`,
        why: 'The root mail arrives in their own mailbox. Whoever has that mailbox can have the password reset.',
        ...TEXTS['move-inbox'],
        items,
        after: [],
        needed: 'must',
      },
    ],
  };
}

interface Target {
  readonly key: string;
  readonly name: string;
  readonly create: boolean;
  readonly members: readonly string[];
}

/** The root mail group that most accounts use and that others read; else a new one in the company's domain. */
function targetFor(ctx: PlanContext, theirs: readonly CompiledAccount[]): Target | null {
  const { model } = ctx.world;
  const uses = new Map<string, number>();
  for (const { record } of model.accounts)
    if (typeof record.inbox === 'object' && record.inbox !== null && 'group' in record.inbox) {
      const group = model.sources.lookup.group(record.inbox.group as string);
      if (group !== undefined) uses.set(group.key, (uses.get(group.key) ?? 0) + 1);
    }
  for (const [key] of [...uses].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))) {
    const { readers, readerLists } = model.sources.inbox(key);
    if (readerLists.length === 0 && othersIn(model, readers, ctx.goneNumbers))
      return { key, name: ctx.groupName(key), create: false, members: [] };
  }
  const [first] = theirs;
  const domain = model.policy.companyDomains[0];
  const reader = ctx.candidates.pick(ctx.world, [first?.partSets[M] ?? 0, first?.partSets[F] ?? 0]);
  if (domain === undefined || reader === null) return null;
  const key = `aws-root@${domain}`;
  if (model.sources.lookup.group(key) !== undefined) return null;
  const second = ctx.candidates.ranked.find((email) => email !== reader);
  return { key, name: 'AWS root mail', create: true, members: second === undefined ? [reader] : [reader, second] };
}

/** One address per account, all of which arrive at the same group. */
function plusAddress(group: string, account: string): string {
  const at = group.lastIndexOf('@');
  return at < 0 ? group : `${group.slice(0, at)}+${account}${group.slice(at)}`;
}
