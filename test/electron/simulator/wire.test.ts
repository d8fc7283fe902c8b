import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SIMULATED_CREDENTIALS } from '../../../electron/simulator/caller.ts';
import type { Simulator } from '../../../electron/simulator/start.ts';
import { page } from '../../../electron/simulator/wire/input.ts';
import { escapeXml, parseQueryInput, toXml } from '../../../electron/simulator/wire/query.ts';
import { readRequest } from '../../../electron/simulator/wire/request.ts';
import { running, smallOrganization } from './harness.ts';

const signed = (service: string, region = 'us-east-1') => ({
  authorization: `AWS4-HMAC-SHA256 Credential=${SIMULATED_CREDENTIALS.accessKeyId}/20261124/${region}/${service}/aws4_request, SignedHeaders=host, Signature=0`,
});
const FORM = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' };

function post(simulator: Simulator, headers: Record<string, string>, body: string, path = '/'): Promise<Response> {
  return fetch(`${simulator.endpoint}${path}`, { method: 'POST', headers, body });
}

test('query parameters become lists and structures', () => {
  const body = 'Action=X&Names.member.2=b&Names.member.1=a&Arn.arn=y&Many.member.1.Key=k&Plain=a%20b%26c';
  expect(parseQueryInput(body)).toEqual({
    Action: 'X',
    Names: ['a', 'b'],
    Arn: { arn: 'y' },
    Many: [{ Key: 'k' }],
    Plain: 'a b&c',
  });
});

test('no parameter name reaches beyond the input', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom('__proto__', 'constructor', 'a', 'a.b', '__proto__.x', '.', ''), fc.string())),
      (pairs) => {
        parseQueryInput(new URLSearchParams(pairs).toString());
        expect(Object.hasOwn(Object.prototype, 'x')).toBe(false);
      },
    ),
  );
});

test('any text survives being written as XML', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const written = escapeXml(text);
      expect(written).not.toMatch(/[<>"']/);
      expect(written.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))).toBe(text);
    }),
  );
  expect(toXml({ A: [1, 'x<y'], B: new Map([['k', 1]]), C: new Date('2026-01-02T03:04:05.678Z'), D: undefined })).toBe(
    '<A><member>1</member><member>x&#60;y</member></A><B><entry><key>k</key><value>1</value></entry></B><C>2026-01-02T03:04:05Z</C>',
  );
});

test('pages hold every item once, whatever their size', () => {
  fc.assert(
    fc.property(fc.array(fc.integer(), { maxLength: 60 }), fc.integer({ min: 1, max: 20 }), (items, size) => {
      const seen: number[] = [];
      let token: string | undefined;
      do {
        const listed = page(items, token, size);
        if (!listed) throw new Error('The token was not understood.');
        seen.push(...listed.items);
        token = listed.next;
      } while (token !== undefined);
      expect(seen).toEqual(items);
    }),
  );
});

test('a query answer names its operation, namespace and request', async () => {
  const simulator = await running({ organization: smallOrganization() });
  const response = await post(simulator, { ...signed('sts'), ...FORM }, 'Action=GetCallerIdentity&Version=2011-06-15');
  const text = await response.text();
  expect(response.headers.get('content-type')).toBe('text/xml');
  expect(text).toMatch(
    /^<GetCallerIdentityResponse xmlns="https:\/\/sts\.amazonaws\.com\/doc\/2011-06-15\/"><GetCallerIdentityResult><Arn>/,
  );
  expect(text).toContain(`<RequestId>${response.headers.get('x-amzn-requestid')}</RequestId>`);
});

test('a query error has a type, a code and a message', async () => {
  const simulator = await running({ organization: smallOrganization(), faults: ['iam:*=error'] });
  const response = await post(simulator, { ...signed('iam'), ...FORM }, 'Action=GetUser&Version=2010-05-08');
  expect(response.status).toBe(500);
  expect(await response.text()).toMatch(
    /<ErrorResponse xmlns="https:\/\/iam\.amazonaws\.com\/doc\/2010-05-08\/"><Error><Type>Receiver<\/Type><Code>ServiceFailure<\/Code><Message>/,
  );
});

