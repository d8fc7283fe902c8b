/** Putting the steps in order, and trying them out in that order: what is unsafe is taken out and said in advance. */
import { leaverSentences } from '../../custody/words.ts';
import type { StepItem, Unsolved } from '../case.ts';
import { accountNames, lockedOutBy } from '../safety.ts';
import { companySafe } from '../verdict-ranks.ts';
import { verdicts, type World } from '../world.ts';
import type { PlanContext } from './context.ts';
import { accountsIn, type Draft } from './draft.ts';

/** Planned: successors, channels, factors. Immediate: the channels that can be closed at once go before the successors. */
export function inOrder(
  ctx: PlanContext,
  successors: readonly Draft[],
  closing: readonly Draft[],
  rest: readonly Draft[],
): Draft[] {
  if (ctx.kind === 'planned') return [...successors, ...closing, ...rest];
  let world = ctx.world;
  const atOnce: Draft[] = [];
  const later: Draft[] = [];
  for (const draft of closing) {
    const { accounts, next } = lockedOutBy(world, changesOf(draft));
    if (accounts.length > 0) later.push(draft);
    else {
      atOnce.push(draft);
      world = next;
    }
  }
  return [...atOnce, ...successors, ...later, ...rest];
}

export interface Trial {
  readonly drafts: readonly Draft[];
  readonly unsolved: readonly Unsolved[];
  /** The world once everything is done. */
  readonly end: World;
}

/** Do all steps in order, in thought. Items that would lock somebody out are left out; what stays open is listed. */
export function tryOut(ctx: PlanContext, ordered: readonly Draft[]): Trial {
  const unsolved: Unsolved[] = [];
  const drafts: Draft[] = [];
  let world = ctx.world;
  for (const draft of ordered) {
    const whole = lockedOutBy(world, changesOf(draft));
    if (whole.accounts.length === 0) {
      drafts.push(draft);
      world = whole.next;
      continue;
    }
    const safe: StepItem[] = [];
    for (const item of draft.items) {
      const { accounts, next } = lockedOutBy(world, item.changes);
      if (accounts.length === 0) {
        safe.push(item);
        world = next;
        continue;
      }
      const reason = `“${draft.title}: ${item.label}” is left out: without ${ctx.who}, nobody would be sure to get into ${accountNames(world, accounts)}.`;
      for (const account of accounts) unsolved.push({ account, reason });
    }
    if (safe.length > 0) drafts.push({ ...draft, items: safe });
  }
  unsolved.push(...leftOpen(ctx, world));
  return { drafts, unsolved, end: world };
}

/** What the last step leaves open: told in the words of the verdict. */
function leftOpen(ctx: PlanContext, end: World): Unsolved[] {
  const open: Unsolved[] = [];
  for (const verdict of verdicts(end, [...ctx.verdicts.keys()])) {
    const { company, leaver } = leaverSentences(end.model, verdict, ctx.world.leavers);
    if (!companySafe(verdict.company)) open.push({ account: verdict.account, reason: company });
    if (verdict.leaver !== 'out') open.push({ account: verdict.account, reason: leaver });
  }
  return open;
}

const CLOSES_MAIL_AND_VAULTS = ['leave-group', 'leave-vault'];

/** What has to be closed before a factor is changed, or they would have the new one too. */
export function withPrerequisites(ctx: PlanContext, drafts: readonly Draft[]): Draft[] {
  const closers = drafts.filter(({ phase, needed }) => phase === 'close' && needed === 'must');
  return drafts.map((draft) => {
    if (draft.phase !== 'factors') return draft;
    const accounts = new Set(accountsIn(draft.items));
    const touches = (closer: Draft): boolean =>
      closer.items.some((item) => item.accounts.some((id) => accounts.has(id)));
    const before = closers.filter((closer) => {
      switch (draft.kind) {
        case 'change-password':
          return [...CLOSES_MAIL_AND_VAULTS, 'end-admin', 'move-inbox'].includes(closer.kind) && touches(closer);
        case 're-enrol-seed':
          return [...CLOSES_MAIL_AND_VAULTS, 'leave-place'].includes(closer.kind) && readsDevices(ctx, closer, draft);
        case 'delete-credentials':
          return closer.kind === 'leave-organization' && touches(closer);
        default:
          return false;
      }
    });
    return { ...draft, after: before.map(({ id }) => id) };
  });
}

/** Does what is closed there lead to the vault or place that these devices are in? */
function readsDevices(ctx: PlanContext, closer: Draft, draft: Draft): boolean {
  const places = new Set<string>();
  for (const item of draft.items) {
    const device = ctx.device(item.key.replace(/^device:/, ''));
    if (device?.vault) for (const ref of ctx.world.model.sources.vault(device.vault).refs) places.add(ref);
    if (device?.place) places.add(`place:${device.place}`);
  }
  return closer.items.some((item) => places.has(item.key));
}

export function changesOf(draft: Draft): StepItem['changes'] {
  return draft.items.flatMap((item) => item.changes);
}
