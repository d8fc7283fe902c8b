/** Before a scan: which profiles there are, who the caller is and what it may do. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { announcements, describeCaller, listProfiles } from '../../../../electron/scan/scan.ts';
import { running, userOf } from '../../simulator/harness.ts';
import { leadTo, MANAGEMENT, MEMBER, scanAgain, withMember } from '../harness.ts';

async function configuration(config: string, credentials = ''): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'profiles-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, 'config'), config);
  await writeFile(join(folder, 'credentials'), credentials);
  vi.stubEnv('AWS_CONFIG_FILE', join(folder, 'config'));
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', join(folder, 'credentials'));
}

test('profiles by kind, with regions, without sections that are none, and without anything secret', async () => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', '');
  await configuration(
    `[default]
region = eu-west-1
[profile corp]
sso_session = corp
sso_account_id = 111111111111
sso_role_name = Audit
region = us-east-1
[sso-session corp]
sso_start_url = https://corp.awsapps.com/start
sso_region = us-east-1
[profile audit]
role_arn = arn:aws:iam::111111111111:role/Audit
source_profile = corp
[profile tool]
credential_process = /usr/bin/tool
`,
    '[default]\naws_access_key_id = AKIAEXAMPLE\naws_secret_access_key = topsecretvalue\n',
  );
  const found = await listProfiles();
  expect(found.profiles).toEqual([
    { name: 'audit', kind: 'assume-role', region: null, program: false, trouble: null },
    { name: 'corp', kind: 'sso', region: 'us-east-1', program: false, trouble: null },
    { name: 'default', kind: 'keys', region: 'eu-west-1', program: false, trouble: null },
    { name: 'tool', kind: 'process', region: null, program: true, trouble: null },
  ]);
  expect(JSON.stringify(found)).not.toMatch(/topsecret|AKIA/);
});

test('a program behind another profile is announced, by its name alone, and so is what cannot be used', async () => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', '');
  vi.stubEnv('AWS_PROFILE', '');
  await configuration(`[profile "over it"]
role_arn = arn:aws:iam::111111111111:role/Audit
source_profile = tool
[profile tool]
credential_process = "/opt/my tool" --token topsecretvalue
[profile lost]
sso_session = nowhere
[profile with blank]
`);
  const found = await listProfiles();
  expect(found.profiles).toEqual([
    {
      name: 'lost',
      kind: 'other',
      region: null,
      program: false,
      trouble: expect.stringContaining('[sso-session nowhere]'),
    },
    { name: 'over it', kind: 'assume-role', region: null, program: true, trouble: null },
    { name: 'tool', kind: 'process', region: null, program: true, trouble: null },
  ]);
  expect(found.troubles).toEqual([expect.stringMatching(/^Line 8 of .*\[profile "with blank"\]\.$/)]);
  expect(await announcements({ profile: 'over it' })).toEqual([
    'The profile “over it” takes its credentials from the profile “tool”, which runs a program: /opt/my tool',
  ]);
  expect(await announcements({ profile: 'lost' })).toEqual([]);
  vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
  expect(await announcements({ profile: 'tool' })).toEqual([
    'The profile “tool” runs a program for its credentials: /opt/my tool',
    expect.stringContaining('checks the certificates of AWS all the same'),
  ]);
  expect(JSON.stringify(found)).not.toContain('topsecret');
});

test('a machine without any configuration has no profiles, and that is no error', async () => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', '');
  vi.stubEnv('AWS_CONFIG_FILE', '/nonexistent/config');
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', '/nonexistent/credentials');
  expect((await listProfiles()).profiles).toEqual([]);
});

test('a profile of the shared files is what the scan calls with', async () => {
  const simulator = await running({ organization: withMember({}) });
  const { AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: secret, ...rest } = simulator.environment;
  for (const [name, value] of Object.entries(rest)) vi.stubEnv(name, value);
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIANOBODY');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'x');
  await configuration(
    '[profile audit]\nregion = us-east-1\n',
    `[audit]\naws_access_key_id = ${id}\naws_secret_access_key = ${secret}\n`,
  );
  const view = await describeCaller({ caller: { profile: 'audit' }, roleName: 'R' });
  expect(view.account).toBe(MANAGEMENT);
});

test('the management account with every permission', async () => {
  const simulator = await running({ organization: withMember({}) });
  leadTo(simulator.environment);
  const view = await describeCaller({ caller: {}, roleName: 'RootLedgerRead' });
  expect(view).toMatchObject({
    account: MANAGEMENT,
    partition: 'aws',
    organization: { id: 'o-simulated01', managementAccount: MANAGEMENT, isManagement: true, allFeatures: true },
  });
  expect(view.abilities.map(({ allowed }) => allowed)).toEqual(view.abilities.map(() => 'yes'));
  for (const ability of view.abilities) expect(ability.loses.length).toBeGreaterThan(20);
});

test('what is refused is "no", what failed otherwise is "unknown", and never "yes"', async () => {
  const faults = [
    'organizations:ListAccounts=AccessDenied',
    'iam:ListOrganizationsFeatures=error',
    'account:GetContactInformation=ScpDenied',
  ];
  const simulator = await running({ organization: withMember({}), faults });
  leadTo(simulator.environment);
  const view = await describeCaller({ caller: {}, roleName: 'RootLedgerRead' });
  const allowed = Object.fromEntries(view.abilities.map((ability) => [ability.permission, ability.allowed]));
  expect(allowed).toMatchObject({
    'organizations:ListAccounts': 'no',
    'iam:ListOrganizationsFeatures': 'unknown',
    'account:GetContactInformation': 'no',
    'iam:GetAccountSummary': 'yes',
    // Without a listing there is no account to try the role on.
    'sts:AssumeRole': 'unknown',
  });
});

test('a role that is not there', async () => {
  const simulator = await running({ organization: withMember({ roles: ['Other'] }) });
  leadTo(simulator.environment);
  const view = await describeCaller({ caller: {}, roleName: 'RootLedgerRead' });
  expect(view.abilities.find(({ permission }) => permission === 'sts:AssumeRole')?.allowed).toBe('no');
});

test('from a member account', async () => {
  const simulator = await running({ organization: withMember({}) });
  leadTo(simulator.environment);
  const caller = { credentials: async () => userOf(MEMBER) };
  const view = await describeCaller({ caller, roleName: 'RootLedgerRead' });
  expect(view).toMatchObject({ account: MEMBER, organization: { isManagement: false } });
  expect(view.abilities.find(({ permission }) => permission === 'organizations:ListAccounts')?.allowed).toBe('no');
});

test('an ended session is told as such, with the command that renews it', async () => {
  const simulator = await running({ organization: withMember({}), faults: ['sts:GetCallerIdentity=expired'] });
  leadTo(simulator.environment);
  await expect(describeCaller({ caller: {}, roleName: 'R' })).rejects.toMatchObject({
    code: 'aws-session-expired',
    hint: expect.stringContaining('aws sso login'),
  });
  await expect(scanAgain(simulator)).rejects.toMatchObject({ code: 'aws-session-expired' });
});
