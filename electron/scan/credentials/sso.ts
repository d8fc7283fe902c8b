/**
 * Credentials of IAM Identity Center: with the token that `aws sso login` keeps in `~/.aws/sso/cache`.
 *
 * A token that ends soon is renewed as the AWS command line renews it, and the new one is kept in the same file: a
 * refresh token may be good for one use, and keeping the next to ourselves would sign the person out of their command line.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { GetRoleCredentialsCommandOutput } from '@aws-sdk/nested-clients/sso';
import type { CreateTokenCommandOutput } from '@aws-sdk/nested-clients/sso-oidc';
import type { Credentials } from '../aws/caller.ts';
import { classify } from '../aws/errors.ts';
import type { Connection } from '../aws/session.ts';
import { AwsTroubleError, awsCommand } from '../aws/trouble.ts';
import { homeOf } from '../config/shared-files.ts';
import type { SsoSource } from './source.ts';
import { keepToken } from './token-file.ts';

/** As the AWS tools: a token that ends sooner is renewed. */
const RENEW_BEFORE_MS = 5 * 60_000;

interface Token {
  readonly accessToken: string;
  readonly endsAt: number;
  /** The whole file, to be kept but for what is renewed. */
  readonly kept: Readonly<Record<string, unknown>>;
}

/** Throws `AwsTroubleError` where the person has to sign in or is refused, and what a call threw for anything else. */
export async function ssoCredentials(source: SsoSource, connection: Connection): Promise<Credentials> {
  const file = tokenFileOf(source, connection.settings.env);
  const token = await readToken(file);
  if (token === null) throw signedOut(source, 'Nobody is signed in');
  const accessToken = await currentToken(token, file, source, connection);
  const sso = await import('@aws-sdk/nested-clients/sso');
  const client = await connection.credentialClient(sso.SSOClient as never, 'sso', source.region);
  try {
    const { roleCredentials: given } = (await client.send(
      new sso.GetRoleCredentialsCommand({ accountId: source.account, roleName: source.role, accessToken }),
    )) as GetRoleCredentialsCommandOutput;
    if (given?.accessKeyId === undefined || given.secretAccessKey === undefined)
      throw refused(source, 'answered without credentials');
    return {
      accessKeyId: given.accessKeyId,
      secretAccessKey: given.secretAccessKey,
      sessionToken: given.sessionToken,
      ...(given.expiration === undefined ? {} : { expiration: new Date(given.expiration) }),
    };
  } catch (error) {
    throw understood(error, source);
  }
}

function understood(error: unknown, source: SsoSource): unknown {
  const { trouble, status, code } = classify(error);
  if (trouble !== undefined || status === null || status === 429 || status >= 500) return error;
  if (status === 401) return signedOut(source, 'The sign-in has ended');
  return refused(source, `refused it (${code})`);
}

/** The token to use: the one at hand, or a renewed one where it ends soon and can be renewed. */
async function currentToken(token: Token, file: string, source: SsoSource, connection: Connection): Promise<string> {
  const left = token.endsAt - Date.now();
  if (left > RENEW_BEFORE_MS) return token.accessToken;
  const { clientId, clientSecret, refreshToken } = token.kept;
  const renewable =
    source.session !== null &&
    typeof clientId === 'string' &&
    typeof clientSecret === 'string' &&
    typeof refreshToken === 'string' &&
    !(timeOf(token.kept.registrationExpiresAt) <= Date.now());
  if (!renewable) {
    if (left > 0) return token.accessToken;
    throw signedOut(source, 'The sign-in has ended');
  }
  const oidc = await import('@aws-sdk/nested-clients/sso-oidc');
  const client = await connection.credentialClient(oidc.SSOOIDCClient as never, 'sso-oidc', source.region);
  try {
    const answer = (await client.send(
      new oidc.CreateTokenCommand({ clientId, clientSecret, refreshToken, grantType: 'refresh_token' }),
    )) as CreateTokenCommandOutput;
    if (answer.accessToken === undefined || answer.expiresIn === undefined)
      throw signedOut(source, 'The sign-in has ended');
    await keepToken(file, {
      ...token.kept,
      accessToken: answer.accessToken,
      expiresAt: new Date(Date.now() + answer.expiresIn * 1000).toISOString(),
      ...(answer.refreshToken === undefined ? {} : { refreshToken: answer.refreshToken }),
    });
    return answer.accessToken;
  } catch (error) {
    if (left > 0) return token.accessToken;
    const { trouble, status } = classify(error);
    if (trouble !== undefined || status === null || status === 429 || status >= 500) throw error;
    throw signedOut(source, 'The sign-in has ended');
  }
}

function tokenFileOf({ session, startUrl }: SsoSource, env: NodeJS.ProcessEnv): string {
  const name = createHash('sha1')
    .update(session ?? startUrl)
    .digest('hex');
  return join(homeOf(env), '.aws', 'sso', 'cache', `${name}.json`);
}

async function readToken(file: string): Promise<Token | null> {
  try {
    const kept = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
    const endsAt = timeOf(kept.expiresAt);
    if (typeof kept.accessToken !== 'string' || Number.isNaN(endsAt)) return null;
    return { accessToken: kept.accessToken, endsAt, kept };
  } catch {
    return null;
  }
}

/** Older command lines wrote `2024-01-31T10:20:30UTC`. */
function timeOf(text: unknown): number {
  return typeof text === 'string' ? Date.parse(text.replace(/UTC$/, 'Z')) : Number.NaN;
}

function signedOut({ profile, session, startUrl }: SsoSource, says: string): AwsTroubleError {
  const where = session === null ? startUrl : `the session “${session}” (${startUrl})`;
  return new AwsTroubleError('ended', {
    cause: 'sso-signed-out',
    profile,
    message: `${says} to IAM Identity Center for the profile “${profile}”: ${where}.`,
    hint: 'Sign in.',
    command: awsCommand('sso login', profile),
  });
}

function refused({ profile, account, role }: SsoSource, says: string): AwsTroubleError {
  return new AwsTroubleError('credentials', {
    cause: 'sso-refused',
    profile,
    message: `The profile “${profile}” asks IAM Identity Center for the role ${role} in the account ${account}, which ${says}.`,
    hint: 'Check sso_account_id and sso_role_name, and whether you are assigned that permission set.',
    command: awsCommand('configure sso', profile),
  });
}
