/**
 * Is a condition met, as far as the request is known? Pure.
 *
 * As AWS has it: a key that a request lacks meets no condition but `Null`, those with `IfExists`, and the negative ones.
 */
import type { Condition } from './document.ts';
import { matches, matchesArn } from './glob.ts';
import { type Answer, any, not } from './three.ts';

/** What is known of a key of the request: its value, that it is not there (null), or nothing (absent). Keys in lower case. */
export type RequestKeys = Readonly<Record<string, string | null>>;

type Compare = (wanted: string, value: string) => Answer;

const exactly: Compare = (wanted, value) => (wanted.includes('${') ? like(wanted, value) : same(wanted, value));
const anyCase: Compare = (wanted, value) => exactly(wanted.toLowerCase(), value.toLowerCase());
const like: Compare = (wanted, value) => matches(wanted, value);

function same(wanted: string, value: string): Answer {
  return wanted === value ? 'yes' : 'no';
}

const arn: Compare = (wanted, value) => matchesArn(wanted, value);

const COMPARISONS: Readonly<Record<string, Compare>> = {
  stringequals: exactly,
  stringequalsignorecase: anyCase,
  stringlike: like,
  arnequals: arn,
  arnlike: arn,
  bool: anyCase,
};

/** The operator without its negation. */
function positive(operator: string): string {
  return operator.replace(/^(string|numeric|date|arn)not/, '$1').replace(/^not/, '');
}

/** Is the condition met? `maybe` where the request's value is not known, or the comparison is none that is made here. */
export function isMet(condition: Condition, keys: RequestKeys): Answer {
  const { operator, key, values } = condition;
  // The root user cannot be tagged.
  const known = Object.hasOwn(keys, key) || key.startsWith('aws:principaltag/');
  const value = keys[key] ?? null;
  if (operator === 'null') {
    if (!known) return 'maybe';
    return any(values.map((wanted) => same(wanted.toLowerCase(), String(value === null))));
  }
  if (!known) return 'maybe';
  const negative = positive(operator) !== operator;
  if (value === null) return condition.ifExists || condition.set === 'all' || negative ? absentMeets(condition) : 'no';
  const compare = COMPARISONS[positive(operator)];
  if (compare === undefined) return 'maybe';
  const found = any(values.map((wanted) => compare(wanted, value)));
  return negative ? not(found) : found;
}

/** A negative condition is met by a key that is not there, but for `ForAnyValue:`, which asks for at least one value. */
function absentMeets({ set, ifExists }: Condition): Answer {
  return set === 'any' && !ifExists ? 'no' : 'yes';
}
