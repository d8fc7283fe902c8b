/** Each way to credentials, against endpoints on this machine: what is sent where, and what the scan then signs with. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { connect } from '../../../../electron/scan/aws/caller.ts';
import { AwsSession } from '../../../../electron/scan/aws/session.ts';
import type { Heard } from '../machine.ts';
import { asJson, asXml, callerIdentity, listener, machine, write } from '../machine.ts';
import { inMinutes, loginSession, ssoToken } from './files.ts';

const GIVEN = 'AKIAGIVEN00000000001';
const SSO = 'sso_account_id = 111111111111\nsso_role_name = Audit\n';
const session = (name: string) =>
  `[sso-session ${name}]\nsso_start_url = https://corp.awsapps.com/start\nsso_region = eu-central-1\n`;

/** All of AWS that is asked for credentials, and STS. */
const aws = (refusals: Record<string, number> = {}) =>
  listener((request, response) => {
    const refused = Object.entries(refusals).find(([path]) => request.path.startsWith(path));
    if (refused)
      return asJson(
        response,
        { message: 'no' },
        refused[1],
        refused[1] === 401 ? 'UnauthorizedException' : 'ForbiddenException',
      );
    const expiration = inMinutes(60);
    if (request.path.startsWith('/federation/credentials'))
      return asJson(response, {
        roleCredentials: {
          accessKeyId: GIVEN,
          secretAccessKey: 's',
          sessionToken: 't',
          expiration: Date.parse(expiration),
        },
      });
    if (request.path === '/token')
      return asJson(response, { accessToken: 'renewed-access', expiresIn: 3600, refreshToken: 'renewed-refresh' });
    if (request.path === '/v1/token')
      return asJson(response, {
        accessToken: { accessKeyId: GIVEN, secretAccessKey: 's', sessionToken: 't' },
        tokenType: 'aws_sigv4',
        expiresIn: 900,
        refreshToken: 'renewed-login',
      });
    const asked = /Action=(AssumeRole\w*)/.exec(request.body)?.[1];
    if (asked)
      return asXml(
        response,
        `<${asked}Response><${asked}Result><Credentials><AccessKeyId>${GIVEN}</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>${expiration}</Expiration></Credentials></${asked}Result></${asked}Response>`,
      );
    asXml(response, callerIdentity());
  });

async function whoAmI(profile?: string): Promise<string | undefined> {
  const { connection, caller } = await connect(profile === undefined ? {} : { profile });
  try {
    const asking = new AwsSession(connection, caller.credentials, caller.region);
    return (await asking.send('sts:GetCallerIdentity', {}, new AbortController().signal)).Account;
  } finally {
    connection.close();
  }
}

const signedBy = ({ headers }: Heard): string | undefined =>
  /Credential=([^/]+)\/\d+\/([^/]+)/
    .exec(headers.authorization ?? '')
    ?.slice(1)
    .join(' ');

