/** Metric filter patterns: does one notice every use of the root user? Pure. */

export interface RootFilter {
  /** Does it match whenever the root user acts? */
  readonly matches: boolean;
  /** Does it leave out central root sessions, so that a deep audit is silent? */
  readonly excludesAssumeRoot: boolean;
}

const NO_MATCH: RootFilter = { matches: false, excludesAssumeRoot: false };

/** Conditions that only take noise away: AWS services acting, and central root sessions. */
const HARMLESS: readonly RegExp[] = [
  /^\$\.userIdentity\.invokedBy NOT EXISTS$/i,
  /^\$\.eventType ?!= ?"?AwsServiceEvent"?$/i,
];
const WITHOUT_ASSUMED_ROOT =
  /^\$\.userIdentity\.sessionContext\.assumedRoot (NOT EXISTS|IS NULL|!= ?"?true"?|= ?"?false"?|IS FALSE)$/i;
const IS_ROOT = /^\$\.userIdentity\.type ?= ?"?Root"?$/i;

/**
 * Read a pattern such as the one of the CIS benchmark. The order of conditions, blanks, quotes and parentheses do not
 * matter; leaving out a harmless exclusion only makes it noisier. Any further condition narrows it: then it may miss a
 * use of the root user, and does not count.
 */
export function rootFilterOf(pattern: string | undefined): RootFilter {
  const inner = /^\s*\{([\s\S]*)\}\s*$/.exec(pattern ?? '')?.[1];
  if (inner === undefined) return NO_MATCH;
  const found = inner
    .split('||')
    .map(alternative)
    .filter(({ matches }) => matches);
  if (found.length === 0) return NO_MATCH;
  return { matches: true, excludesAssumeRoot: found.every(({ excludesAssumeRoot }) => excludesAssumeRoot) };
}

function alternative(text: string): RootFilter {
  const conditions = text
    .split('&&')
    .map((part) =>
      part
        .replace(/[()]/g, ' ')
        .replace(/\s+/g, ' ')
        .trim()
        .replace(/ ?(!?=) ?/, ' $1 '),
    )
    .filter((part) => part !== '');
  if (!conditions.some((condition) => IS_ROOT.test(condition))) return NO_MATCH;
  const rest = conditions.filter((condition) => !IS_ROOT.test(condition));
  const excludesAssumeRoot = rest.some((condition) => WITHOUT_ASSUMED_ROOT.test(condition));
  const matches = rest.every(
    (condition) => WITHOUT_ASSUMED_ROOT.test(condition) || HARMLESS.some((harmless) => harmless.test(condition)),
  );
  return matches ? { matches, excludesAssumeRoot } : NO_MATCH;
}

/** The filter that notices the root user and stays silent for central root sessions: offered before a deep audit. */
export const ROOT_FILTER_WITHOUT_ASSUME_ROOT =
  '{ $.userIdentity.type = "Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType != "AwsServiceEvent" && $.userIdentity.sessionContext.assumedRoot NOT EXISTS }';
