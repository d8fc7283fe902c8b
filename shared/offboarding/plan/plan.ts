/** The plan of a case: the frozen snapshot and the ordered checklist, made from the paths that are open. */

import { amongPeople } from '../among.ts';
import type { CaseKind, CasePlan, PlannedStep } from '../case.ts';
import { snapshotOf } from '../snapshot.ts';
import { accountsAt, focusedOn, tiedTo, type World } from '../world.ts';
import { planClosing } from './closing.ts';
import { PlanContext } from './context.ts';
import { accountsIn, type Draft } from './draft.ts';
import { dueOn } from './due.ts';
import { planFactors } from './factors.ts';
import { planFindingOut } from './find-out.ts';
import { planInboxMoves } from './inbox.ts';
import { inOrder, tryOut, withPrerequisites } from './ordering.ts';
import { planSuccessors } from './successors.ts';
import { planEnd, planLedgerKeys, planOtherAccess, planVerification } from './verifying.ts';

export interface PlanOptions {
  readonly kind: CaseKind;
  /** ISO date. */
  readonly lastDay: string;
  /** Who takes over, by email; chosen from the people who know these accounts where none is named. */
  readonly successors?: readonly string[];
}

/**
 * What has to be done when these people go, in an order that never takes an account from those who stay: successor first,
 * then the recovery channels, then the factors, then proof. An immediate case closes the channels first. What the recorded
 * facts do not let the plan solve is in `unsolved`. The world's model says as of when.
 */
export function planCase(everything: World, options: PlanOptions): CasePlan {
  const tied = new Set(tiedTo(everything));
  const world = focusedOn(everything, withSharers(everything, tied), alternatives(everything));
  const ctx = new PlanContext(world, options.kind, options.successors ?? []);
  const inbox = planInboxMoves(ctx);
  const succession = planSuccessors(ctx, inbox.moves);
  const closing = planClosing(ctx, succession, inbox);
  const factors = planFactors(ctx, succession);
  const controls = closing.some(({ kind }) => kind === 'leave-organization');
  const touched = closing.length + factors.length + succession.drafts.length > 0;
  if (touched) closing.push(planOtherAccess(ctx, controls));

  const ordered = withPrerequisites(ctx, inOrder(ctx, succession.drafts, closing, factors));
  const trial = tryOut(ctx, ordered);
  const proof = planVerification(ctx, trial.drafts);
  const unknown = planFindingOut(ctx, trial.end);
  const first = unknown.filter(({ phase }) => phase === 'successor');
  const done = withLedgerKeys(trial.drafts, planLedgerKeys(ctx));
  const before = [...first, ...done, ...unknown.filter(({ phase }) => phase !== 'successor'), ...proof];
  const drafts = [...before, ...planEnd(ctx, before)];

  const plannedAt = new Date(world.model.now).toISOString();
  const known = new Set(drafts.map(({ id }) => id));
  const steps = drafts.map(
    (draft, index): PlannedStep => ({
      ...draft,
      order: index + 1,
      after: draft.after.filter((id) => known.has(id)),
      accounts: accountsIn(draft.items),
      owner: null,
      due: dueOn(draft.phase, options.kind, options.lastDay, plannedAt),
    }),
  );
  return {
    kind: options.kind,
    leavers: world.leavers.map((email) => ({ email, name: ctx.name(email) })),
    lastDay: options.lastDay.slice(0, 10),
    plannedAt,
    orderWhy: ORDER_WHY[options.kind],
    snapshot: snapshotOf(everything, tied),
    steps,
    unsolved: trial.unsolved,
    successors: ctx.candidates.ranked.slice(0, MOST_SUCCESSORS),
  };
}

/** No account hangs on it: it stands at the end of what is closed, whatever else there is. */
function withLedgerKeys(drafts: readonly Draft[], keys: Draft): Draft[] {
  const last = drafts.findLastIndex(({ phase }) => phase === 'close');
  const at = last === -1 ? drafts.findLastIndex(({ phase }) => phase === 'successor') : last;
  return drafts.toSpliced(at + 1, 0, keys);
}

/** Accounts that hang on a list they stand in, although they can do nothing there. */
function withSharers(world: World, tied: ReadonlySet<string>): Set<string> {
  const { document } = world.model;
  const isLeaver = amongPeople(document)(world.leavers);
  const accounts = new Set(tied);
  const add = (ref: string, people: readonly (string | undefined)[]): void => {
    if (people.some((one) => one !== undefined && isLeaver(one)))
      for (const id of accountsAt(world.model, ref)) accounts.add(id);
  };
  for (const { key, members } of document.groups ?? [])
    add(
      `group:${key}`,
      (members ?? []).map(({ person }) => person),
    );
  for (const { key, access } of document.vaults ?? [])
    add(
      `vault:${key}`,
      (access ?? []).map(({ person }) => person),
    );
  for (const { key, holder } of document.devices ?? []) add(`device:${key}`, [holder ?? undefined]);
  return accounts;
}

/** The mail groups and phones that most accounts use: where mail and numbers of the leavers can move to. */
function alternatives(world: World): string[] {
  const { model } = world;
  const uses = (ref: string): number => accountsAt(model, ref).length;
  const best = (refs: readonly string[]): string[] =>
    refs.toSorted((a, b) => uses(b) - uses(a)).slice(0, MOST_ALTERNATIVES);
  const inboxes = new Set(
    model.accounts.flatMap(({ record: { inbox } }) =>
      typeof inbox === 'object' && inbox !== null && 'group' in inbox ? [inbox.group as string] : [],
    ),
  );
  const groups = best([...inboxes].map((key) => `group:${model.sources.lookup.group(key)?.key ?? key}`));
  const nested = groups.flatMap((ref) => model.sources.inbox(ref.slice('group:'.length)).refs);
  return [...groups, ...nested, ...best((model.document.phones ?? []).map(({ number }) => `phone:${number}`))];
}

const MOST_ALTERNATIVES = 5;
const MOST_SUCCESSORS = 5;

const ORDER_WHY = {
  planned:
    'First somebody else has to be able to get in. Then the ways to recover are closed, or a new password would be theirs for the asking. Then the factors are changed, then tested.',
  immediate:
    'There is no time to wait for a hand-over: what they can use today is closed first, as far as it locks nobody out. What only they can open waits for a successor, and follows at once.',
} as const;
