/** Security Token Service: who is calling, the read role in a member account, and the central root session. */
import { issueCredentials, roleId } from '../caller.ts';
import { arnIn } from '../organization.ts';
import { needsRootSessions, taskPolicyOf } from '../task-policies.ts';
import { accessDenied, invalid } from '../wire/error.ts';
import { number, text } from '../wire/input.ts';
import type { Call, Service } from './call.ts';

const ROLE_SECONDS = { default: 3600, least: 900, most: 43_200 };
const ROOT_SECONDS = { default: 900, most: 900 };

export const sts: Service = {
  GetCallerIdentity: ({ caller }) => ({ Arn: caller.arn, UserId: caller.userId, Account: caller.accountId }),
  AssumeRole: assumeRole,
  AssumeRoot: assumeRoot,
};

function assumeRole(call: Call): unknown {
  const { world, caller } = call;
  const roleArn = text(call.input, 'RoleArn');
  const sessionName = text(call.input, 'RoleSessionName');
  const parts = /^arn:([a-z-]+):iam::(\d{12}):role\/(?:.*\/)?([\w+=,.@-]+)$/.exec(roleArn ?? '');
  if (!roleArn || !parts) throw invalid('sts', `${roleArn ?? 'RoleArn'} is invalid`);
  if (!sessionName || !/^[\w+=,.@-]{2,64}$/.test(sessionName)) {
    throw invalid('sts', "1 validation error detected: Value at 'roleSessionName' failed to satisfy constraint");
  }
  const seconds = number(call.input, 'DurationSeconds') ?? ROLE_SECONDS.default;
  if (!(seconds >= ROLE_SECONDS.least && seconds <= ROLE_SECONDS.most)) {
    throw invalid('sts', "1 validation error detected: Value at 'durationSeconds' failed to satisfy constraint");
  }
  const [, partition, accountId = '', roleName = ''] = parts;
  const target = world.account(accountId);
  const exists = target && (target.roles === 'any' || target.roles.includes(roleName));
  const trusted =
    accountId === caller.accountId || world.isManagement(caller.accountId) || world.isDelegated(caller.accountId);
  // AWS words a missing role, a closed account and a missing permission alike.
  if (partition !== world.organization.partition || !exists || target.state !== 'ACTIVE' || !trusted) {
    throw accessDenied('sts', caller.arn, 'sts:AssumeRole', roleArn);
  }
  return {
    AssumedRoleUser: {
      AssumedRoleId: `${roleId(accountId, roleName)}:${sessionName}`,
      Arn: arnIn(world.organization.partition, 'sts', '', accountId, `assumed-role/${roleName}/${sessionName}`),
    },
    Credentials: issueCredentials({
      kind: 'role',
      accountId,
      name: roleName,
      sessionName,
      expiresAt: expiry(call, seconds),
    }),
  };
}

function assumeRoot(call: Call): unknown {
  const { world, caller, input } = call;
  const principal = text(input, 'TargetPrincipal') ?? '';
  const accountId = /^(\d{12})$|^arn:[a-z-]+:iam::(\d{12}):root$/.exec(principal)?.slice(1).find(Boolean);
  const seconds = number(input, 'DurationSeconds') ?? ROOT_SECONDS.default;
  if (!accountId) throw invalid('sts', `Invalid principal: ${principal}`);
  if (!(seconds >= 0 && seconds <= ROOT_SECONDS.most)) {
    throw invalid(
      'sts',
      "1 validation error detected: Value at 'durationSeconds' failed to satisfy constraint: Member must have value less than or equal to 900",
    );
  }
  const policyArn = (input.TaskPolicyArn as { arn?: string } | undefined)?.arn ?? '';
  const policy = taskPolicyOf(policyArn);
  if (!policy) throw invalid('sts', `The task policy ARN ${policyArn} is not valid`);
  if (call.region === 'aws-global') throw invalid('sts', 'AssumeRoot is not supported by the global endpoint');
  const target = world.account(accountId);
  const { credentials, sessions } = world.organization.centralRoot;
  const allowed =
    caller.kind !== 'root-session' &&
    world.organization.id !== null &&
    world.mayAdminister(caller.accountId, 'iam.amazonaws.com') &&
    (needsRootSessions(policy) ? sessions : credentials) &&
    target?.state === 'ACTIVE' &&
    !world.isManagement(accountId);
  const rootArn = arnIn(world.organization.partition, 'iam', '', accountId, 'root');
  if (!allowed) throw accessDenied('sts', caller.arn, 'sts:AssumeRoot', rootArn);
  return {
    Credentials: issueCredentials({
      kind: 'root',
      accountId,
      name: policy,
      sessionName: '',
      expiresAt: expiry(call, seconds),
    }),
  };
}

/** Sessions end by the wall clock, not by the instant that the ledger is judged at. */
function expiry({ world }: Call, seconds: number): string {
  return new Date(world.wallClock().getTime() + seconds * 1000).toISOString();
}
