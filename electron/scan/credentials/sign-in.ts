/**
 * Credentials of `aws login`: a session of the console's own sign-in, kept by the AWS command line in `~/.aws/login/cache`.
 *
 * They last a quarter of an hour and are renewed with a refresh token and a key that never leaves the machine (DPoP,
 * RFC 9449); what is renewed is kept in the same file, as the AWS command line does.
 */
import { createHash, createPrivateKey, createPublicKey, randomUUID, sign } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CreateOAuth2TokenCommandOutput } from '@aws-sdk/nested-clients/signin';
import type { SdkClient } from '../aws/apis.ts';
import type { Credentials } from '../aws/caller.ts';
import { classify } from '../aws/errors.ts';
import type { Connection } from '../aws/session.ts';
import { AwsTroubleError, awsCommand } from '../aws/trouble.ts';
import { homeOf } from '../config/shared-files.ts';
import type { Source } from './source.ts';
import { keepToken } from './token-file.ts';

const RENEW_BEFORE_MS = 5 * 60_000;

interface Access {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly expiresAt: string;
}

interface Session {
  readonly accessToken: Access;
  readonly clientId: string;
  readonly refreshToken: string;
  readonly dpopKey: string;
  readonly signInRegion?: unknown;
}

type LoginSource = Extract<Source, { kind: 'login' }>;

/** Throws `AwsTroubleError` where the person has to sign in, and what the call threw for anything else. */
export async function signInCredentials(source: LoginSource, connection: Connection): Promise<Credentials> {
  const file = sessionFile(source, connection.settings.env);
  const session = await readSession(file);
  if (session === null) throw signedOut(source, 'Nobody is signed in');
  const left = Date.parse(session.accessToken.expiresAt) - Date.now();
  if (left > RENEW_BEFORE_MS) return held(session.accessToken);
  const { SigninClient, CreateOAuth2TokenCommand } = await import('@aws-sdk/nested-clients/signin');
  const region =
    typeof session.signInRegion === 'string' && session.signInRegion !== '' ? session.signInRegion : source.region;
  const client = await connection.credentialClient(SigninClient as never, 'signin', region);
  proving(client, session);
  try {
    const { tokenOutput } = (await client.send(
      new CreateOAuth2TokenCommand({
        tokenInput: { clientId: session.clientId, refreshToken: session.refreshToken, grantType: 'refresh_token' },
      }),
    )) as CreateOAuth2TokenCommandOutput;
    const { accessKeyId, secretAccessKey, sessionToken } = tokenOutput?.accessToken ?? {};
    if (!accessKeyId || !secretAccessKey || !sessionToken) throw signedOut(source, 'The sign-in has ended');
    const expiresAt = new Date(Date.now() + (tokenOutput?.expiresIn ?? 900) * 1000).toISOString();
    const accessToken = { ...session.accessToken, accessKeyId, secretAccessKey, sessionToken, expiresAt };
    await keepToken(file, { ...session, accessToken, refreshToken: tokenOutput?.refreshToken ?? session.refreshToken });
    return held(accessToken);
  } catch (error) {
    if (left > 0) return held(session.accessToken);
    const { trouble, status } = classify(error);
    if (trouble !== undefined || status === null || status === 429 || status >= 500) throw error;
    throw signedOut(source, 'The sign-in has ended');
  }
}

function held({ accessKeyId, secretAccessKey, sessionToken, expiresAt }: Access): Credentials {
  return { accessKeyId, secretAccessKey, sessionToken, expiration: new Date(expiresAt) };
}

interface Outgoing {
  readonly request: {
    protocol: string;
    hostname: string;
    port?: number;
    path: string;
    method: string;
    headers: Record<string, string>;
  };
}

/** Each request proves that it comes from who holds the key. */
function proving(client: SdkClient, { dpopKey }: Session): void {
  const proof = (next: (args: Outgoing) => Promise<unknown>) => (args: Outgoing) => {
    const { protocol, hostname, port, path, method, headers } = args.request;
    const url = `${protocol}//${hostname}${port === undefined ? '' : `:${port}`}${path}`;
    headers.DPoP = proofOf(dpopKey, method, url);
    return next(args);
  };
  client.middlewareStack.add(proof as never, { step: 'finalizeRequest', name: 'dpop', override: true } as never);
}

function proofOf(pem: string, method: string, url: string): string {
  const key = createPrivateKey(pem);
  const { kty, crv, x, y } = createPublicKey(key).export({ format: 'jwk' });
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = [
    part({ typ: 'dpop+jwt', alg: 'ES256', jwk: { kty, crv, x, y } }),
    part({ jti: randomUUID(), htm: method, htu: url, iat: Math.floor(Date.now() / 1000) }),
  ].join('.');
  return `${signed}.${sign('sha256', Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
}

function sessionFile({ session }: LoginSource, env: NodeJS.ProcessEnv): string {
  const folder = env.AWS_LOGIN_CACHE_DIRECTORY || join(homeOf(env), '.aws', 'login', 'cache');
  return join(folder, `${createHash('sha256').update(session).digest('hex')}.json`);
}

async function readSession(file: string): Promise<Session | null> {
  try {
    const { accessToken, ...rest } = JSON.parse(await readFile(file, 'utf8')) as Session;
    const texts = [
      accessToken.accessKeyId,
      accessToken.secretAccessKey,
      accessToken.sessionToken,
      accessToken.expiresAt,
      rest.clientId,
      rest.refreshToken,
      rest.dpopKey,
    ];
    const whole = texts.every((text) => typeof text === 'string' && text !== '');
    return whole && !Number.isNaN(Date.parse(accessToken.expiresAt)) ? { accessToken, ...rest } : null;
  } catch {
    return null;
  }
}

function signedOut({ profile, session }: LoginSource, says: string): AwsTroubleError {
  return new AwsTroubleError('ended', {
    cause: 'login-signed-out',
    profile,
    message: `${says} with aws login for the profile “${profile}” (${session}).`,
    hint: 'Sign in.',
    command: awsCommand('login', profile),
  });
}
