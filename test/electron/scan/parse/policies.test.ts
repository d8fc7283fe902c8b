// biome-ignore-all lint/suspicious/noTemplateCurlyInString: policies have variables of this form
/** Policies: what they say of a request, surely or perhaps; and what service control policies deny the root user. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readStatements, statementsOf } from '../../../../electron/scan/parse/policy/document.ts';
import { isAllowed, isDenied, type PolicyRequest } from '../../../../electron/scan/parse/policy/evaluate.ts';
import { matches } from '../../../../electron/scan/parse/policy/glob.ts';
import { requestsFor, rootKeys } from '../../../../electron/scan/parse/root-requests.ts';
import { allowListDenialOf, deniesRoot, leavingDenied, rootDenialOf } from '../../../../electron/scan/parse/scp.ts';

const ROOT = { partition: 'aws', account: '111111111111', globalRegion: 'us-east-1' };
const ARN = 'arn:aws:iam::111111111111:root';

describe('patterns', () => {
  test.each([
    ['*', 'anything', 'yes'],
    ['iam:*', 'iam:GetUser', 'yes'],
    ['iam:?etUser', 'iam:GetUser', 'yes'],
    ['iam:Get', 'iam:GetUser', 'no'],
    ['arn:aws:s3:::bucket/*', 'arn:aws:iam::1:*', 'no'],
    ['arn:aws:iam::*:user/*', 'arn:aws:iam::1:*', 'maybe'],
    ['arn:*', 'arn:aws:iam::1:*', 'yes'],
    ['?', '*', 'maybe'],
    ['arn:aws:iam::1:user/${aws:username}', 'arn:aws:iam::1:user/ana', 'maybe'],
    ['arn:aws:iam::1:user/${aws:username}', 'arn:aws:iam::1:root', 'no'],
    ['a${*}c', 'abc', 'no'],
    ['a${*}c', 'a*c', 'maybe'],
    ['arn:aws:iam::1:role/x', '${*}', 'no'],
    ['*', '${*}', 'yes'],
    ['', '', 'yes'],
    ['*', '', 'yes'],
  ])('%s against %s: %s', (pattern, text, answer) => {
    expect(matches(pattern, text)).toBe(answer);
  });

  const piece = fc.constantFrom('a', 'b', '*', '?', ':');
  const pattern = fc.array(piece, { maxLength: 6 }).map((parts) => parts.join(''));
  const plain = fc.array(fc.constantFrom('a', 'b', ':'), { maxLength: 5 }).map((parts) => parts.join(''));
  const regular = (glob: string): RegExp => new RegExp(`^${glob.replaceAll('?', '[^]').replaceAll('*', '[^]*')}$`);

  test('agree with regular expressions on plain texts', () => {
    fc.assert(
      fc.property(pattern, plain, (glob, text) => {
        expect(matches(glob, text)).toBe(regular(glob).test(text) ? 'yes' : 'no');
      }),
    );
  });
  test('what is sure of a pattern holds for every text it stands for', () => {
    fc.assert(
      fc.property(pattern, pattern, plain, (glob, texts, text) => {
        if (!regular(texts).test(text)) return;
        const sure = matches(glob, texts);
        if (sure !== 'maybe') expect(matches(glob, text)).toBe(sure);
      }),
      { numRuns: 2000 },
    );
  });
  test('a long pattern of many runs takes no longer than its length', () => {
    expect(matches('*a'.repeat(40), 'a'.repeat(200))).toBe('yes');
    expect(matches(`${'*a'.repeat(40)}b`, 'a'.repeat(200))).toBe('no');
  });
});

function statements(...written: object[]) {
  return readStatements({ Statement: written });
}
const policy = (...written: object[]) => ({ id: 'p-1', name: 'Policy', statements: statements(...written) });
const all = { Effect: 'Deny', Action: '*', Resource: '*' };

describe('documents', () => {
  test('one statement or many, one action or many', () => {
    expect(statementsOf(JSON.stringify({ Statement: all }))).toHaveLength(1);
    expect(statementsOf(JSON.stringify({ Statement: [all, { ...all, Effect: 'Allow' }] }))).toHaveLength(2);
    expect(statementsOf('{}')).toEqual([]);
    expect(() => statementsOf('{')).toThrow(SyntaxError);
  });
  test('what is of no shape that a policy has may say anything', () => {
    const [request] = requestsFor('mfa-replacement', ROOT) as [PolicyRequest];
    for (const odd of [
      { Effect: 'Deny', Action: { toString: 0 }, Resource: '*' },
      { Effect: 'deny', Action: '*', Resource: '*' },
      { Effect: 'Deny', Action: '*', Resource: 7 },
      { Effect: 'Deny', Action: '*', Resource: '*', Condition: 'never' },
      { Effect: 'Deny', Action: '*', Resource: '*', Condition: { StringLike: { 'aws:PrincipalArn': {} } } },
      'Deny',
      null,
    ])
      expect(isDenied(readStatements({ Statement: [odd] }), request), JSON.stringify(odd)).toBe('maybe');
  });
  test('a policy of any shape is read without complaint', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (document) => {
        const read = readStatements(document);
        expect(['maybe', 'no']).toContain(
          isDenied(read, { action: 'a:b', resources: ['r'], principal: ARN, keys: {} }),
        );
        expect(rootDenialOf({ id: 'p', name: 'p', statements: read }, ROOT)?.hinders ?? []).toEqual([]);
      }),
    );
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.jsonValue(), (Condition, Action) => {
        rootDenialOf(policy({ Effect: 'Deny', Action, Condition }), ROOT);
      }),
    );
  });
});

const met = (condition: object, keys = rootKeys(ROOT, 'root')) =>
  isDenied(statements({ ...all, Condition: condition }), { action: 'a:b', resources: ['*'], principal: ARN, keys });

describe('conditions', () => {
  test.each<[string, object, string]>([
    ['the root user by its ARN', { ArnLike: { 'aws:PrincipalArn': 'arn:*:iam::*:root' } }, 'yes'],
    ['by text', { StringLike: { 'AWS:principalarn': ['x', 'arn:*:root'] } }, 'yes'],
    ['by account', { StringEquals: { 'aws:PrincipalAccount': '111111111111' } }, 'yes'],
    ['by its type', { StringEquals: { 'aws:PrincipalType': 'Account' } }, 'yes'],
    ['an ARN with a run over colons', { ArnLike: { 'aws:PrincipalArn': 'arn:aws:*:111111111111:root' } }, 'no'],
    ['a role', { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/*' } }, 'no'],
    ['all but roles', { ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/*' } }, 'yes'],
    ['all but the root user', { ArnNotEquals: { 'aws:PrincipalArn': ARN } }, 'no'],
    ['equal is not alike', { StringEquals: { 'aws:PrincipalArn': 'arn:*:iam::*:root' } }, 'no'],
    ['whatever case', { StringEqualsIgnoreCase: { 'aws:PrincipalArn': ARN.toUpperCase() } }, 'yes'],
    ['a tag that root cannot have', { StringEquals: { 'aws:PrincipalTag/admin': 'true' } }, 'no'],
    ['without that tag', { StringNotEquals: { 'aws:PrincipalTag/admin': 'true' } }, 'yes'],
    ['without that tag, if it is there', { StringNotEqualsIfExists: { 'aws:PrincipalTag/admin': 'true' } }, 'yes'],
    ['a tag, if it is there', { StringEqualsIfExists: { 'aws:PrincipalTag/admin': 'true' } }, 'yes'],
    ['any value of a tag', { 'ForAnyValue:StringEquals': { 'aws:PrincipalTag/a': 'x' } }, 'no'],
    ['all values of a tag', { 'ForAllValues:StringEquals': { 'aws:PrincipalTag/a': 'x' } }, 'yes'],
    ['no central session', { Null: { 'aws:AssumedRoot': 'true' } }, 'yes'],
    ['a central session', { Bool: { 'aws:AssumedRoot': 'true' } }, 'no'],
    ['no service', { Bool: { 'aws:ViaAWSService': 'false' } }, 'yes'],
    ['another region', { StringNotEquals: { 'aws:RequestedRegion': 'eu-west-1' } }, 'yes'],
    ['its own region', { StringNotEquals: { 'aws:RequestedRegion': ['eu-west-1', 'us-east-1'] } }, 'no'],
    ['the network', { NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }, 'maybe'],
    ['MFA', { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } }, 'maybe'],
    ['a time', { DateGreaterThan: { 'aws:CurrentTime': '2027-01-01T00:00:00Z' } }, 'maybe'],
    ['an operator nobody knows', { Telepathy: { 'aws:PrincipalArn': ARN } }, 'maybe'],
    ['a variable', { StringLike: { 'aws:PrincipalArn': 'arn:aws:iam::${aws:PrincipalAccount}:root' } }, 'maybe'],
    ['two at once', { Bool: { 'aws:ViaAWSService': 'false' }, IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }, 'maybe'],
    [
      'two, one of which is not met',
      { Bool: { 'aws:ViaAWSService': 'true' }, IpAddress: { 'aws:SourceIp': '1' } },
      'no',
    ],
  ])('%s', (_name, condition, answer) => {
    expect(met(condition)).toBe(answer);
  });
  test('in a central session', () => {
    const keys = rootKeys(ROOT, 'central-session');
    expect(met({ Null: { 'aws:AssumedRoot': 'true' } }, keys)).toBe('no');
    expect(met({ StringEquals: { 'aws:PrincipalType': 'Account' } }, keys)).toBe('maybe');
  });
  test('knowing more never turns one sure answer into another', () => {
    const key = fc.constantFrom('k:a', 'k:b');
    const value = fc.constantFrom('x', 'y');
    const operator = fc.constantFrom(
      'StringEquals',
      'StringNotEquals',
      'StringLikeIfExists',
      'Null',
      'ForAllValues:StringNotLike',
      'ForAnyValue:StringEquals',
    );
    const block = fc.dictionary(operator, fc.dictionary(key, fc.array(value, { maxLength: 2 }), { maxKeys: 2 }), {
      maxKeys: 3,
    });
    const known = fc.dictionary(key, fc.option(value, { nil: null }), { maxKeys: 1 });
    fc.assert(
      fc.property(block, known, fc.option(value, { nil: null }), (condition, keys, more) => {
        const before = met(condition, keys);
        const after = met(condition, { 'k:a': more, 'k:b': more, ...keys });
        if (before !== 'maybe') expect(after).toBe(before);
      }),
      { numRuns: 1000 },
    );
  });
});

const hinders = (...written: object[]) => {
  const denial = rootDenialOf(policy(...written), ROOT);
  return denial === null ? null : [denial.hinders, denial.perhaps];
};
const MFA = 'mfa-replacement';
const CENTRAL = 'central-root';

describe('denials of the root user', () => {
  test.each<[string, object, unknown]>([
    ['everything', all, [[MFA, CENTRAL], []]],
    ['one bucket', { ...all, Resource: 'arn:aws:s3:::acme-logs/*' }, null],
    [
      'everything but one bucket',
      { Effect: 'Deny', Action: '*', NotResource: 'arn:aws:s3:::open/*' },
      [[MFA, CENTRAL], []],
    ],
    ['roles', { ...all, Action: 'iam:*', Resource: 'arn:aws:iam::*:role/Org*' }, null],
    ['users', { ...all, Action: 'iam:*', Resource: 'arn:aws:iam::*:user/*' }, [[], [MFA, CENTRAL]]],
    [
      'virtual devices',
      { ...all, Action: 'iam:CreateVirtualMFADevice', Resource: 'arn:aws:iam::*:mfa/*' },
      [[MFA], []],
    ],
    ['MFA devices for everybody', { ...all, Action: 'iam:DeactivateMFADevice' }, [[MFA], []]],
    ['all but S3', { Effect: 'Deny', NotAction: 's3:*', Resource: '*' }, [[MFA, CENTRAL], []]],
    ['all but IAM', { Effect: 'Deny', NotAction: 'iam:*', Resource: '*' }, [[], []]],
    [
      'all but IAM, in other regions',
      {
        Effect: 'Deny',
        NotAction: 'iam:*',
        Resource: '*',
        Condition: { StringNotEquals: { 'aws:RequestedRegion': 'x' } },
      },
      null,
    ],
    [
      'IAM too, in other regions',
      {
        Effect: 'Deny',
        NotAction: 's3:*',
        Resource: '*',
        Condition: { StringNotEquals: { 'aws:RequestedRegion': 'x' } },
      },
      [[MFA, CENTRAL], []],
    ],
    [
      'off the network',
      { ...all, Condition: { NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' } } },
      [[], [MFA, CENTRAL]],
    ],
    ['an allowance', { Effect: 'Allow', Action: '*', Resource: '*' }, null],
    ['another service', { ...all, Action: 'ec2:*' }, null],
    ['another account', { ...all, Resource: 'arn:aws:iam::222222222222:*' }, null],
  ])('%s', (_name, statement, expected) => {
    expect(hinders(statement)).toEqual(expected);
  });
  test('a denial that names the root user is told, whatever else it asks', () => {
    const Condition = {
      ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:root' },
      Bool: { 'aws:SecureTransport': 'false' },
    };
    const [named] = statements({ ...all, Action: 'ec2:*', Condition });
    expect(named && deniesRoot(named, ROOT)).toBe(true);
    expect(hinders({ ...all, Condition })).toEqual([[], [MFA, CENTRAL]]);
  });
});

describe('allow lists', () => {
  const level = (fullAccess: boolean, ...written: object[]) => ({
    target: 'ou-1',
    policies: [policy(...written)],
    fullAccess,
  });
  const allow = (Action: string | string[], more = {}) => ({ Effect: 'Allow', Action, Resource: '*', ...more });
  const missing = (...written: object[]) => {
    const denial = allowListDenialOf(level(false, ...written), ROOT);
    return denial === null ? null : [denial.hinders, denial.perhaps];
  };
  test('what is not allowed is denied', () => {
    expect(missing(allow(['ec2:*', 's3:*']))).toEqual([[MFA, CENTRAL], []]);
    expect(missing(allow(['iam:*']))).toBeNull();
    expect(missing(allow(['iam:*MFADevice*']))).toEqual([[CENTRAL], []]);
    expect(missing(allow('*', { Condition: { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } } }))).toEqual([
      [],
      [MFA, CENTRAL],
    ]);
    expect(missing(all)).toEqual([[MFA, CENTRAL], []]);
    expect(allowListDenialOf(level(true, allow('ec2:*')), ROOT)).toBeNull();
  });
  test('leaving the organization', () => {
    const leave = { ...all, Action: 'organizations:LeaveOrganization' };
    const exempting = { ...leave, Condition: { ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/Admin' } } };
    expect(leavingDenied([], ROOT)).toBe('no');
    expect(leavingDenied([level(true, leave)], ROOT)).toBe('yes');
    expect(leavingDenied([level(true, exempting)], ROOT)).toBe('maybe');
    expect(leavingDenied([level(false, allow('ec2:*'))], ROOT)).toBe('yes');
    expect(leavingDenied([level(true, { ...leave, Resource: 'arn:aws:s3:::b' })], ROOT)).toBe('no');
  });
  test('a denial that is added never allows more', () => {
    const action = fc.constantFrom('*', 'iam:*', 'iam:GetUser', 's3:*');
    const statement = fc.record({
      Effect: fc.constantFrom('Allow', 'Deny'),
      Action: action,
      Resource: fc.constantFrom('*', 'arn:aws:iam::*:user/*'),
    });
    const order = { no: 0, maybe: 1, yes: 2 } as const;
    fc.assert(
      fc.property(fc.array(statement, { maxLength: 4 }), statement, (before, added) => {
        for (const request of requestsFor('central-root', ROOT)) {
          const [one, other] = [statements(...before), statements(...before, added)];
          expect(order[isDenied(other, request)]).toBeGreaterThanOrEqual(order[isDenied(one, request)]);
          expect(order[isAllowed(other, request)]).toBeGreaterThanOrEqual(order[isAllowed(one, request)]);
        }
      }),
    );
  });
});
