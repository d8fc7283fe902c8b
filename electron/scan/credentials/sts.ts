/** Credentials of a role: entered from other credentials, or with a web identity token. */
import { readFile } from 'node:fs/promises';
import type { Credentials, CredentialsProvider } from '../aws/caller.ts';
import { classify } from '../aws/errors.ts';
import { AwsSession, type Connection } from '../aws/session.ts';
import { AwsTroubleError, awsCommand } from '../aws/trouble.ts';
import { expanded } from '../config/shared-files.ts';
import { keysRefused } from './refused-keys.ts';
import type { Source } from './source.ts';

const SESSION_NAME = 'root-ledger';
const NEVER = new AbortController().signal;

/** Enter the role. Throws `AwsTroubleError` for a refusal, and what the call threw for anything else. */
export async function roleCredentials(
  source: Extract<Source, { kind: 'role' }>,
  from: CredentialsProvider,
  connection: Connection,
): Promise<Credentials> {
  const { profile, role, region, externalId } = source;
  // Asked once: the SDK asks several times for one request, and each may run a program or open a session.
  const entering = await from();
  const session = new AwsSession(connection, async () => entering, region);
  try {
    const { Credentials: given } = await session.send(
      'sts:AssumeRole',
      {
        RoleArn: role,
        RoleSessionName: source.sessionName ?? SESSION_NAME,
        DurationSeconds: source.seconds,
        ...(externalId === undefined ? {} : { ExternalId: externalId }),
      },
      NEVER,
    );
    return held(given) ?? missing(profile);
  } catch (error) {
    const failure = classify(error, 'sts:AssumeRole');
    if (failure.trouble !== undefined) throw error;
    const refused = keysRefused(failure, source.source);
    if (refused !== null) throw refused;
    if (failure.status === null || ['throttled', 'server', 'network', 'clock-skew'].includes(failure.kind)) throw error;
    const asWho =
      source.source.profile === null ? 'the credentials of the environment' : `the profile “${source.source.profile}”`;
    throw new AwsTroubleError('credentials', {
      cause: 'role-refused',
      profile,
      message: `AWS does not let ${asWho} enter the role ${role} of the profile “${profile}” (${failure.code}).`,
      hint: 'Check role_arn and external_id, the trust policy of the role, and whether these credentials may enter it.',
      command: awsCommand('sts get-caller-identity', source.source.profile),
    });
  }
}

/** Enter the role with the token in the file. */
export async function webIdentityCredentials(
  { profile, role, tokenFile, sessionName }: Extract<Source, { kind: 'web-identity' }>,
  connection: Connection,
): Promise<Credentials> {
  const { region, env } = connection.settings;
  const from = profile === null ? 'AWS_WEB_IDENTITY_TOKEN_FILE' : `web_identity_token_file of the profile “${profile}”`;
  const file = expanded(tokenFile, env);
  const token = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new AwsTroubleError('credentials', {
      cause: 'web-identity-file-missing',
      profile,
      message: `The file ${file} (${from}) cannot be read (${error.code ?? 'failed'}).`,
      hint: 'Whatever writes the token has to write it there; or name another profile.',
      command: 'aws configure list-profiles',
    });
  });
  const sts = await import('@aws-sdk/client-sts');
  const client = await connection.credentialClient(sts.STSClient as never, 'sts', region);
  const command = new sts.AssumeRoleWithWebIdentityCommand({
    RoleArn: role,
    RoleSessionName: sessionName ?? SESSION_NAME,
    WebIdentityToken: token.trim(),
  });
  try {
    const { Credentials: given } = (await client.send(
      command,
    )) as import('@aws-sdk/client-sts').AssumeRoleWithWebIdentityCommandOutput;
    return held(given) ?? missing(profile);
  } catch (error) {
    const failure = classify(error);
    const refused = ['denied', 'scp-denied', 'credentials-expired', 'credentials-missing', 'other'].includes(
      failure.kind,
    );
    if (failure.trouble !== undefined || failure.status === null || !refused) throw error;
    throw new AwsTroubleError('credentials', {
      cause: 'web-identity-refused',
      profile,
      message: `AWS does not take the token in ${file} (${from}) for the role ${role} (${failure.code}).`,
      hint: 'A token ends soon: have it written anew. If it is new, check the trust policy of the role.',
      command: 'aws sts get-caller-identity',
    });
  }
}

interface Given {
  readonly AccessKeyId?: string | undefined;
  readonly SecretAccessKey?: string | undefined;
  readonly SessionToken?: string | undefined;
  readonly Expiration?: Date | undefined;
}

function held(given: Given | undefined): Credentials | null {
  if (given?.AccessKeyId === undefined || given.SecretAccessKey === undefined) return null;
  return {
    accessKeyId: given.AccessKeyId,
    secretAccessKey: given.SecretAccessKey,
    sessionToken: given.SessionToken,
    expiration: given.Expiration,
  };
}

function missing(profile: string | null): never {
  throw new AwsTroubleError('credentials', {
    cause: 'role-refused',
    profile,
    message: 'The endpoint answered without credentials when a role was entered.',
    hint: 'Check the endpoint: this is not how AWS answers.',
  });
}
