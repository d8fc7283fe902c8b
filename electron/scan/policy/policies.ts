/** Least-privilege policies, generated from the table of checks: exactly what the checks call, and nothing that writes. */
import { auditTaskPolicyArn, roleArn, rootArn } from '../aws/partitions.ts';
import { ASSUME_ROLE, type Grantee, neededPermissions } from './permissions.ts';

interface Statement {
  readonly Sid: string;
  readonly Effect: 'Allow';
  readonly Principal?: { readonly AWS: string };
  readonly Action: string | readonly string[];
  readonly Resource?: string;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export interface PolicyDocument {
  readonly Version: '2012-10-17';
  readonly Statement: readonly Statement[];
}

export interface PolicyWishes {
  /** As the caller's identity tells it. */
  readonly partition: string;
  readonly roleName: string;
  readonly deepAudit: boolean;
}

function actionsOf(grantee: Grantee): string[] {
  return neededPermissions()
    .filter(({ of, deepAudit }) => of.includes(grantee) && !deepAudit)
    .map(({ action }) => action)
    .sort();
}

/** For whoever runs the scan. */
export function callerPolicy({ partition, roleName, deepAudit }: PolicyWishes): PolicyDocument {
  const statements: Statement[] = [
    { Sid: 'ReadOwnAccountAndOrganization', Effect: 'Allow', Action: actionsOf('caller'), Resource: '*' },
    { Sid: 'EnterMembers', Effect: 'Allow', Action: ASSUME_ROLE.action, Resource: roleArn(partition, '*', roleName) },
  ];
  if (deepAudit)
    statements.push({
      Sid: 'AuditRootCredentials',
      Effect: 'Allow',
      Action: 'sts:AssumeRoot',
      Resource: rootArn(partition, '*'),
      // The audit policy alone: without this condition the same permission could delete credentials.
      Condition: { StringEquals: { 'sts:TaskPolicyArn': auditTaskPolicyArn(partition) } },
    });
  return { Version: '2012-10-17', Statement: statements };
}

/** What the read role may do in each account. */
export function memberPolicy(): PolicyDocument {
  return {
    Version: '2012-10-17',
    Statement: [{ Sid: 'ReadRootCredentials', Effect: 'Allow', Action: actionsOf('member'), Resource: '*' }],
  };
}

/** Who may open the read role: the account that scans, with an external id where one is wanted. */
export function trustPolicy(partition: string, trustedAccount: string, externalId?: string): PolicyDocument {
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'TrustScanningAccount',
        Effect: 'Allow',
        Principal: { AWS: rootArn(partition, trustedAccount) },
        Action: ASSUME_ROLE.action,
        ...(externalId ? { Condition: { StringEquals: { 'sts:ExternalId': externalId } } } : {}),
      },
    ],
  };
}
