/** Service control policies as organizations have them. */
import { arnIn, type Partition, type SimulatedPolicy } from '../organization.ts';

/** The policy that AWS attaches everywhere by itself. */
export function fullAccess(targets: string[]): SimulatedPolicy {
  return {
    id: 'p-FullAWSAccess',
    name: 'FullAWSAccess',
    description: 'Allows access to every operation',
    awsManaged: true,
    content: JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] }),
    targets,
  };
}

/** Denies root everything, central root sessions included: the trap. */
export function denyRootAll(partition: Partition, id: string, targets: string[]): SimulatedPolicy {
  return denyRoot(id, 'DenyRootUser', targets, { StringLike: { 'aws:PrincipalArn': rootArn(partition) } });
}

/** Denies root everything but what comes from a central AssumeRoot session, as AWS's sample does now. */
export function denyRootExceptCentral(partition: Partition, id: string, targets: string[]): SimulatedPolicy {
  return denyRoot(id, 'DenyRootUserExceptCentral', targets, {
    ArnLike: { 'aws:PrincipalArn': rootArn(partition) },
    Null: { 'aws:AssumedRoot': 'true' },
  });
}

function denyRoot(id: string, name: string, targets: string[], condition: object): SimulatedPolicy {
  const statement = { Sid: name, Effect: 'Deny', Action: '*', Resource: '*', Condition: condition };
  return {
    id,
    name,
    description: 'Keeps root users from acting',
    awsManaged: false,
    content: JSON.stringify({ Version: '2012-10-17', Statement: [statement] }),
    targets,
  };
}

function rootArn(partition: Partition): string {
  return arnIn(partition, 'iam', '', '*', 'root');
}
