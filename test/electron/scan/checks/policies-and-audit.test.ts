/** Root users denied by policy, and the deep audit through root sessions. */
import { expect, test } from 'vitest';
import type { SimulatedPolicy, SimulatedUnit } from '../../../../electron/simulator/organization.ts';
import { MANAGEMENT, MEMBER, scanOf, withMember } from '../harness.ts';

const CENTRAL = { centralRoot: { credentials: true, sessions: false } };

function policy(statement: object, targets: string[]): SimulatedPolicy {
  return {
    id: 'p-denyroot',
    name: 'DenyRoot',
    description: '',
    awsManaged: false,
    content: JSON.stringify({ Version: '2012-10-17', Statement: statement }),
    targets,
  };
}

const ROOT_LIKE = { ArnLike: { 'aws:PrincipalArn': 'arn:*:iam::*:root' } };
const DENY_ALL = { Effect: 'Deny', Action: '*', Resource: '*', Condition: ROOT_LIKE };
const SPARING = { ...DENY_ALL, Condition: { ...ROOT_LIKE, Null: { 'aws:AssumedRoot': 'true' } } };

const UNITS: SimulatedUnit[] = [
  { id: 'ou-root-outer', name: 'Outer', parentId: 'r-root' },
  { id: 'ou-root-inner', name: 'Inner', parentId: 'ou-root-outer' },
  { id: 'ou-root-other', name: 'Other', parentId: 'r-root' },
];