test.each(['corp', "'My Corp Ltd'", '"dev+x"'])('Identity Center, with a session that is called %s', async (name) => {
  const { port, heard } = await aws();
  const home = machine(
    `[profile "p q"]\nregion = eu-west-1\nsso_session = ${name.replace(/["']/g, '')}\n${SSO}${session(name)}`,
    {
      AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`,
    },
  );
  ssoToken(home, name.replace(/["']/g, ''), 120);
  expect(await whoAmI('p q')).toBe('111111111111');
  expect(heard.map(({ path }) => path)).toEqual([
    '/federation/credentials?account_id=111111111111&role_name=Audit',
    '/',
  ]);
  expect(heard[0]?.headers['x-amz-sso_bearer_token']).toBe('SENTINEL-access-token');
  expect(heard.map(signedBy)).toEqual([undefined, `${GIVEN} eu-west-1`]);
});

test('a token of Identity Center that ends is renewed, and kept where the AWS command line keeps it, for its owner alone', async () => {
  const { port, heard } = await aws();
  const home = machine(`[profile p]\nsso_session = corp\n${SSO}${session('corp')}`, {
    AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`,
  });
  const file = ssoToken(home, 'corp', -5, { kept: 'as it was' });
  expect(await whoAmI('p')).toBe('111111111111');
  expect(JSON.parse(heard[0]?.body ?? '')).toEqual({
    clientId: 'client',
    clientSecret: 'SENTINEL-client-secret',
    grantType: 'refresh_token',
    refreshToken: 'SENTINEL-refresh-token',
  });
  expect(heard[1]?.headers['x-amz-sso_bearer_token']).toBe('renewed-access');
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
    accessToken: 'renewed-access',
    refreshToken: 'renewed-refresh',
    kept: 'as it was',
  });
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test('what cannot be renewed, and what Identity Center does not give', async () => {
  const config = `[profile p]\nsso_session = corp\n${SSO}${session('corp')}`;
  const at = async (refusals: Record<string, number>) => ({
    AWS_ENDPOINT_URL: `http://127.0.0.1:${(await aws(refusals)).port}`,
  });
  const cases = [
    [{}, -5, { refreshToken: undefined }, 'sso-signed-out'],
    [{}, -5, { registrationExpiresAt: inMinutes(-1) }, 'sso-signed-out'],
    [{ '/token': 401 }, -5, {}, 'sso-signed-out'],
    [{ '/federation': 401 }, 60, {}, 'sso-signed-out'],
    [{ '/federation': 403 }, 60, {}, 'sso-refused'],
  ] as const;
  for (const [refusals, minutes, more, cause] of cases) {
    ssoToken(machine(config, await at(refusals)), 'corp', minutes, more);
    await expect(whoAmI('p')).rejects.toMatchObject({ trouble: { cause, profile: 'p' } });
  }
  // A renewal that fails is no reason not to use what still holds.
  ssoToken(machine(config, await at({ '/token': 401 })), 'corp', 3);
  expect(await whoAmI('p')).toBe('111111111111');
});

test('aws login: as it is while it holds, renewed with a proof of the key when it ends', async () => {
  const arn = 'arn:aws:iam::111111111111:user/alice';
  const { port, heard } = await aws();
  const home = machine(`[profile p]\nregion = eu-west-1\nlogin_session = ${arn}\n`, {
    AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`,
  });
  loginSession(home, arn, 14);
  expect(await whoAmI('p')).toBe('111111111111');
  expect(heard.map(signedBy)).toEqual(['AKIASIMULATED0000001 eu-west-1']);

  const file = loginSession(home, arn, 1);
  heard.length = 0;
  expect(await whoAmI('p')).toBe('111111111111');
  expect(heard.map(({ path }) => path)).toEqual(['/v1/token', '/']);
  const [head, claims] = String(heard[0]?.headers.dpop)
    .split('.')
    .slice(0, 2)
    .map((part) => JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>);
  expect(head).toMatchObject({ typ: 'dpop+jwt', alg: 'ES256', jwk: { kty: 'EC', crv: 'P-256' } });
  expect(claims).toMatchObject({ htm: 'POST', htu: `http://127.0.0.1:${port}/v1/token` });
  expect(JSON.parse(heard[0]?.body ?? '')).toMatchObject({ refreshToken: 'SENTINEL-login-refresh' });
  expect(heard.map(signedBy)).toEqual([undefined, `${GIVEN} eu-west-1`]);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
    refreshToken: 'renewed-login',
    accessToken: { accessKeyId: GIVEN, accountId: '111111111111' },
  });
});

test('a role behind a role behind keys; a role with a web identity; a program', async () => {
  const { port, heard } = await aws();
  const home = machine(
    `[profile base]
aws_access_key_id = AKIABASE
aws_secret_access_key = x
[profile middle]
role_arn = arn:aws:iam::111111111111:role/Middle
source_profile = base
[profile last]
region = eu-west-1
role_arn = arn:aws:iam::222222222222:role/Last
source_profile = middle
external_id = ext
duration_seconds = 900
[profile web]
role_arn = arn:aws:iam::222222222222:role/Web
web_identity_token_file = ~/token
[profile tool]
credential_process = /bin/echo '{"Version":1,"AccessKeyId":"AKIATOOL","SecretAccessKey":"x"}'
`,
    { AWS_ENDPOINT_URL: `http://127.0.0.1:${port}` },
  );
  write(join(home, 'token'), 'web-token\n');
  await whoAmI('last');
  expect(heard.map(signedBy)).toEqual(['AKIABASE eu-west-1', `${GIVEN} eu-west-1`, `${GIVEN} eu-west-1`]);
  expect(heard[1]?.body).toMatch(/role%2FLast/);
  expect(heard[1]?.body).toMatch(/ExternalId=ext(&|$)/);
  expect(heard[1]?.body).toContain('DurationSeconds=900');
  heard.length = 0;
  await whoAmI('web');
  expect(heard[0]?.body).toMatch(/Action=AssumeRoleWithWebIdentity.*WebIdentityToken=web-token(&|$)/);
  expect(heard.map(signedBy)).toEqual([undefined, `${GIVEN} us-east-1`]);
  heard.length = 0;
  await whoAmI('tool');
  expect(heard.map(signedBy)).toEqual(['AKIATOOL us-east-1']);
});

