/** Which root credentials exist, what kind of MFA, and when root was last used: every state of the three checks. */
import { expect, test } from 'vitest';
import type { SimulatedReport, SimulatedRoot } from '../../../../electron/simulator/organization.ts';
import { MEMBER, scanOf, withMember } from '../harness.ts';

const key = (id: string, active: boolean, lastUsed: { at: string; region: string; service: string } | null) => ({
  id,
  active,
  createdAt: '2020-01-02T03:04:05Z',
  lastUsed,
});
const virtual = (name: string) => ({ kind: 'virtual' as const, name, enrolledAt: '2022-02-02T02:02:02Z' });
const fido = { kind: 'fido' as const, name: 'yubi', enrolledAt: '2023-03-03T03:03:03Z' };
const certificate = { id: 'CERT1', active: true, uploadedAt: '2019-01-01T00:00:00Z' };

const SUMMARIES: [string, Partial<SimulatedRoot>, string[], Record<string, 'yes' | 'no' | 'key-missing'>][] = [
  ['nothing', {}, [], { password: 'no', mfa: 'no', accessKeys: 'no', certificates: 'no' }],
  ['a password without MFA', { password: true }, [], { password: 'yes', mfa: 'no' }],
  ['a password with MFA', { password: true, mfaDevices: [fido] }, [], { password: 'yes', mfa: 'yes' }],
  ['keys without a password', { accessKeys: [key('AKIA1', true, null)] }, [], { password: 'no', accessKeys: 'yes' }],
  ['a certificate', { certificates: [certificate] }, [], { certificates: 'yes' }],
  [
    'an answer without AccountPasswordPresent',
    { password: true },
    ['AccountPasswordPresent'],
    { password: 'key-missing', mfa: 'no' },
  ],
  [
    'an answer without any of the keys',
    { password: true },
    ['AccountPasswordPresent', 'AccountMFAEnabled', 'AccountAccessKeysPresent', 'AccountSigningCertificatesPresent'],
    { password: 'key-missing', mfa: 'key-missing', accessKeys: 'key-missing', certificates: 'key-missing' },
  ],
];

test.each(SUMMARIES)('account summary: %s', async (_name, root, missingSummaryKeys, expected) => {
  const scanned = await scanOf(withMember({ root, missingSummaryKeys }));
  for (const [name, value] of Object.entries(expected)) {
    const statement = scanned.account(MEMBER, `credentials.${name}` as 'credentials.mfa');
    if (value === 'key-missing') expect(statement).toMatchObject({ unknown: { reason: 'key-missing' } });
    else expect(statement).toEqual({ value });
  }
});

const MFA: [string, Partial<SimulatedRoot>, string[]][] = [
  ['no device', {}, []],
  ['a device of the usual name', { mfaDevices: [virtual('root-account-mfa-device')] }, ['root-account-mfa-device']],
  ['a device of any name', { mfaDevices: [virtual('finance-phone')] }, ['finance-phone']],
  ['a security key alone', { mfaDevices: [fido] }, []],
  ['a virtual device beside a security key', { mfaDevices: [fido, virtual('b')] }, ['b']],
  ['several virtual devices', { mfaDevices: [virtual('b'), virtual('a')] }, ['a', 'b']],
];

test.each(MFA)('virtual MFA: %s', async (_name, root, names) => {
  const scanned = await scanOf(
    withMember({
      root,
      // A user whose name and device are made to look like the root user's.
      users: [
        {
          name: 'root',
          createdAt: '2020-01-01T00:00:00Z',
          password: true,
          passwordLastUsedAt: null,
          virtualMfa: 'root-account-mfa-device-of-a-user',
          accessKeys: [],
        },
      ],
    }),
  );
  const statement = scanned.account(MEMBER, 'aws.virtualMfa') as { value: { serial: string; enrolledAt: string }[] };
  expect(statement.value.map(({ serial }) => serial)).toEqual(
    names.map((name) => `arn:aws:iam::${MEMBER}:mfa/${name}`),
  );
  for (const device of statement.value) expect(device.enrolledAt).toBe('2022-02-02T02:02:02.000Z');
});

const used = (at: string) => ({ at, region: 'eu-west-1', service: 's3' });
const USES: [string, Partial<SimulatedRoot>, Partial<SimulatedReport>, object][] = [
  ['never', {}, {}, { used: false }],
  ['never, told as N/A', { password: true }, { neverUsed: 'N/A' }, { used: false }],
  [
    'by password',
    { password: true, passwordLastUsedAt: '2026-10-01T10:00:00Z' },
    {},
    { used: true, at: '2026-10-01T10:00:00.000Z', with: 'password', region: null, service: null },
  ],
  [
    'by a key, later than by password',
    {
      password: true,
      passwordLastUsedAt: '2024-01-01T00:00:00Z',
      accessKeys: [key('AKIA1', true, used('2026-11-01T00:00:00Z'))],
    },
    { booleans: 'upper', unknownColumn: true },
    { used: true, at: '2026-11-01T00:00:00.000Z', with: 'access-key-1', region: 'eu-west-1', service: 's3' },
  ],
  [
    'by the second key',
    { accessKeys: [key('AKIA1', false, null), key('AKIA2', true, used('2026-09-09T00:00:00Z'))] },
    { passwordEnabled: 'not-supported' },
    { used: true, at: '2026-09-09T00:00:00.000Z', with: 'access-key-2', region: 'eu-west-1', service: 's3' },
  ],
];

test.each(USES)('last use: %s', async (_name, root, report, expected) => {
  const scanned = await scanOf(withMember({ root, report }));
  expect(scanned.account(MEMBER, 'aws.lastUse')).toEqual({ value: expected });
});

test('the report of hours ago carries its own date, and says which keys and certificates are active', async () => {
  const scanned = await scanOf(
    withMember({
      root: { password: true, mfaDevices: [fido], accessKeys: [key('AKIA1', true, null)], certificates: [certificate] },
      report: { ageMinutes: 200, passwordEnabled: 'not-supported' },
    }),
  );
  expect(scanned.provenance(MEMBER, 'aws.report')?.at).toBe('2026-11-24T08:40:00.000Z');
  expect(scanned.account(MEMBER, 'aws.report')).toMatchObject({
    value: {
      passwordEnabled: null,
      mfaActive: true,
      keys: [{ slot: 1, active: true, lastUsedAt: null }],
      certificates: [{ slot: 1, active: true }],
    },
  });
});

test('a report that is still being written is waited for', async () => {
  const scanned = await scanOf(withMember({ report: { pendingAnswers: 2 } }));
  expect(scanned.account(MEMBER, 'aws.lastUse')).toEqual({ value: { used: false } });
});

test('without the right to ask for a report, an existing one is read', async () => {
  const faults = ['iam:GenerateCredentialReport=AccessDenied'];
  const scanned = await scanOf(withMember({ report: { ageMinutes: 30 }, faults }));
  expect(scanned.account(MEMBER, 'aws.lastUse')).toEqual({ value: { used: false } });
});

test('without the right to ask for a report, and without one, the refusal is the reason', async () => {
  const scanned = await scanOf(withMember({ faults: ['iam:GenerateCredentialReport=AccessDenied'] }));
  expect(scanned.account(MEMBER, 'aws.lastUse')).toMatchObject({ unknown: { reason: 'access-denied' } });
});
