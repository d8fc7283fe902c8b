/** A step while the plan is being made, and dividing what is to be done into steps that a person can finish. */
import type { PlannedStep, StepItem, StepKind } from '../case.ts';

export type Draft = Omit<PlannedStep, 'order' | 'due' | 'owner' | 'accounts'>;

/** From so many accounts on, a group, vault or safe is a step of its own. */
const SHARED_ACCOUNTS = 3;
/** More steps of one kind than this are too many; the smaller ones are taken together. */
const MOST_STEPS_OF_A_KIND = 6;

export interface Division {
  /** Last part of the step's id: the key of its only item, or which of the collected ones. */
  readonly name: string;
  readonly items: readonly StepItem[];
}

/**
 * Divide items of one kind: what many accounts hang on stands alone, the rest together. `apart` says which of the rest
 * have to wait for something else, so that they do not hold up the others.
 */
export function divide(
  items: readonly StepItem[],
  apart: (item: StepItem) => boolean = () => false,
  prefix = '',
): Division[] {
  if (items.length <= 1) return items.map((item) => ({ name: item.key, items: [item] }));
  const bySize = items.toSorted((a, b) => b.accounts.length - a.accounts.length || (a.key < b.key ? -1 : 1));
  const alone = bySize
    .filter((item) => item.accounts.length >= SHARED_ACCOUNTS)
    .slice(0, bySize.length <= MOST_STEPS_OF_A_KIND ? bySize.length : MOST_STEPS_OF_A_KIND);
  const rest = bySize.filter((item) => !alone.includes(item));
  const divisions: Division[] = alone.map((item) => ({ name: item.key, items: [item] }));
  const collect = (name: string, some: readonly StepItem[]): void => {
    const [only] = some;
    if (only !== undefined) divisions.push({ name: some.length === 1 ? only.key : `${prefix}${name}`, items: some });
  };
  const used = rest.filter((item) => item.accounts.length > 0);
  collect(
    'others',
    used.filter((item) => !apart(item)),
  );
  collect('others-after', used.filter(apart));
  collect(
    'unused',
    rest.filter((item) => item.accounts.length === 0),
  );
  return divisions;
}

export function stepId(kind: StepKind, name: string): string {
  return `${kind}|${name}`;
}

export function accountsIn(items: readonly StepItem[]): string[] {
  return [...new Set(items.flatMap((item) => item.accounts))].sort();
}
