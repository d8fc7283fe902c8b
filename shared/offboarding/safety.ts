/**
 * Is it safe to do this now? Simulated on the ledger as it is: a step must not take an account from those who stay, and
 * must not be done before what makes it worth anything.
 */

import { names } from '../custody/words.ts';
import type { Case, PlannedStep, StepItem } from './case.ts';
import { progressOf } from './case.ts';
import type { Change } from './change.ts';
import { companySafe } from './verdict-ranks.ts';
import { accountsOf, after, reachable, verdicts, type World } from './world.ts';

export interface Obstacle {
  readonly kind: 'lock-out' | 'way-back' | 'not-yet';
  /** A whole sentence. */
  readonly reason: string;
  /** Accounts that would be unreachable. */
  readonly accounts: readonly string[];
  /** Steps to do first. */
  readonly first: readonly string[];
}

const MOST_NAMED_ACCOUNTS = 3;

/** What lets somebody in, or makes old knowledge worthless, takes no account from anybody. */
const HARMLESS: readonly Change['do'][] = [
  'join',
  'create-group',
  'rotate',
  'enrol',
  'add-device',
  'delete-keys',
  'tested',
  'end-admin',
];

/** Accounts that people who stay could reach before these changes and could not be sure to reach after them. */
export function lockedOutBy(world: World, changes: readonly Change[]): { accounts: string[]; next: World } {
  const next = after(world, changes);
  if (next === world || changes.every((change) => HARMLESS.includes(change.do))) return { accounts: [], next };
  const risky = changes.filter((change) => !HARMLESS.includes(change.do));
  const touched = [...new Set(risky.flatMap((change) => accountsOf(world.model, change)))];
  if (touched.length === 0) return { accounts: [], next };
  const [before, now] = [verdicts(world, touched), verdicts(next, touched)];
  const accounts = touched.filter((account, index) => {
    if (reachable(world.model, account) === 'yes' && reachable(next.model, account) !== 'yes') return true;
    return companySafe(before[index]?.company) && !companySafe(now[index]?.company);
  });
  return { accounts, next };
}

/** What stands against doing these items of a step today; empty = safe. */
export function obstaclesTo(one: Case, step: PlannedStep, world: World, items = openItems(one, step)): Obstacle[] {
  const obstacles: Obstacle[] = [];
  const byId = new Map(one.steps.map((other) => [other.id, other]));
  const touched = new Set(items.flatMap((item) => item.accounts));
  const waiting = step.after.flatMap((id) => {
    const other = byId.get(id);
    if (other === undefined || progressOf(one, id).state !== 'open') return [];
    // What is done already for these very accounts does not hold the others back.
    const left = openItems(one, other).filter((item) => item.accounts.some((account) => touched.has(account)));
    return left.length > 0 || touched.size === 0 ? [other] : [];
  });
  if (waiting.length > 0) {
    const kind = step.phase === 'factors' ? 'way-back' : 'not-yet';
    obstacles.push({
      kind,
      reason: waitingReason(kind, one, waiting),
      accounts: [],
      first: waiting.map(({ id }) => id),
    });
  }
  const changes = items.flatMap((item) => item.changes);
  const harmless = changes.every((change) => HARMLESS.includes(change.do));
  const accounts = harmless ? [] : lockedOutBy(world, changes).accounts;
  if (accounts.length > 0) {
    const first = one.steps
      .filter((other) => other.phase === 'successor' && progressOf(one, other.id).state === 'open')
      .filter((other) => other.accounts.some((account) => accounts.includes(account)));
    obstacles.push({
      kind: 'lock-out',
      reason: `Without ${names(world.model, world.gone)}, nobody would be sure to get into ${accountNames(world, accounts)} any more.`,
      accounts,
      first: first.map(({ id }) => id),
    });
  }
  return obstacles;
}

export function openItems(one: Case, step: PlannedStep): StepItem[] {
  const { state, doneItems } = progressOf(one, step.id);
  if (state !== 'open') return [];
  const done = new Set(doneItems);
  return step.items.filter((item) => !done.has(item.key));
}

function waitingReason(kind: Obstacle['kind'], one: Case, waiting: readonly PlannedStep[]): string {
  const [first] = waiting;
  const more = waiting.length > 1 ? ` (and ${waiting.length - 1} more)` : '';
  const who = one.leavers.map(({ name }) => name).join(' and ');
  return kind === 'way-back'
    ? `${who} would still have a way to it. First: “${first?.title}”${more}.`
    : `First: “${first?.title}”${more}.`;
}

export function accountNames(world: World, accounts: readonly string[]): string {
  const { model } = world;
  const shown = accounts.slice(0, MOST_NAMED_ACCOUNTS).map((id) => {
    const index = model.indexOf.get(id);
    return (index === undefined ? undefined : model.accounts[index]?.record.name) || id;
  });
  const more = accounts.length - shown.length;
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(' and ');
}
