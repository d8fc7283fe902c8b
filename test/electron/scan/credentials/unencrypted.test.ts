/** With an endpoint that is neither encrypted nor this machine, nothing leaves: no token, no key, not one request. */
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { MemoryScanStore } from '../../../../electron/scan/engine/store.ts';
import { describeCaller, runScan } from '../../../../electron/scan/scan.ts';
import { listener, machine, write } from '../machine.ts';
import { loginSession, ssoToken } from './files.ts';

const KEYS = 'aws_access_key_id = AKIASIMULATED0000001\naws_secret_access_key = SENTINEL-secret\n';
const ROLE = 'role_arn = arn:aws:iam::111111111111:role/Audit\n';
const SESSION = 'arn:aws:iam::111111111111:user/alice';
const SSO = 'sso_account_id = 111111111111\nsso_role_name = Audit\n';

/** Every way to credentials that asks somebody, ready to be used. */
const CONFIG = `[profile keys]
${KEYS}[profile sso]
sso_session = corp
${SSO}[profile renewed]
sso_session = ending
${SSO}[profile legacy]
sso_start_url = https://corp.awsapps.com/start
sso_region = eu-west-1
${SSO}[sso-session corp]
sso_start_url = https://corp.awsapps.com/start
sso_region = eu-west-1
[sso-session ending]
sso_start_url = https://corp.awsapps.com/start
sso_region = eu-west-1
[profile role]
${ROLE}source_profile = keys
[profile web]
${ROLE}web_identity_token_file = TOKEN
[profile login]
login_session = ${SESSION}
[profile process]
credential_process = /bin/echo '{"Version":1,"AccessKeyId":"AKIASIMULATED0000001","SecretAccessKey":"SENTINEL-secret"}'
`;

function signedIn(environment: Record<string, string>, config = CONFIG): void {
  const home = machine(config.replace('TOKEN', join('/tmp', 'x')), environment);
  write(join(home, 'token'), 'SENTINEL-web-identity-token');
  write(join(home, '.aws', 'config'), config.replaceAll('TOKEN', join(home, 'token')));
  ssoToken(home, 'corp', 120);
  ssoToken(home, 'ending', 1);
  ssoToken(home, 'https://corp.awsapps.com/start', 120);
  loginSession(home, SESSION, 1);
}

const PROFILES = ['keys', 'sso', 'renewed', 'legacy', 'role', 'web', 'login', 'process'];
const VARIABLES: Record<string, readonly string[]> = {
  AWS_ENDPOINT_URL: PROFILES,
  AWS_ENDPOINT_URL_STS: ['keys', 'role', 'web', 'process'],
  AWS_ENDPOINT_URL_SSO: ['sso', 'renewed', 'legacy'],
  AWS_ENDPOINT_URL_SSO_OIDC: ['renewed'],
  AWS_ENDPOINT_URL_SIGNIN: ['login'],
};

const refusal = {
  code: 'aws-refused',
  message: expect.stringMatching(/not encrypted.*sent nothing/),
  aws: { cause: 'endpoint-unencrypted' },
};

test.each(Object.entries(VARIABLES))('%s in clear', async (variable, profiles) => {
  const server = await listener(undefined, '0.0.0.0');
  for (const profile of profiles) {
    signedIn({ [variable]: `http://0.0.0.0:${server.port}` });
    const failure = await describeCaller({ caller: { profile }, roleName: 'R' }).catch((error) => error);
    expect(failure, profile).toMatchObject(refusal);
    expect(failure.message).toContain(variable);
    vi.stubEnv('AWS_PROFILE', profile);
    await expect(
      runScan({ caller: {}, store: new MemoryScanStore(), sink: { write: async () => {} } }),
    ).rejects.toMatchObject(refusal);
  }
  expect(server.heard).toEqual([]);
});

test('an endpoint of the profile, or of its services section, in clear', async () => {
  const server = await listener(undefined, '0.0.0.0');
  for (const profile of PROFILES) {
    const header = `[profile ${profile}]\n`;
    const url = `http://0.0.0.0:${server.port}`;
    for (const config of [
      CONFIG.replace(header, `${header}endpoint_url = ${url}\n`),
      `${CONFIG.replace(header, `${header}services = plain\n`)}[services plain]\n${['sts', 'sso', 'sso_oidc', 'signin']
        .map((service) => `${service} =\n  endpoint_url = ${url}\n`)
        .join('')}`,
    ]) {
      signedIn({}, config);
      await expect(describeCaller({ caller: { profile }, roleName: 'R' }), profile).rejects.toMatchObject(refusal);
    }
  }
  expect(server.heard).toEqual([]);
});

test('a container or an instance elsewhere is not asked in clear', async () => {
  const server = await listener(undefined, '0.0.0.0');
  const elsewhere = `http://0.0.0.0:${server.port}`;
  machine('', { AWS_CONTAINER_CREDENTIALS_FULL_URI: `${elsewhere}/c`, AWS_CONTAINER_AUTHORIZATION_TOKEN: 'SENTINEL' });
  await expect(describeCaller({ caller: {}, roleName: 'R' })).rejects.toMatchObject({
    aws: { cause: 'container-unavailable' },
  });
  machine('', { AWS_EC2_METADATA_DISABLED: 'false', AWS_EC2_METADATA_SERVICE_ENDPOINT: elsewhere });
  await expect(describeCaller({ caller: {}, roleName: 'R' })).rejects.toMatchObject({
    aws: { cause: 'no-credentials' },
  });
  expect(server.heard).toEqual([]);
});

test('an address with user and password in it is none for AWS, and its password is not repeated', async () => {
  machine(CONFIG, { AWS_ENDPOINT_URL: 'https://user:s3cret@aws.example' });
  const failure = await describeCaller({ caller: { profile: 'keys' }, roleName: 'R' }).catch((error) => error);
  expect(failure).toMatchObject({ aws: { cause: 'endpoint-invalid' } });
  expect(JSON.stringify([failure, failure.message])).not.toContain('s3cret');
});

test('an endpoint for a service that is never asked does not stand in the way', async () => {
  machine(CONFIG, { AWS_ENDPOINT_URL_S3: 'http://minio.example:9000', AWS_EC2_METADATA_DISABLED: 'true' });
  await expect(describeCaller({ caller: { profile: 'nobody' }, roleName: 'R' })).rejects.toMatchObject({
    aws: { cause: 'profile-missing' },
  });
});
