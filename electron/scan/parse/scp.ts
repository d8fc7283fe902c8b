/**
 * Service control policies: which of them deny the root user, and what that stands in the way of. Pure.
 *
 * Each level (the root, each unit, the account) has to allow a request by one of its policies, and no policy above the account
 * may deny it. What hangs on something that nobody here knows is said to hinder perhaps, never not.
 */
import type { RootDenial, RootHindrance } from '../../../shared/register/aws-facts.ts';
import { isMet } from './policy/conditions.ts';
import type { Patterns, Statement } from './policy/document.ts';
import { isAllowed, isDenied } from './policy/evaluate.ts';
import { type Answer, all, any, not } from './policy/three.ts';
import { leavingRequest, type RootOf, requestsFor, rootKeys } from './root-requests.ts';

const HINDRANCES: readonly RootHindrance[] = ['mfa-replacement', 'central-root'];

export interface NamedPolicy {
  readonly id: string;
  readonly name: string;
  readonly statements: readonly Statement[];
}

/** What is attached to the root, one unit or the account itself. */
export interface Level {
  readonly target: string;
  readonly policies: readonly NamedPolicy[];
  /** Is AWS's own policy, which allows everything, among them? */
  readonly fullAccess: boolean;
}

const PRINCIPAL = 'aws:principalarn';
/** What a statement may ask and still bind whoever is the root user. */
const ABOUT_WHO: ReadonlySet<string> = new Set([
  PRINCIPAL,
  'aws:principalisawsservice',
  'aws:viaawsservice',
  'aws:assumedroot',
]);

/**
 * Is the statement a denial of the root user as such? It names the root user (whatever else it asks), or bans everything for
 * everybody, or for everybody but some who are not the root user. A ban on one service is not about the root user.
 */
export function deniesRoot(statement: Statement, root: RootOf): boolean {
  if (statement.effect !== 'Deny' || statement.garbled) return false;
  const keys = rootKeys(root, 'root');
  const about = statement.conditions.filter(({ key }) => key === PRINCIPAL);
  if (about.some((condition) => isMet(condition, keys) === 'no')) return false;
  if (about.some(({ operator }) => !operator.includes('not'))) return true;
  const narrowed = statement.conditions.some(({ key }) => !ABOUT_WHO.has(key)) || !everything(statement.resources);
  return !narrowed && (statement.actions.inverted || everything(statement.actions));
}

function everything({ patterns, inverted }: Patterns): boolean {
  return !inverted && patterns.includes('*');
}

/** A policy's denials of the root user, folded into one; null where it denies the root user nothing that matters here. */
export function rootDenialOf(policy: NamedPolicy, root: RootOf): RootDenial | null {
  const answer = (what: RootHindrance): Answer =>
    any(requestsFor(what, root).map((request) => isDenied(policy.statements, request)));
  const hindered = hindrances(answer);
  const naming = policy.statements.filter((statement) => deniesRoot(statement, root));
  const hindering = policy.statements.filter((statement) => hinders(statement, root));
  const denying = [...new Set([...naming, ...hindering])];
  if (denying.length === 0) return null;
  const session = rootKeys(root, 'central-session');
  return {
    policyId: policy.id,
    policyName: policy.name,
    actions: [...new Set(denying.flatMap(({ actions }) => wordsOf(actions)))],
    sparesAssumeRoot: denying.every((statement) => statement.conditions.some((one) => isMet(one, session) === 'no')),
    ...hindered,
  };
}

function wordsOf({ patterns, inverted }: Patterns): string[] {
  return inverted ? ['all but', ...patterns] : [...patterns];
}

function hinders(statement: Statement, root: RootOf): boolean {
  return HINDRANCES.some((what) => requestsFor(what, root).some((request) => isDenied([statement], request) !== 'no'));
}

function hindrances(answer: (what: RootHindrance) => Answer): Required<Pick<RootDenial, 'hinders' | 'perhaps'>> {
  const answers = HINDRANCES.map((what) => [what, answer(what)] as const);
  const those = (wanted: Answer): RootHindrance[] =>
    answers.flatMap(([what, found]) => (found === wanted ? [what] : []));
  return { hinders: those('yes'), perhaps: those('maybe') };
}

/** What a level's allow list leaves out of what recovery needs; null where it allows all of it. */
export function allowListDenialOf(level: Level, root: RootOf): RootDenial | null {
  if (level.fullAccess) return null;
  const statements = level.policies.flatMap((policy) => policy.statements);
  const missing = (what: RootHindrance): Answer =>
    not(all(requestsFor(what, root).map((request) => isAllowed(statements, request))));
  const hindered = hindrances(missing);
  if (hindered.hinders.length + hindered.perhaps.length === 0) return null;
  const allowing = statements.filter(({ effect }) => effect === 'Allow');
  return {
    policyId: level.policies.map(({ id }) => id).join(' '),
    policyName: level.policies.map(({ name }) => name).join(', '),
    actions: ['all but', ...new Set(allowing.flatMap(({ actions }) => wordsOf(actions)))],
    sparesAssumeRoot: false,
    allowList: true,
    ...hindered,
  };
}

/** Is the account kept from leaving its organization, whoever in it tries? */
export function leavingDenied(levels: readonly Level[], root: RootOf): Answer {
  const request = leavingRequest(root);
  return any(
    levels.map(({ policies, fullAccess }) => {
      const statements = policies.flatMap((policy) => policy.statements);
      return any([isDenied(statements, request), fullAccess ? 'no' : not(isAllowed(statements, request))]);
    }),
  );
}
