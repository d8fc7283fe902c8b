/** Partitions: read from what AWS answers, never assumed. */

/** `aws` from `arn:aws:sts::…`; null where the text is no ARN. */
export function partitionOfArn(arn: string | undefined): string | null {
  const partition = /^arn:([^:]+):/.exec(arn ?? '')?.[1];
  return partition ?? null;
}

/** Account id from an ARN such as `arn:aws:sts::123456789012:assumed-role/…`. */
export function accountOfArn(arn: string | undefined): string | null {
  return /^arn:[^:]*:[^:]*:[^:]*:(\d{12}):/.exec(arn ?? '')?.[1] ?? null;
}

/**
 * The region that a partition's global services answer from, and that records root sign-ins and IAM changes.
 * Source: AWS endpoint rules. For a partition that is not listed, the caller's own region is asked and named.
 */
const GLOBAL_REGIONS: Readonly<Record<string, string>> = {
  aws: 'us-east-1',
  'aws-us-gov': 'us-gov-west-1',
  'aws-cn': 'cn-north-1',
  'aws-eusc': 'eusc-de-east-1',
};

export function globalRegionOf(partition: string, callerRegion: string): string {
  return GLOBAL_REGIONS[partition] ?? callerRegion;
}

/** Where nothing says which region to sign the very first request for. */
export const FIRST_REGION = 'us-east-1';

/** The audit task policy of central root access, in the partition's own spelling. */
export function auditTaskPolicyArn(partition: string): string {
  return `arn:${partition}:iam::aws:policy/root-task/IAMAuditRootUserCredentials`;
}

export function roleArn(partition: string, accountId: string, roleName: string): string {
  return `arn:${partition}:iam::${accountId}:role/${roleName}`;
}

export function rootArn(partition: string, accountId: string): string {
  return `arn:${partition}:iam::${accountId}:root`;
}

/** The root user of an account, as it appears as an owner. */
export function isRootArn(arn: string | undefined): boolean {
  return /^arn:[^:]+:iam::\d{12}:root$/.test(arn ?? '');
}
