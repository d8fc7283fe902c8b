/** Two dates compared: which statements changed, who gained and who lost reach, and how the verdicts moved. Pure. */
import type { AccountVerdict, Part } from '../../custody/verdicts.ts';
import type { Basis } from '../../register/facts.ts';

/** One account as it stood on a date. */
export interface ReachState {
  readonly name: string | null;
  readonly verdict: AccountVerdict;
  /** Open gaps, as `rule` ids with their titles. */
  readonly gaps: ReadonlyMap<string, string>;
}

export interface ReachChange {
  readonly person: string;
  readonly name: string;
  /** What they can bring now and could not, or the other way round. */
  readonly parts: readonly Part[];
  /** Could or can they get in alone? */
  readonly alone: boolean;
}

export interface NumberChange<Value> {
  readonly before: Value;
  readonly after: Value;
}

export interface AccountChange {
  readonly id: string;
  readonly name: string | null;
  readonly is: 'new' | 'gone' | 'changed';
  readonly gained: readonly ReachChange[];
  readonly lost: readonly ReachChange[];
  readonly reachable: NumberChange<string> | null;
  readonly busFactor: NumberChange<number | 'unknown'> | null;
  readonly breakIn: NumberChange<number | null | 'unknown'> | null;
  readonly opened: readonly string[];
  readonly closed: readonly string[];
}

/** One statement that is different. */
export interface StatementChange {
  readonly kind: string;
  readonly key: string;
  readonly name: string;
  readonly label: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly basis: Basis | null;
  readonly by: string | null;
  readonly at: string | null;
}

export interface PersonChange {
  readonly email: string;
  readonly name: string;
  readonly gained: number;
  readonly lost: number;
}

export interface Comparison {
  readonly from: string;
  readonly to: string;
  readonly accounts: readonly AccountChange[];
  readonly accountsTotal: number;
  readonly statements: readonly StatementChange[];
  readonly statementsTotal: number;
  /** Who gained and lost reach, the greatest change first. */
  readonly people: readonly PersonChange[];
  readonly peopleTotal: number;
  readonly opened: number;
  readonly closed: number;
}

/** What one account's states on two dates differ in; null where nothing does. */
export function accountChange(
  id: string,
  before: ReachState | undefined,
  after: ReachState | undefined,
  nameOf: (email: string) => string,
): AccountChange | null {
  if (before === undefined && after === undefined) return null;
  const had = reachOf(before);
  const has = reachOf(after);
  const gained = newIn(has, had, aloneIn(after), nameOf);
  const lost = newIn(had, has, aloneIn(before), nameOf);
  const opened = [...(after?.gaps ?? [])].filter(([rule]) => !before?.gaps.has(rule)).map(([, title]) => title);
  const closed = [...(before?.gaps ?? [])].filter(([rule]) => !after?.gaps.has(rule)).map(([, title]) => title);
  const moved = <Value>(of: (verdict: AccountVerdict) => Value): NumberChange<Value> | null =>
    before === undefined || after === undefined || of(before.verdict) === of(after.verdict)
      ? null
      : { before: of(before.verdict), after: of(after.verdict) };
  const change: AccountChange = {
    id,
    name: after?.name ?? before?.name ?? null,
    is: before === undefined ? 'new' : after === undefined ? 'gone' : 'changed',
    gained,
    lost,
    reachable: moved((verdict) => verdict.reachable),
    busFactor: moved((verdict) => verdict.busFactor),
    breakIn: moved((verdict) => verdict.breakIn),
    opened,
    closed,
  };
  const quiet =
    change.is === 'changed' &&
    [gained, lost, opened, closed].every((list) => list.length === 0) &&
    change.reachable === null &&
    change.busFactor === null &&
    change.breakIn === null;
  return quiet ? null : change;
}

/** Sums the changes of all accounts up for each person. */
export function peopleChanges(changes: readonly AccountChange[]): PersonChange[] {
  const people = new Map<string, { name: string; gained: number; lost: number }>();
  const count = ({ person, name }: ReachChange, what: 'gained' | 'lost'): void => {
    const one = people.get(person) ?? { name, gained: 0, lost: 0 };
    one[what] += 1;
    people.set(person, one);
  };
  for (const change of changes) {
    for (const one of change.gained) count(one, 'gained');
    for (const one of change.lost) count(one, 'lost');
  }
  return [...people]
    .map(([email, counts]) => ({ email, ...counts }))
    .sort((a, b) => b.gained + b.lost - (a.gained + a.lost) || (a.name < b.name ? -1 : 1));
}

/** By person, what each can bring to an account. */
function reachOf(state: ReachState | undefined): Map<string, Set<Part>> {
  const reach = new Map<string, Set<Part>>();
  for (const { needs } of state?.verdict.paths ?? [])
    for (const { part, people } of needs)
      for (const person of people) reach.set(person, (reach.get(person) ?? new Set()).add(part));
  return reach;
}

function aloneIn(state: ReachState | undefined): ReadonlySet<string> {
  const { breakIn, breakInSets } = state?.verdict ?? { breakIn: null, breakInSets: [] };
  return new Set(breakIn === 1 && breakInSets !== 'unknown' ? breakInSets.flat() : []);
}

function newIn(
  of: ReadonlyMap<string, ReadonlySet<Part>>,
  other: ReadonlyMap<string, ReadonlySet<Part>>,
  alone: ReadonlySet<string>,
  nameOf: (email: string) => string,
): ReachChange[] {
  const changes: ReachChange[] = [];
  for (const [person, parts] of of) {
    const more = [...parts].filter((part) => !other.get(person)?.has(part));
    if (more.length > 0) changes.push({ person, name: nameOf(person), parts: more.sort(), alone: alone.has(person) });
  }
  return changes.sort((a, b) => (a.name < b.name ? -1 : 1));
}
