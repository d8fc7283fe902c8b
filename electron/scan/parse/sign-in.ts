/**
 * Policies on signing in to the console: what do they say of the root user? Pure.
 *
 * AWS evaluates them before the password is asked and after, by the account's own policy and by resource control policies; both
 * restrict by denying. Nobody here knows which network a sign-in will come from, so each that is named is tried, and one that is
 * not. What hangs on anything else that is unknown is said to refuse perhaps, never not.
 * Source: AWS Sign-In User Guide, "Controlling console access", and its reference of condition keys.
 */
import type { SignInRules } from '../../../shared/register/aws-facts.ts';
import { rootArn } from '../aws/partitions.ts';
import { isAboutNetwork, isMetFrom, type Origin, originsIn } from './networks.ts';
import type { RequestKeys } from './policy/conditions.ts';
import type { Statement } from './policy/document.ts';
import { applies, type PolicyRequest } from './policy/evaluate.ts';
import { type Answer, all, any } from './policy/three.ts';
import { NOTHING_IN_PARTICULAR, type RootOf, rootKeys } from './root-requests.ts';

/** What a sign-in asks for, one after the other: the first before anybody is known. */
const ACTIONS = ['signin:Authenticate', 'signin:AuthorizeOAuth2Access', 'signin:CreateOAuth2Token'] as const;

/** The request without its network: before the password only the name it is for is known, afterwards who it is. */
function requestOf(action: (typeof ACTIONS)[number], root: RootOf): PolicyRequest {
  const arn = rootArn(root.partition, root.account);
  const { 'aws:requestedregion': _, ...known } = rootKeys(root, 'root');
  const about: RequestKeys = { 'aws:resourceaccount': root.account };
  const keys: RequestKeys =
    action === 'signin:Authenticate'
      ? { ...about, 'signin:principalarn': arn, 'aws:principalarn': null, 'aws:principalaccount': null }
      : { ...known, ...about, 'signin:principalarn': null };
  return { action, resources: [NOTHING_IN_PARTICULAR], principal: arn, keys };
}

/** Is a sign-in of the root user from there denied by the statement, in one of its steps? */
function deniesFrom(statement: Statement, root: RootOf, from: Origin): Answer {
  const network = statement.conditions.filter(isAboutNetwork);
  const met = all(network.map((condition) => isMetFrom(condition, from)));
  return any(ACTIONS.map((action) => all([met, bindsRoot(statement, requestOf(action, root))])));
}

/** The same wherever it comes from. */
function bindsRoot(statement: Statement, request: PolicyRequest): Answer {
  const { resources, conditions, effect, garbled } = statement;
  // Which ARNs sign-in has for its resources is not documented: a denial of some of them may be of this one.
  const whole = resources.patterns.includes('*') && !resources.inverted;
  const rest = { ...statement, conditions: conditions.filter((one) => !isAboutNetwork(one)), resources: ANY };
  const answer = applies(rest, request);
  return answer === 'yes' && (!whole || garbled || effect === null) ? 'maybe' : answer;
}

const ANY = { patterns: ['*'], inverted: false } as const;

export interface NamedStatements {
  readonly name: string;
  readonly statements: readonly Statement[];
}

/** Everything that the policies together say of the root user's sign-in. */
export function signInRulesOf(policies: readonly NamedStatements[], root: RootOf, enabled: boolean): SignInRules {
  const denying = policies.flatMap(({ name, statements }) =>
    restricting(statements, root).map((statement) => ({ name, statement })),
  );
  const answerFrom = (from: Origin): Answer => any(denying.map(({ statement }) => deniesFrom(statement, root, from)));
  const origins = originsIn(denying.flatMap(({ statement }) => statement.conditions));
  const answers = origins.map((from) => ({ from, denied: answerFrom(from) }));
  const named = (wanted: Answer): string[] =>
    answers.flatMap(({ from, denied }) => (denied === wanted && from.name !== null ? [from.name] : [])).sort();
  const elsewhere = answers.filter(({ from }) => from.name === null && from.by === 'internet')[0]?.denied ?? 'no';
  const bound = denying.filter(({ statement }) => origins.some((from) => deniesFrom(statement, root, from) !== 'no'));
  const names = [...new Set(bound.map(({ name }) => name))].sort();
  const rules = (state: SignInRules['state'], from: string[] = [], notFrom: string[] = []): SignInRules => ({
    enabled,
    state,
    from,
    notFrom,
    policies: names,
  });
  if (bound.length === 0) return rules('open');
  if (elsewhere === 'no') return rules(named('yes').length > 0 ? 'restricted' : 'open', [], named('yes'));
  const from = named('no');
  // Where nobody knows of other networks, these are the ones that are sure.
  if (from.length > 0) return rules('restricted', from);
  return rules(answers.every(({ denied }) => denied === 'yes') ? 'refused' : 'perhaps');
}

/**
 * The statements that may keep the root user out: denials, and where nothing allows everything, narrower permissions, since how
 * AWS weighs these is not documented.
 */
function restricting(statements: readonly Statement[], root: RootOf): Statement[] {
  const allowing = statements.filter(({ effect }) => effect === 'Allow');
  const everything = (action: (typeof ACTIONS)[number]): boolean =>
    allowing.some((one) => one.conditions.length === 0 && applies(one, requestOf(action, root)) === 'yes');
  const denials = statements.filter(({ effect }) => effect !== 'Allow');
  if (allowing.length === 0 || ACTIONS.every(everything)) return denials;
  return [...denials, ...allowing.map((one) => ({ ...one, conditions: [], garbled: true }))];
}

/** Does any statement speak of signing in? Others need not be looked at, nor where they are attached. */
export function isAboutSignIn(statement: Statement, root: RootOf): boolean {
  const bare = { ...statement, conditions: [], principals: null, resources: ANY };
  return statement.garbled || ACTIONS.some((action) => applies(bare, requestOf(action, root)) !== 'no');
}

/** The document as GetResourcePolicy answers it, whose keys its pages spell with small letters and its models with capitals. */
export function asDocument(answer: unknown): unknown {
  if (Array.isArray(answer)) return answer.map(asDocument);
  if (typeof answer !== 'object' || answer === null) return answer;
  const { version, statement, ...rest } = answer as Record<string, unknown>;
  const statements = (answer as Record<string, unknown>).Statement ?? statement;
  return { ...rest, Version: rest.Version ?? version, Statement: [statements ?? []].flat().map(withCapitals) };
}

function withCapitals(statement: unknown): unknown {
  if (typeof statement !== 'object' || statement === null) return statement;
  return Object.fromEntries(
    Object.entries(statement).map(([key, value]) => [`${key.slice(0, 1).toUpperCase()}${key.slice(1)}`, value]),
  );
}
