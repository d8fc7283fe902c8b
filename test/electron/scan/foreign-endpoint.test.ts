/** An AWS-compatible endpoint that is not ours: half of the APIs missing, each in a way of its own. All accounts are read. */
import { createServer, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { simulatedAccount, simulatedOrganization } from '../../../electron/simulator/build.ts';
import { running } from '../simulator/harness.ts';
import { MANAGEMENT, MEMBER, OTHER, scanAgain } from './harness.ts';
import { quickClock } from './quick-clock.ts';

type Answer = (response: ServerResponse) => void;
const HTML = '<!doctype html>\n<html lang=en><title>404 Not Found</title><h1>Not Found</h1></html>';
const page =
  (status: number): Answer =>
  (response) =>
    response.writeHead(status, { 'content-type': 'text/html' }).end(HTML);
const emptyJson: Answer = (response) => response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
const emptyXml: Answer = (response) => response.writeHead(200, { 'content-type': 'text/xml' }).end('<R></R>');
const nothing: Answer = (response) => response.writeHead(200).end();

/** A proxy before the simulator that answers some operations itself, found by what is in the request. */
async function endpointThat(answers: Record<string, Answer>, target: string): Promise<string> {
  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const body = Buffer.concat(chunks);
      const asked = `${incoming.url} ${incoming.headers['x-amz-target'] ?? ''} ${body.toString()}`;
      const own = Object.entries(answers).find(([operation]) => new RegExp(operation, 'i').test(asked));
      if (own) return own[1](response);
      const { hostname, port } = new URL(target);
      const { method, headers, url: path } = incoming;
      const onward = request({ hostname, port, method, headers, path }, (answer) => {
        response.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(response);
      });
      onward.end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const accounts = () => [MANAGEMENT, MEMBER, OTHER].map((id) => simulatedAccount({ id, root: { password: true } }));

async function scanThrough(answers: Record<string, Answer>) {
  const simulator = await running({ organization: simulatedOrganization({ accounts: accounts() }) });
  const endpoint = await endpointThat(answers, simulator.endpoint);
  const environment = { ...simulator.environment, AWS_ENDPOINT_URL: endpoint };
  return scanAgain({ ...simulator, environment }, { clock: quickClock() });
}

test('web pages, empty answers and errors in half of the APIs: all accounts are read, and what is missing is unknown', async () => {
  const scanned = await scanThrough({
    'Action=ListVirtualMFADevices': page(404),
    'Action=GenerateCredentialReport': page(500),
    'Action=GetCredentialReport': emptyXml,
    getAlternateContact: page(200),
    getContactInformation: emptyJson,
    getGovCloudAccountInformation: emptyJson,
    LookupEvents: emptyJson,
    DescribeTrails: page(501),
    detector: page(404),
    '/accounts': nothing,
    'Action=ListOrganizationsFeatures': emptyXml,
    ListPolicies: page(405),
    ListDelegatedAdministrators: emptyJson,
  });
  expect(scanned.summary).toMatchObject({ outcome: 'done', accounts: 3, complete: 3, failed: 0 });
  const unknown = [
    'aws.virtualMfa',
    'aws.report',
    'aws.lastUse',
    'aws.contact.security',
    'aws.contactInformation',
    'aws.govCloudAccount',
    'aws.rootEvents',
    'aws.monitoring',
    'aws.guardDuty',
    'aws.securityHub',
    'aws.rootDenied',
  ] as const;
  for (const id of [MANAGEMENT, MEMBER, OTHER]) {
    expect(scanned.account(id, 'credentials.password')).toEqual({ value: 'yes' });
    for (const field of unknown)
      if (field !== 'aws.rootDenied' || id !== MANAGEMENT)
        expect(scanned.account(id, field), field).toHaveProperty('unknown');
  }
  expect(scanned.organization('centralRoot')).toHaveProperty('unknown');
  expect(scanned.organization('aws.delegatedAdmins')).toHaveProperty('unknown');
  expect(scanned.summary.errors.find(({ check }) => check === 'virtual-mfa')).toMatchObject({
    code: 'UnreadableAnswer',
    reason: 'unsupported-endpoint',
  });
});

test('an empty summary is no summary', async () => {
  const scanned = await scanThrough({ 'Action=GetAccountSummary': emptyXml });
  for (const name of ['password', 'mfa', 'accessKeys', 'certificates'] as const)
    expect(scanned.account(MEMBER, `credentials.${name}`)).toMatchObject({ unknown: { reason: 'key-missing' } });
});

test('an endpoint without a listing reads the own account', async () => {
  const scanned = await scanThrough({ 'AWSOrganizationsV20161128.ListAccounts': emptyJson });
  expect(scanned.summary).toMatchObject({ outcome: 'done', accounts: 1 });
  expect(scanned.account(MANAGEMENT, 'credentials.password')).toEqual({ value: 'yes' });
  expect(scanned.summary.errors[0]).toMatchObject({
    account: null,
    check: 'organization-accounts',
    reason: 'key-missing',
  });
});

test('an endpoint that opens one and the same role for every account is not believed', async () => {
  const credentials =
    '<AccessKeyId>AKIAX</AccessKeyId><SecretAccessKey>x</SecretAccessKey><SessionToken>x</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration>';
  const user = `<Arn>arn:aws:sts::${MANAGEMENT}:assumed-role/any/s</Arn><AssumedRoleId>A:s</AssumedRoleId>`;
  const scanned = await scanThrough({
    'Action=AssumeRole&': (response) =>
      response
        .writeHead(200, { 'content-type': 'text/xml' })
        .end(
          `<AssumeRoleResponse><AssumeRoleResult><Credentials>${credentials}</Credentials><AssumedRoleUser>${user}</AssumedRoleUser></AssumeRoleResult></AssumeRoleResponse>`,
        ),
  });
  expect(scanned.account(MEMBER, 'aws.access')).toMatchObject({ unknown: { reason: 'unsupported-endpoint' } });
  expect(scanned.account(MEMBER, 'credentials.password')).toHaveProperty('unknown');
  expect(scanned.account(MANAGEMENT, 'credentials.password')).toEqual({ value: 'yes' });
});

test('an endpoint that does not know who the caller is still lists and reads', async () => {
  const scanned = await scanThrough({ 'Action=GetCallerIdentity': page(404) });
  expect(scanned.summary).toMatchObject({ outcome: 'done', accounts: 3 });
  expect(scanned.account(MEMBER, 'credentials.password')).toEqual({ value: 'yes' });
});