test('a JSON error has a type and echoes the version of the protocol', async () => {
  const simulator = await running({ organization: smallOrganization({ id: null }) });
  const headers = {
    ...signed('organizations'),
    'content-type': 'application/x-amz-json-1.1',
    'x-amz-target': 'AWSOrganizationsV20161128.DescribeOrganization',
  };
  const response = await post(simulator, headers, '{}');
  expect(response.status).toBe(400);
  expect(response.headers.get('content-type')).toBe('application/x-amz-json-1.1');
  expect(await response.json()).toEqual({
    __type: 'AWSOrganizationsNotInUseException',
    Message: 'Your account is not a member of an organization.',
  });
});

test('a REST error names itself in a header', async () => {
  const simulator = await running({ organization: smallOrganization() });
  const body = '{"AlternateContactType":"SECURITY"}';
  const response = await post(simulator, signed('account'), body, '/getAlternateContact');
  expect(response.status).toBe(404);
  expect(response.headers.get('x-amzn-errortype')).toBe('ResourceNotFoundException');
  expect(await response.json()).toEqual({ message: 'No contact of the inputted alternate contact type found.' });
});

test('CloudWatch is answered in the protocol that it is asked in', async () => {
  const simulator = await running({ organization: smallOrganization(), faults: ['cloudwatch:*=throttle:2'] });
  const target = {
    'content-type': 'application/x-amz-json-1.0',
    'x-amz-target': 'GraniteServiceVersion20100801.DescribeAlarms',
  };
  const json = () => post(simulator, { ...signed('monitoring'), ...target }, '{}');
  const query = () => post(simulator, { ...signed('monitoring'), ...FORM }, 'Action=DescribeAlarms&Version=2010-08-01');
  const refused = await json();
  expect(refused.headers.get('x-amzn-query-error')).toBe('Throttling;Sender');
  expect(await (await query()).text()).toContain('<Code>Throttling</Code>');
  expect(await (await json()).json()).toEqual({ MetricAlarms: [], CompositeAlarms: [] });
  expect(await (await query()).text()).toContain('<MetricAlarms></MetricAlarms>');
});

test('a target may carry a package name, and a call without a signature is known by its version', () => {
  const trail = readRequest({
    method: 'POST',
    url: '/',
    headers: { 'x-amz-target': 'com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.DescribeTrails' },
    body: '',
  });
  expect(trail).toMatchObject({ service: 'cloudtrail', operation: 'DescribeTrails', accessKeyId: null });
  const sts = readRequest({
    method: 'GET',
    url: '/?Action=GetCallerIdentity&Version=2011-06-15',
    headers: {},
    body: '',
  });
  expect(sts).toMatchObject({ service: 'sts', operation: 'GetCallerIdentity' });
});

test('unsigned calls, unknown operations, unknown services and unreadable bodies are refused', async () => {
  const simulator = await running({ organization: smallOrganization() });
  const identity = 'Action=GetCallerIdentity&Version=2011-06-15';
  expect(await (await post(simulator, FORM, identity)).text()).toContain('<Code>MissingAuthenticationToken</Code>');
  const unknown = await post(simulator, { ...signed('iam'), ...FORM }, 'Action=toString&Version=2010-05-08');
  expect(await unknown.text()).toContain('<Code>InvalidAction</Code>');
  expect((await post(simulator, signed('s3'), '', '/bucket')).status).toBe(404);
  const broken = { ...signed('organizations'), 'x-amz-target': 'AWSOrganizationsV20161128.ListAccounts' };
  expect((await post(simulator, broken, '{"broken')).status).toBe(400);
});

test('writing calls do not exist', async () => {
  const simulator = await running({ organization: smallOrganization() });
  for (const action of ['CreateLoginProfile', 'DeleteAccessKey', 'EnableOrganizationsRootCredentialsManagement']) {
    const response = await post(simulator, { ...signed('iam'), ...FORM }, `Action=${action}&Version=2010-05-08`);
    expect(await response.text()).toContain('<Code>InvalidAction</Code>');
  }
});
