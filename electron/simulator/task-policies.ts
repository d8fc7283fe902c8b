/** The task policies that AssumeRoot accepts, and what a session under each may call. */

const READS = [
  'iam:ListAccessKeys',
  'iam:ListSigningCertificates',
  'iam:GetLoginProfile',
  'iam:ListMFADevices',
  'iam:GetUser',
  'iam:GetAccessKeyLastUsed',
];

/** The simulator is read-only as well: of the writing policies it answers the reads that they allow. */
const TASK_POLICIES: Record<string, readonly string[]> = {
  IAMAuditRootUserCredentials: [...READS, 'iam:GetAccountSummary'],
  IAMDeleteRootUserCredentials: READS,
  IAMCreateRootUserPassword: ['iam:GetLoginProfile'],
  S3UnlockBucketPolicy: [],
  SQSUnlockQueuePolicy: [],
};

const ARN = /^arn:[a-z-]+:iam::aws:policy\/root-task\/(\w+)$/;

/** The name of the task policy that the ARN means, or `null` when there is no such policy. */
export function taskPolicyOf(arn: string): string | null {
  const name = ARN.exec(arn)?.[1];
  return name && name in TASK_POLICIES ? name : null;
}

/** Does the task policy need the organization's root sessions, rather than root credentials management? */
export function needsRootSessions(policy: string): boolean {
  return policy.startsWith('S3') || policy.startsWith('SQS');
}

/** May a session under that policy call that? GetCallerIdentity needs no permission, so nothing can take it away. */
export function taskPolicyAllows(policy: string, action: string): boolean {
  return action === 'sts:GetCallerIdentity' || (TASK_POLICIES[policy]?.includes(action) ?? false);
}
