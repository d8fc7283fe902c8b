/**
 * Who is calling, told from the access key alone: signatures are not checked, so any secret does.
 *
 * `AKIASIMULATED…` is an administrator of the management account. `AKIAUSER` and a 12-digit account id is a user of that
 * account. Temporary keys come from AssumeRole and AssumeRoot; their session token holds the whole session, so the
 * simulator remembers none, and a session outlives a restart of the simulator as it does AWS.
 */
import { arnIn, type Partition } from './organization.ts';
import { hash, idText } from './random.ts';
import { fromToken, toToken } from './wire/input.ts';

export interface Caller {
  kind: 'user' | 'role' | 'root-session';
  accountId: string;
  arn: string;
  userId: string;
  /** What service control policies compare `aws:PrincipalArn` with. */
  principalArn: string;
  /** Name of the task policy of an AssumeRoot session. */
  taskPolicy: string | null;
  expiresAt: Date | null;
}

/** The credentials that the built-in administrator of the management account presents. They open nothing real. */
export const SIMULATED_CREDENTIALS = {
  accessKeyId: 'AKIASIMULATED0000001',
  secretAccessKey: 'not-a-secret/signatures-are-not-verified',
} as const;

export interface Session {
  kind: 'role' | 'root';
  accountId: string;
  /** Role name, or the task policy of an AssumeRoot session. */
  name: string;
  sessionName: string;
  expiresAt: string;
}

export interface TemporaryCredentials {
  AccessKeyId: string;
  SecretAccessKey: string;
  SessionToken: string;
  Expiration: Date;
}

/** Temporary keys for that session, as STS hands them out. */
export function issueCredentials(session: Session): TemporaryCredentials {
  const token = toToken(JSON.stringify(session));
  return {
    AccessKeyId: keyIdOf(token),
    SecretAccessKey: idText(`secret/${token}`, 40),
    SessionToken: token,
    Expiration: new Date(session.expiresAt),
  };
}

function keyIdOf(token: string): string {
  return `ASIA${idText(`key/${hash(token)}`, 16)}`;
}

/** The caller behind an access key, or `null` when no such key exists. Does not look at the expiry. */
export function callerOf(
  partition: Partition,
  managementAccountId: string,
  accessKeyId: string,
  sessionToken: string | null,
): Caller | null {
  if (accessKeyId.startsWith('AKIASIMULATED')) return userOf(partition, managementAccountId, accessKeyId);
  const account = /^AKIAUSER(\d{12})$/.exec(accessKeyId)?.[1];
  if (account) return userOf(partition, account, accessKeyId);
  if (!sessionToken || keyIdOf(sessionToken) !== accessKeyId) return null;
  const session = JSON.parse(fromToken(sessionToken)) as Session;
  return session.kind === 'role' ? roleCaller(partition, session) : rootCaller(partition, session);
}

function userOf(partition: Partition, accountId: string, accessKeyId: string): Caller {
  const arn = arnIn(partition, 'iam', '', accountId, 'user/simulated-admin');
  const userId = `AIDA${idText(accessKeyId, 17)}`;
  return { kind: 'user', accountId, arn, userId, principalArn: arn, taskPolicy: null, expiresAt: null };
}

function roleCaller(partition: Partition, session: Session): Caller {
  const { accountId, name, sessionName } = session;
  return {
    kind: 'role',
    accountId,
    arn: arnIn(partition, 'sts', '', accountId, `assumed-role/${name}/${sessionName}`),
    userId: `${roleId(accountId, name)}:${sessionName}`,
    principalArn: arnIn(partition, 'iam', '', accountId, `role/${name}`),
    taskPolicy: null,
    expiresAt: new Date(session.expiresAt),
  };
}

function rootCaller(partition: Partition, session: Session): Caller {
  const arn = arnIn(partition, 'iam', '', session.accountId, 'root');
  return {
    kind: 'root-session',
    accountId: session.accountId,
    arn,
    userId: session.accountId,
    principalArn: arn,
    taskPolicy: session.name,
    expiresAt: new Date(session.expiresAt),
  };
}

/** The unique id of a role, as in `AssumedRoleId`. */
export function roleId(accountId: string, roleName: string): string {
  return `AROA${idText(`${accountId}/${roleName}`, 17)}`;
}