test('a container and an instance, in the newer way', async () => {
  const { port } = await aws();
  const given = { AccessKeyId: GIVEN, SecretAccessKey: 's', Token: 't', Expiration: inMinutes(60) };
  const inside = await listener((request, response) => {
    if (request.method === 'PUT') return void response.end('imds-token');
    if (request.path.endsWith('security-credentials/')) return void response.end('TheRole');
    asJson(response, given);
  });
  const at = `http://127.0.0.1:${inside.port}`;
  const endpoint = { AWS_ENDPOINT_URL: `http://127.0.0.1:${port}` };
  machine('', {
    ...endpoint,
    AWS_CONTAINER_CREDENTIALS_FULL_URI: `${at}/c?x=1`,
    AWS_CONTAINER_AUTHORIZATION_TOKEN: 'auth',
  });
  expect(await whoAmI()).toBe('111111111111');
  expect(inside.heard.map(({ path, headers }) => [path, headers.authorization])).toEqual([['/c?x=1', 'auth']]);
  inside.heard.length = 0;
  machine('', { ...endpoint, AWS_EC2_METADATA_DISABLED: 'false', AWS_EC2_METADATA_SERVICE_ENDPOINT: at });
  expect(await whoAmI()).toBe('111111111111');
  expect(inside.heard.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'PUT /latest/api/token',
    'GET /latest/meta-data/iam/security-credentials/',
    'GET /latest/meta-data/iam/security-credentials/TheRole',
  ]);
  expect(inside.heard[2]?.headers['x-aws-ec2-metadata-token']).toBe('imds-token');
});

test('endpoints, region and flags of a profile count for it, however it was named, and those of another do not', async () => {
  const keys = 'aws_access_key_id = AKIABASE\naws_secret_access_key = x\n';
  const own = await aws();
  const other = await aws();
  const at = (port: number) => `http://127.0.0.1:${port}`;
  const config = `[profile ep]
region = eu-west-3
endpoint_url = ${at(own.port)}
${keys}[profile svc]
region = eu-west-3
services = local
endpoint_url = http://127.0.0.1:1
${keys}[services local]
sts =
  endpoint_url = ${at(own.port)}
[profile elsewhere]
endpoint_url = ${at(other.port)}
${keys}[profile ignored]
ignore_configured_endpoint_urls = true
endpoint_url = ${at(other.port)}
use_fips_endpoint = true
use_dualstack_endpoint = true
${keys}`;
  for (const name of ['ep', 'svc']) {
    machine(config, { AWS_PROFILE: 'elsewhere' });
    await whoAmI(name);
    vi.stubEnv('AWS_PROFILE', name);
    await whoAmI();
  }
  expect(own.heard.map(signedBy)).toEqual(Array(4).fill('AKIABASE eu-west-3'));
  expect(other.heard).toEqual([]);
  machine(config);
  const { connection } = await connect({ profile: 'ignored' });
  expect(connection.settings).toMatchObject({ endpoints: {}, fips: true, dualstack: true });
  // The environment comes first, as with the AWS command line.
  machine(config, { AWS_ENDPOINT_URL_STS: at(own.port), AWS_REGION: 'eu-north-1', AWS_ENDPOINT_URL: at(other.port) });
  own.heard.length = 0;
  await whoAmI('elsewhere');
  expect(own.heard.map(signedBy)).toEqual(['AKIABASE eu-north-1']);
});
