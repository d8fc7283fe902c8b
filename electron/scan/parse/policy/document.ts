/** A policy document as statements. What cannot be read is kept as such: it may say anything. Pure. */

export interface Condition {
  /** In lower case, without `ForAnyValue:` and `IfExists`. */
  readonly operator: string;
  readonly ifExists: boolean;
  readonly set: 'all' | 'any' | null;
  /** In lower case. */
  readonly key: string;
  readonly values: readonly string[];
}

/** Patterns that are meant, or, inverted, everything but those. */
export interface Patterns {
  readonly patterns: readonly string[];
  readonly inverted: boolean;
}

export interface Statement {
  /** Null where it cannot be read. */
  readonly effect: 'Allow' | 'Deny' | null;
  readonly actions: Patterns;
  readonly resources: Patterns;
  /** AWS principals; null where the statement names none, as in service control policies. */
  readonly principals: Patterns | null;
  readonly conditions: readonly Condition[];
  /** Is a part of it of a shape that no policy has? Then nobody knows when it applies. */
  readonly garbled: boolean;
}

/** Everything a statement could be about. */
const ANYTHING: Patterns = { patterns: ['*'], inverted: false };

/** The statements of a document. Throws `SyntaxError` when it is not JSON. */
export function statementsOf(document: string): Statement[] {
  return readStatements(JSON.parse(document));
}

/** The statements of a document that has been read as JSON. */
export function readStatements(document: unknown): Statement[] {
  const statements = record(document)?.Statement;
  if (statements === undefined) return [];
  return [statements].flat().map(readStatement);
}

function readStatement(value: unknown): Statement {
  const written = record(value) ?? {};
  const { Effect, Action, NotAction, Resource, NotResource, Principal, NotPrincipal, Condition: conditions } = written;
  let garbled = record(value) === null;
  const patterns = (plain: unknown, inverse: unknown): Patterns => {
    const list = texts(inverse ?? plain);
    if (list === null) garbled = true;
    return { patterns: list ?? ['*'], inverted: inverse !== undefined };
  };
  const principal = NotPrincipal ?? Principal;
  const principals = (): Patterns => {
    const aws = typeof principal === 'string' ? principal : record(principal)?.AWS;
    // A service, or who is signed in elsewhere, is nobody of the account.
    if (aws === undefined) return { patterns: [], inverted: NotPrincipal !== undefined };
    return patterns(aws, NotPrincipal === undefined ? undefined : aws);
  };
  const effect = Effect === 'Allow' || Effect === 'Deny' ? Effect : null;
  const actions = patterns(Action, NotAction);
  const resources = Resource === undefined && NotResource === undefined ? ANYTHING : patterns(Resource, NotResource);
  const who = principal === undefined ? null : principals();
  const asked = conditionsOf(conditions);
  return {
    effect,
    actions,
    resources,
    principals: who,
    conditions: asked ?? [],
    garbled: garbled || effect === null || asked === null,
  };
}

/** Null where one of them is no text. */
function texts(value: unknown): string[] | null {
  const list = [value].flat();
  return list.every((entry) => typeof entry === 'string') ? list : null;
}

/** Values of conditions may be written as numbers and truths. Null where the block has another shape. */
function conditionsOf(block: unknown): Condition[] | null {
  if (block === undefined) return [];
  const found: Condition[] = [];
  for (const [operator, keys] of Object.entries(record(block) ?? { '': null })) {
    const parts = /^(?:(ForAllValues|ForAnyValue):)?(.+?)(IfExists)?$/i.exec(operator);
    if (parts === null || record(keys) === null) return null;
    for (const [key, value] of Object.entries(keys as object)) {
      const values = [value as unknown].flat();
      if (!values.every((one) => ['string', 'number', 'boolean'].includes(typeof one))) return null;
      found.push({
        operator: (parts[2] ?? '').toLowerCase(),
        ifExists: parts[3] !== undefined,
        set: parts[1] === undefined ? null : parts[1].toLowerCase() === 'forallvalues' ? 'all' : 'any',
        key: key.toLowerCase(),
        values: values.map(String),
      });
    }
  }
  return found;
}

function record(value: unknown): Record<string, unknown> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null;
}
