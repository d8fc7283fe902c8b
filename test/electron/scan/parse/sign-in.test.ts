/** Policies on console sign-in: what they say of the root user, and that what cannot be told is never called open. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { statementsOf } from '../../../../electron/scan/parse/policy/document.ts';
import { asDocument, isAboutSignIn, signInRulesOf } from '../../../../electron/scan/parse/sign-in.ts';

const ROOT = { partition: 'aws', account: '111111111111', globalRegion: 'us-east-1' };
const ARN = 'arn:aws:iam::111111111111:root';
const OFFICE = '203.0.113.0/24';
// biome-ignore lint/suspicious/noTemplateCurlyInString: a policy variable
const VARIABLE = '${aws:PrincipalTag/net}';
const ACTIONS = ['signin:Authenticate', 'signin:AuthorizeOAuth2Access', 'signin:CreateOAuth2Token'];

const deny = (condition: object, more: object = {}) => ({
  Effect: 'Deny',
  Principal: '*',
  Action: ACTIONS,
  Resource: '*',
  Condition: condition,
  ...more,
});
const ruling = (...statements: object[]) =>
  signInRulesOf([{ name: 'gate', statements: statementsOf(JSON.stringify({ Statement: statements })) }], ROOT, true);

const butOffice = { NotIpAddressIfExists: { 'aws:SourceIp': [OFFICE] } };

describe('the root user may sign in', () => {
  it.each<[string, object[], object]>([
    ['from anywhere where nothing is said', [], { state: 'open' }],
    [
      'from one network, and no VPC',
      [deny({ NotIpAddress: { 'aws:SourceIp': [OFFICE] } })],
      { state: 'restricted', from: [OFFICE] },
    ],
    [
      'from one network or one VPC',
      [deny({ ...butOffice, StringNotEqualsIfExists: { 'aws:SourceVpc': 'vpc-0a1b2c3d' } })],
      { state: 'restricted', from: [OFFICE, 'vpc-0a1b2c3d'] },
    ],
    [
      'from one endpoint',
      [deny({ StringNotEquals: { 'aws:SourceVpce': 'vpce-0123456789' } })],
      { state: 'restricted', from: ['vpce-0123456789'] },
    ],
    [
      'from anywhere but one network',
      [deny({ IpAddress: { 'aws:SourceIp': '198.51.100.0/24' } })],
      { state: 'restricted', notFrom: ['198.51.100.0/24'] },
    ],
    ['from nowhere', [deny({})], { state: 'refused' }],
    ['from nowhere, by name', [deny({ ArnEquals: { 'signin:PrincipalArn': ARN } })], { state: 'refused' }],
    [
      'from nowhere, after the password',
      [deny({ ArnEquals: { 'aws:PrincipalArn': ARN } }, { Action: ACTIONS[2] })],
      { state: 'refused' },
    ],
    [
      'from nowhere, by two denials of which each leaves what the other forbids',
      [
        deny({ NotIpAddress: { 'aws:SourceIp': OFFICE } }),
        deny({ StringNotEquals: { 'aws:SourceVpc': 'vpc-0a1b2c3d' } }),
      ],
      { state: 'refused' },
    ],
    [
      'from anywhere, being excluded before and after',
      [deny({ ...butOffice, ArnNotEqualsIfExists: { 'signin:PrincipalArn': ARN, 'aws:PrincipalArn': ARN } })],
      { state: 'open' },
    ],
    [
      'from anywhere, as others alone are meant',
      [deny({ ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/*' } }, { Action: ACTIONS[1] })],
      { state: 'open' },
    ],
    ['from anywhere, as it is about something else', [deny({}, { Action: 's3:*' })], { state: 'open' }],
    ['perhaps: a variable', [deny({ NotIpAddress: { 'aws:SourceIp': VARIABLE } })], { state: 'perhaps' }],
    [
      'perhaps: an operator that nobody knows',
      [deny({ DateGreaterThan: { 'aws:CurrentTime': '2027-01-01' } })],
      { state: 'perhaps' },
    ],
    [
      'perhaps: a resource that is not named here',
      [deny({}, { Resource: 'arn:aws:signin:us-east-1:111111111111:x' })],
      { state: 'perhaps' },
    ],
    [
      'perhaps: permissions of which none allows everything',
      [{ ...deny({ IpAddress: { 'aws:SourceIp': OFFICE } }), Effect: 'Allow' }],
      { state: 'perhaps' },
    ],
    [
      'from anywhere: a permission of everything',
      [{ Effect: 'Allow', Principal: '*', Action: 'signin:*', Resource: '*' }],
      { state: 'open' },
    ],
    ['perhaps: no statement at all', [{ Effect: 'Maybe', Action: 'signin:*', Resource: '*' }], { state: 'perhaps' }],
  ])('%s', (_what, statements, wanted) => {
    expect(ruling(...statements)).toMatchObject(wanted);
  });

  it('never more freely for one more denial', () => {
    const part = fc.constantFrom<object>(
      {},
      butOffice,
      { NotIpAddress: { 'aws:SourceIp': ['198.51.100.7/32', OFFICE] } },
      { StringNotEqualsIfExists: { 'aws:SourceVpc': ['vpc-1', 'vpc-2'] } },
      { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } },
      { ArnNotEquals: { 'signin:PrincipalArn': ARN } },
      { StringLike: { 'aws:SourceVpce': 'vpce-*' } },
      { Bool: { 'aws:MultiFactorAuthPresent': 'false' } },
    );
    const statement = fc.record({ one: part, other: part, action: fc.constantFrom('signin:*', ...ACTIONS) });
    const rank = { open: 0, restricted: 1, perhaps: 2, refused: 3 } as const;
    fc.assert(
      fc.property(fc.array(statement, { maxLength: 4 }), statement, (some, more) => {
        const all = [...some, more].map(({ one, other, action }) => deny({ ...one, ...other }, { Action: action }));
        const [fewer, every] = [ruling(...all.slice(0, -1)), ruling(...all)];
        // Perhaps may turn out to be refused for certain, and never to be open.
        expect(rank[every.state]).toBeGreaterThanOrEqual(Math.min(rank[fewer.state], 2));
      }),
      { numRuns: 400, seed: 20_261_201 },
    );
  });
});

it('looks at a policy only where it may be about signing in', () => {
  const about = (statement: object) =>
    statementsOf(JSON.stringify({ Statement: [statement] })).some((one) => isAboutSignIn(one, ROOT));
  expect(about(deny({}))).toBe(true);
  expect(about(deny({}, { Action: '*' }))).toBe(true);
  expect(about({ Effect: 'Deny', NotAction: 'iam:*', Resource: '*' })).toBe(true);
  expect(about(deny({}, { Action: ['s3:*', 'sqs:SendMessage'] }))).toBe(false);
});

it('reads the answer whether its keys are small, as its pages have them, or capital, as its models have', () => {
  const small = {
    version: '2012-10-17',
    statement: [{ effect: 'Deny', principal: { AWS: '*' }, action: ACTIONS, resource: '*', condition: butOffice }],
  };
  const read = statementsOf(JSON.stringify(asDocument(small)));
  expect(signInRulesOf([{ name: 'gate', statements: read }], ROOT, true)).toMatchObject({ state: 'restricted' });
  expect(asDocument({ Version: 'x', Statement: [{ Effect: 'Deny' }] })).toEqual({
    Version: 'x',
    Statement: [{ Effect: 'Deny' }],
  });
});
