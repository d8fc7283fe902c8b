/** When does a statement apply to a request, and what do statements together say of it? Pure. */
import { isMet, type RequestKeys } from './conditions.ts';
import type { Patterns, Statement } from './document.ts';
import { matches, matchesArn } from './glob.ts';
import { type Answer, all, any, not } from './three.ts';

export interface PolicyRequest {
  readonly action: string;
  /** What is acted on, each an ARN that may have `*` in it: any of these may be the one. */
  readonly resources: readonly string[];
  /** Who acts. */
  readonly principal: string;
  readonly keys: RequestKeys;
}

/** Does the statement, whatever its effect, apply to the request? */
export function applies(statement: Statement, request: PolicyRequest): Answer {
  const { actions, resources, principals, conditions, garbled } = statement;
  const answer = all([
    among(actions, request.action, (pattern, action) => matches(pattern, action, true)),
    anyOf(request.resources.map((resource) => among(resources, resource, matchesArn))),
    principals === null ? 'yes' : isPrincipal(principals, request.principal),
    ...conditions.map((condition) => isMet(condition, request.keys)),
  ]);
  return garbled && answer === 'yes' ? 'maybe' : answer;
}

type Match = (pattern: string, text: string) => Answer;

function among({ patterns, inverted }: Patterns, text: string, match: Match): Answer {
  const found = any(patterns.map((pattern) => match(pattern, text)));
  return inverted ? not(found) : found;
}

/** The same answer for each, or nobody knows. */
function anyOf(answers: readonly Answer[]): Answer {
  return answers.every((answer) => answer === answers[0]) ? (answers[0] ?? 'maybe') : 'maybe';
}

/** Principals are ARNs, or account ids, which stand for everybody of the account. */
function isPrincipal({ patterns, inverted }: Patterns, principal: string): Answer {
  const account = principal.split(':')[4] ?? '';
  const found = any(patterns.map((name) => (name === account ? 'yes' : matches(name, principal))));
  return inverted ? not(found) : found;
}

/** Is the request denied in so many words? A statement of unreadable effect may be a denial. */
export function isDenied(statements: readonly Statement[], request: PolicyRequest): Answer {
  return any(
    statements.map((statement) => {
      if (statement.effect === 'Allow') return 'no';
      const answer = applies(statement, request);
      return statement.effect === null && answer === 'yes' ? 'maybe' : answer;
    }),
  );
}

/** Do the statements allow the request, denials aside? */
export function isAllowed(statements: readonly Statement[], request: PolicyRequest): Answer {
  return any(
    statements.map((statement) => {
      if (statement.effect === 'Deny') return 'no';
      const answer = applies(statement, request);
      return statement.effect === null && answer === 'yes' ? 'maybe' : answer;
    }),
  );
}
