/** From what checks find, and from what goes wrong, to facts with provenance. */
import type { AwsAccountField } from '../../../shared/register/aws-facts.ts';
import type { Json, NewFact, SubjectRef, Unknown } from '../../../shared/register/facts.ts';
import type { ApiName } from '../aws/apis.ts';
import { AwsCallError } from '../aws/errors.ts';
import type { AccountFinding, OrganizationFinding } from '../checks/check.ts';
import { MissingAnswer } from '../checks/check.ts';
import { withoutSecretNames } from './names.ts';
import type { ScanError } from './store.ts';

/** What went wrong, as it is stored with each field and listed once in the summary. */
export interface Trouble {
  readonly unknown: Unknown;
  readonly code: string;
  readonly source: ApiName;
  readonly requestId?: string | undefined;
}

/** The trouble behind anything that a check throws. Only a stopped scan has none: its accounts are read again. */
export function troubleOf(error: unknown, asked: ApiName): Trouble {
  if (error instanceof AwsCallError) {
    const { reason, detail, code, requestId } = error.failure;
    return { unknown: { reason, detail }, code, source: error.api as ApiName, requestId: requestId ?? undefined };
  }
  if (error instanceof MissingAnswer)
    return { unknown: { reason: 'key-missing', detail: error.message }, code: 'KeyMissing', source: error.source };
  // An answer of a shape nobody foresaw. Its text is not repeated: it may quote data.
  const name = error instanceof Error ? error.name : 'Unknown';
  return {
    unknown: { reason: 'failed', detail: `Unexpected answer (${name})` },
    code: 'UnexpectedAnswer',
    source: asked,
  };
}

export function isCancelled(error: unknown): boolean {
  return error instanceof AwsCallError && error.failure.kind === 'cancelled';
}

/** The same unknown for each of these fields. */
export function unknownFindings<Field extends AwsAccountField>(
  fields: readonly Field[],
  trouble: Trouble,
): AccountFinding[] {
  const { unknown, code, source, requestId } = trouble;
  return fields.map((field) => ({ field, unknown, code, origin: { source, requestId } }));
}

/** A finding as a fact about a subject. `now` is when the answer came, for findings that do not carry their own time. */
export function factOf(subject: SubjectRef, finding: AccountFinding | OrganizationFinding, now: string): NewFact {
  const { source, requestId, at } = finding.origin;
  return {
    kind: subject.kind,
    key: subject.key,
    field: finding.field,
    statement:
      'unknown' in finding
        ? { unknown: finding.unknown }
        : { value: withoutSecretNames(finding.value as Json, finding.field) },
    provenance: {
      basis: 'observed',
      source: `aws:${source}`,
      at: at ?? now,
      ...(requestId === undefined ? {} : { detail: requestId }),
    },
  };
}

/** One entry for each different way in which a check failed, not one per field. */
export function errorsOf(
  account: string | null,
  check: string,
  findings: readonly (AccountFinding | OrganizationFinding)[],
): ScanError[] {
  const errors = new Map<string, ScanError>();
  for (const finding of findings)
    if ('unknown' in finding)
      errors.set(`${finding.code}/${finding.unknown.reason}`, {
        account,
        check,
        code: finding.code,
        reason: finding.unknown.reason,
      });
  return [...errors.values()];
}
