/** Who asks: the caller, the read role in an account, or a root session of the deep audit. */
import type { ApiName } from '../aws/apis.ts';
import type { Caller, Credentials } from '../aws/caller.ts';
import { AwsCallError } from '../aws/errors.ts';
import { accountOfArn, auditTaskPolicyArn, roleArn } from '../aws/partitions.ts';
import { AwsSession, type Connection } from '../aws/session.ts';
import type { Calls } from './calls.ts';
import { Buckets } from './rates.ts';

export interface Identity {
  readonly session: AwsSession;
  readonly buckets: Buckets;
  /** Have credentials at hand before a place among the calls in flight is taken. Throws `AwsCallError`. */
  ready(): Promise<void>;
  /** Open the session anew; absent where only the user can renew it. */
  reopen?(): void;
  /** Forget cached credentials, after the user renewed them. */
  forget?(): void;
}

export function callerIdentity(
  connection: Connection,
  caller: Caller,
  calls: Pick<Calls, 'clock' | 'pacing'>,
): Identity {
  return {
    session: new AwsSession(connection, caller.credentials, caller.region),
    buckets: new Buckets(calls.clock, calls.pacing),
    ready: async () => {},
    forget: () => caller.renew(),
  };
}

const SESSION_NAME = 'root-ledger';
/** The shortest that AssumeRole grants; an account is read in seconds. */
const ROLE_SESSION_SECONDS = 900;
/** The most that AssumeRoot grants. */
const ROOT_SESSION_SECONDS = 900;
const REOPEN_BEFORE_MS = 60_000;

export interface Opener {
  readonly calls: Calls;
  readonly caller: Identity;
  readonly connection: Connection;
  readonly partition: string;
}

/** The read role in an account. Nothing is sent until the first call needs it; a refusal is remembered for all of them. */
export function roleIdentity(
  opener: Opener,
  account: string,
  roleName: string,
  externalId: string | undefined,
): Identity {
  return opened(opener, 'sts:AssumeRole', async () => {
    const answer = await opener.calls.call(opener.caller, 'sts:AssumeRole', {
      RoleArn: roleArn(opener.partition, account, roleName),
      RoleSessionName: SESSION_NAME,
      DurationSeconds: ROLE_SESSION_SECONDS,
      ...(externalId ? { ExternalId: externalId } : {}),
    });
    const entered = accountOfArn(answer.AssumedRoleUser?.Arn);
    if (entered !== null && entered !== account) throw elsewhere(entered);
    return answer.Credentials;
  });
}

/** A root session that may audit root credentials and nothing else. Sets off root-usage alarms: deep audit alone. */
export function rootIdentity(opener: Opener, account: string): Identity {
  return opened(opener, 'sts:AssumeRoot', async () => {
    const answer = await opener.calls.call(opener.caller, 'sts:AssumeRoot', {
      TargetPrincipal: account,
      TaskPolicyArn: { arn: auditTaskPolicyArn(opener.partition) },
      DurationSeconds: ROOT_SESSION_SECONDS,
    });
    return answer.Credentials;
  });
}

interface WireCredentials {
  readonly AccessKeyId?: string | undefined;
  readonly SecretAccessKey?: string | undefined;
  readonly SessionToken?: string | undefined;
  readonly Expiration?: Date | undefined;
}

function opened(opener: Opener, api: ApiName, open: () => Promise<WireCredentials | undefined>): Identity {
  let opening: Promise<Credentials> | null = null;
  let staleAt = Number.POSITIVE_INFINITY;
  const credentials = (): Promise<Credentials> => {
    if (opening === null || opener.calls.clock.now() + opener.connection.clockOffsetMs > staleAt) {
      staleAt = Number.POSITIVE_INFINITY;
      opening = open().then((wire) => {
        if (wire?.AccessKeyId === undefined || wire.SecretAccessKey === undefined) throw noCredentials(api);
        if (wire.Expiration) staleAt = wire.Expiration.getTime() - REOPEN_BEFORE_MS;
        return {
          accessKeyId: wire.AccessKeyId,
          secretAccessKey: wire.SecretAccessKey,
          sessionToken: wire.SessionToken,
        };
      });
      opening.catch(() => {});
    }
    return opening;
  };
  return {
    session: new AwsSession(opener.connection, credentials, opener.caller.session.region),
    buckets: new Buckets(opener.calls.clock, opener.calls.pacing),
    ready: async () => {
      await credentials();
    },
    reopen: () => {
      opening = null;
    },
  };
}

function noCredentials(api: ApiName): AwsCallError {
  return unusable(api, 'NoCredentials', 'The answer held no credentials.');
}

/** Some emulators answer every AssumeRole with one and the same account: its facts would be told of all. */
function elsewhere(entered: string): AwsCallError {
  return unusable('sts:AssumeRole', 'WrongAccount', `The role that was opened is one of account ${entered}.`);
}

function unusable(api: ApiName, code: string, detail: string): AwsCallError {
  return new AwsCallError(api, {
    kind: 'unsupported',
    reason: 'unsupported-endpoint',
    code,
    status: null,
    requestId: null,
    detail,
  });
}
