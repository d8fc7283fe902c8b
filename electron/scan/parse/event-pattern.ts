/** Event patterns of EventBridge rules: does one notice the root user? Pure. */
import type { RootRule } from '../../../shared/register/aws-facts.ts';

const SIGN_IN = 'AWS Console Sign In via CloudTrail';
const CALL = 'AWS API Call via CloudTrail';
/** Ways to leave out services acting and central root sessions: they take noise away alone. */
const HARMLESS: ReadonlySet<string> = new Set(['userIdentity.type', 'userIdentity.invokedBy', 'eventType']);

/** What a rule of this pattern notices of the root user; null where that is nothing, or nobody can tell. */
export function rootEventsOf(pattern: string | undefined): RootRule['notices'] | null {
  const read = parsed(pattern);
  if (read === null) return null;
  const { source, 'detail-type': types, detail, ...more } = read;
  if (Object.keys(more).some((key) => key !== 'account' && key !== 'region')) return null;
  if (detail === undefined) return null;
  const conditions = flat(detail as object);
  const who = conditions.get('userIdentity.type');
  if (who === undefined || !includes(who, 'Root')) return null;
  const narrowing = [...conditions.keys()].filter((key) => !HARMLESS.has(key));
  const [signIns, calls] = [covers(types, SIGN_IN), covers(types, CALL)];
  if (signIns && calls && source === undefined && narrowing.length === 0) return 'everything';
  // A rule on sign-ins may name the event and still notice each of them.
  const onlySignIns = narrowing.every((key) => key === 'eventName' && includes(conditions.get(key), 'ConsoleLogin'));
  return signIns && onlySignIns && (source === undefined || includes(source, 'aws.signin')) ? 'sign-ins' : null;
}

function parsed(pattern: string | undefined): Record<string, unknown> | null {
  try {
    const read: unknown = JSON.parse(pattern ?? '');
    return typeof read === 'object' && read !== null && !Array.isArray(read) ? (read as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

/** Left out: any. */
function covers(values: unknown, wanted: string): boolean {
  return values === undefined || includes(values, wanted);
}

/** Is the very text among them? A filter expression is none. */
function includes(values: unknown, wanted: string): boolean {
  return Array.isArray(values) && values.includes(wanted);
}

/** Conditions by their path: `userIdentity.type`. */
function flat(detail: object, above = ''): Map<string, unknown> {
  const found = new Map<string, unknown>();
  for (const [key, value] of Object.entries(detail)) {
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      for (const [path, inner] of flat(value, `${above}${key}.`)) found.set(path, inner);
    else found.set(`${above}${key}`, value);
  }
  return found;
}