const BINDINGS: [string, object, string[], boolean][] = [
  ['nothing attached', DENY_ALL, [], false],
  ['the root', DENY_ALL, ['r-root'], true],
  ['the account', DENY_ALL, [MEMBER], true],
  ['its unit', DENY_ALL, ['ou-root-inner'], true],
  ['the unit above its unit', DENY_ALL, ['ou-root-outer'], true],
  ['another unit', DENY_ALL, ['ou-root-other'], false],
  [
    'another account by name',
    { ...DENY_ALL, Condition: { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::999999999999:root' } } },
    ['r-root'],
    false,
  ],
  [
    'roles alone',
    { ...DENY_ALL, Condition: { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/*' } } },
    ['r-root'],
    false,
  ],
  [
    'all but roles',
    { ...DENY_ALL, Condition: { ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/*' } } },
    ['r-root'],
    true,
  ],
  ['one service for everybody', { Effect: 'Deny', Action: 'ec2:*', Resource: '*' }, ['r-root'], false],
  [
    'other regions for everybody',
    {
      Effect: 'Deny',
      NotAction: 'iam:*',
      Resource: '*',
      Condition: { StringNotEquals: { 'aws:RequestedRegion': 'eu-west-1' } },
    },
    ['r-root'],
    false,
  ],
];

/** With the place in the organization told by the listing, and without: then the units are asked. */
const LISTINGS = ['state', 'status'] as const;

test.each(LISTINGS.flatMap((fields) => BINDINGS.map((row) => [fields, ...row] as const)))(
  'root denied, listing with %s: %s',
  async (fields, _name, statement, targets, denied) => {
    const listing = { fields, emptyPageEvery: 0 };
    const scanned = await scanOf(
      withMember({ parentId: 'ou-root-inner' }, { policies: [policy(statement, targets)], units: UNITS, listing }),
    );
    expect(scanned.account(MEMBER, 'aws.rootDenied')).toMatchObject({ value: { denied, exempt: false } });
    expect(scanned.account(MANAGEMENT, 'aws.rootDenied')).toEqual({
      value: { denied: false, exempt: true, policies: [] },
    });
  },
);

test('what a denial hinders', async () => {
  const all = await scanOf(withMember({}, { policies: [policy(DENY_ALL, ['r-root'])] }));
  expect(all.account(MEMBER, 'aws.rootDenied')).toMatchObject({
    value: {
      policies: [{ policyName: 'DenyRoot', sparesAssumeRoot: false, hinders: ['mfa-replacement', 'central-root'] }],
    },
  });
  const sparing = await scanOf(withMember({}, { policies: [policy(SPARING, ['r-root'])] }));
  expect(sparing.account(MEMBER, 'aws.rootDenied')).toMatchObject({
    value: { policies: [{ sparesAssumeRoot: true, hinders: ['mfa-replacement'] }] },
  });
  const narrow = { ...DENY_ALL, Action: ['ec2:*', 's3:*'] };
  const harmless = await scanOf(withMember({}, { policies: [policy(narrow, ['r-root'])] }));
  expect(harmless.account(MEMBER, 'aws.rootDenied')).toMatchObject({
    value: { denied: true, policies: [{ hinders: [] }] },
  });
});

test('an allow list leaves out what it does not name, wherever it stands alone', async () => {
  const allow = policy({ Effect: 'Allow', Action: ['ec2:*', 's3:*'], Resource: '*' }, ['ou-root-outer']);
  const world = { units: UNITS, policies: [allow] };
  const beside = await scanOf(withMember({ parentId: 'ou-root-inner' }, world));
  expect(beside.account(MEMBER, 'aws.rootDenied')).toMatchObject({ value: { denied: false } });
  expect(beside.account(MEMBER, 'aws.leavingDenied')).toEqual({ value: { denied: 'no' } });
  const alone = { ...world, withoutFullAccess: ['ou-root-outer'] };
  const scanned = await scanOf(withMember({ parentId: 'ou-root-inner' }, alone));
  expect(scanned.account(MEMBER, 'aws.rootDenied')).toMatchObject({
    value: { policies: [{ allowList: true, hinders: ['mfa-replacement', 'central-root'], perhaps: [] }] },
  });
  expect(scanned.account(MEMBER, 'aws.leavingDenied')).toEqual({ value: { denied: 'yes' } });
});

test('a denial of one bucket is none of the root user', async () => {
  const bucket = { ...DENY_ALL, Condition: undefined, Resource: 'arn:aws:s3:::acme-logs/*' };
  const scanned = await scanOf(withMember({}, { policies: [policy(bucket, ['r-root'])] }));
  expect(scanned.account(MEMBER, 'aws.rootDenied')).toMatchObject({ value: { denied: false, policies: [] } });
});

test('policies that cannot be read leave it unknown', async () => {
  const scanned = await scanOf(
    withMember({}, { policies: [policy(DENY_ALL, ['r-root'])], faults: ['organizations:DescribePolicy=AccessDenied'] }),
  );
  expect(scanned.account(MEMBER, 'aws.rootDenied')).toMatchObject({ unknown: { reason: 'access-denied' } });
});

const ROOT = {
  password: true,
  passwordSetAt: '2021-05-05T05:05:05Z',
  mfaDevices: [
    { kind: 'fido' as const, name: 'yubi', enrolledAt: '2023-03-03T03:03:03Z' },
    { kind: 'hardware-totp' as const, name: 'GAHT12345678', enrolledAt: '2020-02-02T02:02:02Z' },
    { kind: 'virtual' as const, name: 'phone', enrolledAt: '2022-02-02T02:02:02Z' },
  ],
  accessKeys: [
    {
      id: 'AKIAEXAMPLE1',
      active: false,
      createdAt: '2019-01-01T00:00:00Z',
      lastUsed: { at: '2020-01-01T00:00:00Z', region: 'us-east-1', service: 's3' },
    },
  ],
  certificates: [{ id: 'CERT1', active: true, uploadedAt: '2018-01-01T00:00:00Z' }],
};

test('without being asked for, no root session is opened', async () => {
  const scanned = await scanOf(withMember({ root: ROOT }, CENTRAL));
  expect(scanned.account(MEMBER, 'aws.rootDevices')).toBeUndefined();
  expect(scanned.simulator.calls.count('sts:AssumeRoot')).toBe(0);
  expect(scanned.simulator.calls.count('sts:AssumeRole')).toBe(1);
});

test('deep audit: devices, keys, certificates and password date, exactly', async () => {
  const scanned = await scanOf(withMember({ root: ROOT }, CENTRAL), { deepAudit: true });
  expect(scanned.account(MEMBER, 'aws.rootDevices')).toEqual({
    value: [
      { serial: 'GAHT12345678', kind: 'hardware-totp', enrolledAt: '2020-02-02T02:02:02.000Z' },
      { serial: `arn:aws:iam::${MEMBER}:mfa/phone`, kind: 'virtual', enrolledAt: '2022-02-02T02:02:02.000Z' },
      {
        serial: `arn:aws:iam::${MEMBER}:u2f/root/yubi`,
        kind: 'security-key-or-passkey',
        enrolledAt: '2023-03-03T03:03:03.000Z',
      },
    ],
  });
  expect(scanned.account(MEMBER, 'aws.rootKeys')).toEqual({
    value: [
      {
        id: 'AKIAEXAMPLE1',
        active: false,
        createdAt: '2019-01-01T00:00:00.000Z',
        lastUsedAt: '2020-01-01T00:00:00.000Z',
        lastUsedRegion: 'us-east-1',
        lastUsedService: 's3',
      },
    ],
  });
  expect(scanned.account(MEMBER, 'aws.rootCertificates')).toEqual({
    value: [{ id: 'CERT1', active: true, uploadedAt: '2018-01-01T00:00:00.000Z' }],
  });
  expect(scanned.account(MEMBER, 'aws.rootPassword')).toEqual({
    value: { present: true, setAt: '2021-05-05T05:05:05.000Z' },
  });
  expect(scanned.account(MANAGEMENT, 'aws.rootDevices')).toBeUndefined();
});

test('deep audit: no password is an answer', async () => {
  const scanned = await scanOf(withMember({}, CENTRAL), { deepAudit: true });
  expect(scanned.account(MEMBER, 'aws.rootPassword')).toEqual({ value: { present: false, setAt: null } });
  expect(scanned.account(MEMBER, 'aws.rootDevices')).toEqual({ value: [] });
});

test('deep audit: a policy that denies the root user denies this session too', async () => {
  const scanned = await scanOf(withMember({ root: ROOT }, { ...CENTRAL, policies: [policy(DENY_ALL, ['r-root'])] }), {
    deepAudit: true,
  });
  for (const field of ['aws.rootDevices', 'aws.rootKeys', 'aws.rootCertificates', 'aws.rootPassword'] as const)
    expect(scanned.account(MEMBER, field)).toMatchObject({ unknown: { reason: 'scp-denied' } });
});

test('deep audit without central root management is refused, and unknown', async () => {
  const scanned = await scanOf(withMember({ root: ROOT }), { deepAudit: true });
  expect(scanned.account(MEMBER, 'aws.rootDevices')).toHaveProperty('unknown');
  expect(scanned.account(MEMBER, 'credentials.password')).toEqual({ value: 'yes' });
});
