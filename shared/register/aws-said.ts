/**
 * What AWS itself can say, and what a source that looked at less than it seems to can say.
 *
 * What AWS says counts as it last said it. A person or a file may declare the same field: that stands beside it, is shown as
 * drift, and counts only where AWS has never been in a position to answer. Source: docs/custody.md, "Which statement counts".
 */
import type { AwsAccountField, AwsOrganizationField } from './aws-facts.ts';
import type { Provenance, Statement, SubjectKind, UnknownReason } from './facts.ts';
import type { Field, Held } from './register.ts';

/** Fields that AWS answers and that people can declare too. Those that begin with `aws.` are AWS's alone. */
const ACCOUNT: ReadonlySet<string> = new Set<AwsAccountField>([
  'name',
  'email',
  'state',
  'organization',
  'linkedAccount',
  'credentials.password',
  'credentials.mfa',
  'credentials.accessKeys',
  'credentials.certificates',
]);
const ORGANIZATION: ReadonlySet<string> = new Set<AwsOrganizationField>(['managementAccount', 'centralRoot']);

/** Is this a field that AWS itself can say? */
export function isAwsSaid(kind: SubjectKind, field: string): boolean {
  if (kind !== 'account' && kind !== 'organization') return false;
  return field.startsWith('aws.') || (kind === 'account' ? ACCOUNT : ORGANIZATION).has(field);
}

/** Reasons that say that AWS has no such answer here: nothing it said is contradicted by what people declare. */
const HAS_NO_ANSWER: ReadonlySet<UnknownReason> = new Set<UnknownReason>([
  'not-recorded',
  'not-scanned',
  'not-management',
  'partition-unsupported',
  'unsupported-endpoint',
  'key-missing',
]);

/** Was AWS in a position to answer? Then nobody else's word counts, not even while AWS refuses to repeat its own. */
export function isAnswered(statement: Statement): boolean {
  return 'value' in statement || !HAS_NO_ANSWER.has(statement.unknown.reason);
}

/** What AWS answered of a field last, which no declaration takes the place of; undefined where it never did. */
export function awsAnswer(kind: SubjectKind, name: string, field: Field | undefined): Held | undefined {
  const observed = isAwsSaid(kind, name) ? field?.held('observed') : undefined;
  return observed !== undefined && isAnswered(observed.statement) ? observed : undefined;
}

/** Sources that look at active keys and certificates alone: that they found none says nothing of inactive ones. */
const LOOK_AT_ACTIVE_ALONE: ReadonlySet<string> = new Set([
  'file:prowler',
  'file:aws-credential-report',
  'aws:iam:GetCredentialReport',
]);
const MAY_BE_INACTIVE: ReadonlySet<string> = new Set(['credentials.accessKeys', 'credentials.certificates']);

/** Does the statement claim that there are none, though its source looked only at active ones? */
export function claimsTooMuch(field: string, statement: Statement, { source }: Provenance): boolean {
  return (
    MAY_BE_INACTIVE.has(field) && LOOK_AT_ACTIVE_ALONE.has(source) && 'value' in statement && statement.value === 'no'
  );
}
