import { GenerateCredentialReportCommand, GetCredentialReportCommand, IAMClient } from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { type AccountInput, simulatedAccount } from '../../../electron/simulator/build.ts';
import { client, MANAGEMENT, MEMBER, NOW, refusal, roleIn, running, smallOrganization } from './harness.ts';

const HOUR_MS = 3_600_000;
const OLD = '2024-01-01T00:00:00Z';

async function memberIam(member: Partial<AccountInput>, now?: () => Date) {
  const accounts = [simulatedAccount({ id: MANAGEMENT }), simulatedAccount({ id: MEMBER, ...member })];
  const organization = smallOrganization({ accounts });
  const simulator = await running(now ? { organization, now } : { organization });
  const iam = client(IAMClient, simulator, { credentials: await roleIn(simulator, MEMBER) });
  return {
    generate: async () => (await iam.send(new GenerateCredentialReportCommand({}))).State,
    get: () => iam.send(new GetCredentialReportCommand({})),
    rows: async () => rowsOf((await iam.send(new GetCredentialReportCommand({}))).Content),
  };
}

function rowsOf(content: Uint8Array | undefined): Record<string, string>[] {
  const [header = [], ...rows] = Buffer.from(content ?? [])
    .toString()
    .split('\n')
    .map((line) => line.split(','));
  return rows.map((row) => Object.fromEntries(header.map((name, index) => [name, row[index] ?? ''])));
}

test('a report is asked for, is in progress, and is there in the end', async () => {
  const { generate, get } = await memberIam({ report: { pendingAnswers: 2 } });
  expect(await refusal(get())).toMatchObject({ name: 'CredentialReportNotPresentException', status: 410 });
  expect(await generate()).toBe('STARTED');
  expect(await refusal(get())).toMatchObject({ name: 'CredentialReportNotReadyException', status: 404 });
  expect(await generate()).toBe('INPROGRESS');
  expect(await generate()).toBe('COMPLETE');
  const report = await get();
  expect(report).toMatchObject({ ReportFormat: 'text/csv', GeneratedTime: NOW });
  expect(rowsOf(report.Content)[0]).toMatchObject({ user: '<root_account>', arn: `arn:aws:iam::${MEMBER}:root` });
});

test('within four hours the older report comes back, without what changed since', async () => {
  const { generate, get } = await memberIam({
    report: { ageMinutes: 239 },
    root: {
      password: true,
      passwordSetAt: OLD,
      accessKeys: [
        { id: 'AKIANEW', active: true, createdAt: new Date(NOW.getTime() - HOUR_MS).toISOString(), lastUsed: null },
      ],
    },
  });
  expect(await generate()).toBe('COMPLETE');
  const report = await get();
  expect(report.GeneratedTime).toEqual(new Date(NOW.getTime() - 239 * 60_000));
  expect(rowsOf(report.Content)[0]).toMatchObject({ password_enabled: 'true', access_key_1_active: 'false' });
});

test('after four hours a new report is made, and after a week the old one has expired', async () => {
  let now = NOW;
  const { generate, get } = await memberIam({ report: { ageMinutes: 239 } }, () => now);
  expect((await get()).GeneratedTime?.getTime()).toBeLessThan(NOW.getTime());
  now = new Date(NOW.getTime() + HOUR_MS);
  await generate();
  expect((await get()).GeneratedTime).toEqual(now);
  now = new Date(NOW.getTime() + 8 * 24 * HOUR_MS);
  expect(await refusal(get())).toMatchObject({ name: 'CredentialReportExpiredException', status: 410 });
});

test('the root row holds 22 columns, in the spelling of the account', async () => {
  const { generate, rows } = await memberIam({
    report: { booleans: 'upper' },
    root: {
      password: true,
      passwordSetAt: OLD,
      passwordLastUsedAt: '2025-05-05T05:05:05Z',
      mfaDevices: [{ kind: 'fido', name: 'key', enrolledAt: OLD }],
      accessKeys: [
        {
          id: 'A',
          active: true,
          createdAt: OLD,
          lastUsed: { at: '2026-01-02T03:04:05Z', region: 'eu-west-1', service: 's3' },
        },
        { id: 'B', active: false, createdAt: OLD, lastUsed: null },
      ],
      certificates: [{ id: 'C', active: true, uploadedAt: OLD }],
    },
  });
  await generate();
  expect((await rows())[0]).toEqual({
    user: '<root_account>',
    arn: `arn:aws:iam::${MEMBER}:root`,
    user_creation_time: '2021-03-01T09:00:00+00:00',
    password_enabled: 'TRUE',
    password_last_used: '2025-05-05T05:05:05+00:00',
    password_last_changed: 'not_supported',
    password_next_rotation: 'not_supported',
    mfa_active: 'TRUE',
    access_key_1_active: 'TRUE',
    access_key_1_last_rotated: '2024-01-01T00:00:00+00:00',
    access_key_1_last_used_date: '2026-01-02T03:04:05+00:00',
    access_key_1_last_used_region: 'eu-west-1',
    access_key_1_last_used_service: 's3',
    access_key_2_active: 'FALSE',
    access_key_2_last_rotated: '2024-01-01T00:00:00+00:00',
    access_key_2_last_used_date: 'N/A',
    access_key_2_last_used_region: 'N/A',
    access_key_2_last_used_service: 'N/A',
    cert_1_active: 'TRUE',
    cert_1_last_rotated: '2024-01-01T00:00:00+00:00',
    cert_2_active: 'FALSE',
    cert_2_last_rotated: 'N/A',
  });
});

test.each([
  ['a password never used', { root: { password: true, passwordSetAt: OLD } }, 'true', 'no_information'],
  [
    'the same, in the other spelling',
    { root: { password: true, passwordSetAt: OLD }, report: { neverUsed: 'N/A' as const } },
    'true',
    'N/A',
  ],
  ['no password', {}, 'false', 'N/A'],
  [
    'an old kind of report',
    { root: { password: true, passwordSetAt: OLD }, report: { passwordEnabled: 'not-supported' as const } },
    'not_supported',
    'no_information',
  ],
  [
    'a password removed since its last use',
    { root: { passwordLastUsedAt: OLD } },
    'false',
    '2024-01-01T00:00:00+00:00',
  ],
])('%s reads as AWS writes it', async (_, member, enabled, lastUsed) => {
  const { generate, rows } = await memberIam(member);
  await generate();
  expect((await rows())[0]).toMatchObject({ password_enabled: enabled, password_last_used: lastUsed });
});

test('a report may have a column that nobody knows, and rows of IAM users', async () => {
  const { generate, rows } = await memberIam({
    report: { unknownColumn: true },
    users: [
      { name: 'root', createdAt: OLD, password: true, passwordLastUsedAt: null, virtualMfa: 'root', accessKeys: [] },
    ],
  });
  await generate();
  const [root, user] = await rows();
  expect(Object.keys(root ?? {})).toHaveLength(23);
  expect(user).toMatchObject({ user: 'root', arn: `arn:aws:iam::${MEMBER}:user/root`, mfa_active: 'true' });
});
