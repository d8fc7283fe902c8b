/** Proxies and certificates between this machine and AWS: used as configured, and named when they are what failed. */
import { expect, test } from 'vitest';
import { connect } from '../../../../electron/scan/aws/caller.ts';
import { classify } from '../../../../electron/scan/aws/errors.ts';
import { AwsSession } from '../../../../electron/scan/aws/session.ts';
import { describeCaller } from '../../../../electron/scan/scan.ts';
import { asXml, callerIdentity, listener, machine, pemFile, proxyServer, tlsListener } from '../machine.ts';

const PROFILE = `[profile plain]
region = eu-west-1
aws_access_key_id = AKIASIMULATED0000001
aws_secret_access_key = x
`;
const withBundle = `${PROFILE}ca_bundle = ${pemFile('ca')}\n`;
const aws = () => tlsListener((_request, response) => asXml(response, callerIdentity()));
const HOST = 'sts.eu-west-1.amazonaws.com';

/** One call with the profile: who the caller is, or the failure as the scan understands it. */
async function asked(profile = 'plain'): Promise<unknown> {
  const { connection, caller } = await connect({ profile });
  try {
    const session = new AwsSession(connection, caller.credentials, caller.region);
    return (await session.send('sts:GetCallerIdentity', {}, new AbortController().signal)).Account;
  } catch (error) {
    const { kind, detail, trouble, code } = classify(error);
    return { kind, code, cause: trouble?.trouble.cause, says: `${detail} ${trouble?.hint ?? ''}` };
  } finally {
    connection.close();
  }
}

test.each(['HTTPS_PROXY', 'https_proxy'])('%s leads every call to AWS, with its credentials', async (variable) => {
  const proxy = await proxyServer((await aws()).port);
  machine(withBundle, { [variable]: `http://us%40er:p%23w@127.0.0.1:${proxy.port}` });
  expect(await asked()).toBe('111111111111');
  expect(proxy.asked).toEqual([`${HOST}:443`]);
  expect(proxy.authorizations).toEqual([`Basic ${Buffer.from('us@er:p#w').toString('base64')}`]);
  expect(proxy.heard).toEqual([]);
});

test('NO_PROXY excepts a host, and HTTP_PROXY is not for AWS', async () => {
  const proxy = await proxyServer({ status: 502 });
  const environments: Record<string, string>[] = [
    { HTTPS_PROXY: `http://127.0.0.1:${proxy.port}`, NO_PROXY: '.amazonaws.com' },
    { HTTP_PROXY: `http://127.0.0.1:${proxy.port}` },
  ];
  for (const environment of environments) {
    machine(PROFILE, environment);
    expect(await asked()).toMatchObject({ kind: 'network', cause: undefined });
    expect(proxy.asked).toEqual([]);
  }
});

test.each([
  [
    502,
    'proxy-refused',
    /proxy http:\/\/127\.0\.0\.1:\d+ \(HTTPS_PROXY\) answered 502 .*sts\.eu-west-1\.amazonaws\.com/,
  ],
  [403, 'proxy-refused', /answered 403/],
  [407, 'proxy-sign-in', /asks for a sign-in \(407\).*HTTPS_PROXY: http:\/\/USER:PASSWORD@/],
])('a proxy that answers %i is named', async (status, cause, says) => {
  const proxy = await proxyServer({ status });
  machine(PROFILE, { HTTPS_PROXY: `http://user:s3cret@127.0.0.1:${proxy.port}` });
  const found = await asked();
  expect(found).toMatchObject({ kind: 'network', cause, says: expect.stringMatching(says) });
  expect(JSON.stringify(found)).not.toContain('s3cret');
  const failure = await describeCaller({ caller: { profile: 'plain' }, roleName: 'R' }).catch((error) => error);
  expect(failure).toMatchObject({
    code: 'aws-unreachable',
    message: expect.stringMatching(/proxy/),
    aws: { cause, profile: 'plain' },
  });
  expect(JSON.stringify([failure, failure.message])).not.toContain('s3cret');
});

test('a proxy that breaks off is named, too', async () => {
  const proxy = await proxyServer({ status: 'reset' });
  machine(PROFILE, { HTTPS_PROXY: `http://127.0.0.1:${proxy.port}` });
  expect(await asked()).toMatchObject({
    kind: 'network',
    says: expect.stringMatching(/proxy http:\/\/127.*sts\.eu-west-1/),
  });
  expect(proxy.asked).toEqual([`${HOST}:443`]);
});

test('a proxy that is not there, and one that we do not speak to', async () => {
  machine(PROFILE, { HTTPS_PROXY: 'http://user:s3cret@127.0.0.1:1' });
  const found = await asked();
  expect(found).toMatchObject({ cause: 'proxy-unreachable', says: expect.stringContaining('ECONNREFUSED') });
  expect(JSON.stringify(found)).not.toContain('s3cret');
  machine(PROFILE, { HTTPS_PROXY: 'socks5://user:s3cret@127.0.0.1:1' });
  await expect(connect({ profile: 'plain' })).rejects.toMatchObject({ trouble: { cause: 'proxy-invalid' } });
});

test('a private authority counts by AWS_CA_BUNDLE, and by ca_bundle of the profile', async () => {
  const endpoint = async () => ({ AWS_ENDPOINT_URL: `https://localhost:${(await aws()).port}` });
  machine(PROFILE, { ...(await endpoint()), AWS_CA_BUNDLE: pemFile('ca') });
  expect(await asked()).toBe('111111111111');
  machine(withBundle, await endpoint());
  expect(await asked()).toBe('111111111111');
  // A bundle for everything else, in the environment, does not take away the profile's.
  machine(withBundle, { ...(await endpoint()), AWS_CA_BUNDLE: pemFile('other') });
  expect(await asked()).toBe('111111111111');
});

test('without it the certificate is named, and what it was checked against', async () => {
  const { port } = await aws();
  const endpoint = { AWS_ENDPOINT_URL: `https://localhost:${port}` };
  machine(PROFILE, endpoint);
  expect(await asked()).toMatchObject({
    kind: 'network',
    cause: 'certificate-untrusted',
    says: expect.stringMatching(/certificate is not trusted.*localhost.*public authorities.*AWS_CA_BUNDLE/),
  });
  machine(PROFILE, { ...endpoint, AWS_CA_BUNDLE: pemFile('other') });
  expect(await asked()).toMatchObject({
    cause: 'certificate-untrusted',
    says: expect.stringMatching(/other\.pem \(AWS_CA_BUNDLE\)/),
  });
  machine(withBundle.replace('ca.pem', 'other.pem'), endpoint);
  expect(await asked()).toMatchObject({
    says: expect.stringMatching(/other\.pem \(ca_bundle of the profile “plain”\)/),
  });
  machine(PROFILE, endpoint);
  await expect(describeCaller({ caller: { profile: 'plain' }, roleName: 'R' })).rejects.toMatchObject({
    code: 'aws-unreachable',
    message: expect.stringContaining('certificate is not trusted'),
    aws: { cause: 'certificate-untrusted', profile: 'plain' },
  });
});

test('NODE_TLS_REJECT_UNAUTHORIZED=0 does not switch the check off, through a proxy neither', async () => {
  const server = await aws();
  machine(PROFILE, { AWS_ENDPOINT_URL: `https://localhost:${server.port}`, NODE_TLS_REJECT_UNAUTHORIZED: '0' });
  expect(await asked()).toMatchObject({ cause: 'certificate-untrusted' });
  const proxy = await proxyServer(server.port);
  machine(PROFILE, { HTTPS_PROXY: `http://127.0.0.1:${proxy.port}`, NODE_TLS_REJECT_UNAUTHORIZED: '0' });
  expect(await asked()).toMatchObject({ cause: 'certificate-untrusted' });
  expect(proxy.asked).toEqual([`${HOST}:443`]);
  expect(server.heard).toEqual([]);
});

test.each([
  ['expired', 'certificate-expired', /not valid today/],
  ['other', 'certificate-other-name', /another host’s/],
] as const)('a certificate that is %s is told as that', async (which, cause, says) => {
  const server = await tlsListener((_request, response) => asXml(response, callerIdentity()), which);
  machine(withBundle, { AWS_ENDPOINT_URL: `https://localhost:${server.port}` });
  expect(await asked()).toMatchObject({ kind: 'network', cause, says: expect.stringMatching(says) });
});

test('a bundle that is missing or is none is named, and nothing is sent', async () => {
  const server = await aws();
  const endpoint = { AWS_ENDPOINT_URL: `https://localhost:${server.port}` };
  for (const [bundle, says] of [
    ['/nonexistent/ca.pem', /\/nonexistent\/ca\.pem \(AWS_CA_BUNDLE\) cannot be read/],
    [`${pemFile('ca')}/../README.md`.replace('ca.pem/../', ''), /no certificate/],
  ] as const) {
    machine(PROFILE, { ...endpoint, AWS_CA_BUNDLE: bundle });
    expect(await asked()).toMatchObject({ cause: 'ca-bundle-unreadable', says: expect.stringMatching(says) });
  }
  expect(server.heard).toEqual([]);
});

test('a bundle that is missing does not matter where nothing is encrypted', async () => {
  const server = await listener((_request, response) => asXml(response, callerIdentity()));
  machine(PROFILE, { AWS_ENDPOINT_URL: `http://127.0.0.1:${server.port}`, AWS_CA_BUNDLE: '/nonexistent/ca.pem' });
  expect(await asked()).toBe('111111111111');
});

test('an endpoint on this machine is asked without the proxy', async () => {
  const proxy = await proxyServer({ status: 502 });
  const server = await listener((_request, response) => asXml(response, callerIdentity()));
  for (const host of ['127.0.0.1', 'localhost']) {
    machine(PROFILE, {
      AWS_ENDPOINT_URL: `http://${host}:${server.port}`,
      HTTPS_PROXY: `http://127.0.0.1:${proxy.port}`,
      HTTP_PROXY: `http://127.0.0.1:${proxy.port}`,
    });
    expect(await asked()).toBe('111111111111');
  }
  expect(proxy.asked).toEqual([]);
});

test('an endpoint that sends elsewhere is not followed', async () => {
  const other = await listener();
  const server = await listener((_request, response) =>
    response.writeHead(307, { location: `http://127.0.0.1:${other.port}/` }).end(),
  );
  machine(PROFILE, { AWS_ENDPOINT_URL: `http://127.0.0.1:${server.port}` });
  expect(await asked()).not.toBe('111111111111');
  expect(server.heard).toHaveLength(1);
  expect(other.heard).toEqual([]);
});
