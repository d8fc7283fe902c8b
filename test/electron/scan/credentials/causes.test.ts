/** Why there are no usable credentials: each cause in its own words, with the profile and the command that comes next. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { describeCaller } from '../../../../electron/scan/scan.ts';
import { ROOT } from '../../../../scripts/setup/paths.ts';
import { AWS_CAUSES } from '../../../../shared/ipc/aws-trouble.ts';
import { LedgerError } from '../../../../shared/ipc/result.ts';
import { running } from '../../simulator/harness.ts';
import { withMember } from '../harness.ts';
import { asXml, callerIdentity, listener, machine, write } from '../machine.ts';

const KEYS = 'aws_access_key_id = AKIASIMULATED0000001\naws_secret_access_key = x\n';
const ROLE = 'arn:aws:iam::111111111111:role/Audit';

async function told(profile?: string): Promise<LedgerError> {
  const failure = await describeCaller({
    caller: profile === undefined ? {} : { profile },
    roleName: 'R',
  }).catch((error: unknown) => error);
  if (!(failure instanceof LedgerError)) throw new Error(`no failure of ours: ${String(failure)}`);
  return failure;
}

interface Case {
  readonly config: string;
  readonly profile: string | null;
  readonly cause: string;
  readonly says: RegExp;
  readonly command: RegExp | null;
}

const sso = (
  more: string,
  session = '[sso-session corp]\nsso_start_url = https://x.example/start\nsso_region = eu-west-1\n',
) => `[profile p]\nsso_session = corp\n${more}${session}`;
const WHO = 'sso_account_id = 111111111111\nsso_role_name = Audit\n';
const process = (command: string) => `[profile p]\ncredential_process = ${command}\n`;

const FROM_CONFIGURATION: Record<string, Case> = {
  'a profile that is not there, with names near it': {
    config: `[profile prod-audit]\n${KEYS}[profile other]\n${KEYS}`,
    profile: 'prod_audt',
    cause: 'profile-missing',
    says: /There is no profile “prod_audt” in .*config and .*credentials\. Did you mean “prod-audit”\?/,
    command: /^aws configure list-profiles$/,
  },
  'a profile that is not there, with nothing near it': {
    config: '',
    profile: "the boss's",
    cause: 'profile-missing',
    says: /There is no profile “the boss's”/,
    command: /^aws configure sso --profile 'the boss'\\''s'$/,
  },
  'a name with a blank and without quotes': {
    config: '[profile My Account:ReadOnly]\ncredential_process = /bin/x\n',
    profile: 'My Account:ReadOnly',
    cause: 'config-unreadable',
    says: /“My Account:ReadOnly”.*Line 1 of .*quotes.*\[profile "My Account:ReadOnly"\]/,
    command: null,
  },
  'a section without the word profile': {
    config: `[dev]\n${KEYS}`,
    profile: 'dev',
    cause: 'config-unreadable',
    says: /“dev”.*\[profile dev\]/,
    command: null,
  },
  'a profile that says nothing of credentials': {
    config: '[profile p]\nregion = eu-west-1\n',
    profile: 'p',
    cause: 'profile-empty',
    says: /“p” .*says nothing about credentials/,
    command: /^aws configure sso --profile p$/,
  },
  'half of the keys': {
    config: '[profile p]\naws_access_key_id = AKIAX\n',
    profile: 'p',
    cause: 'keys-incomplete',
    says: /“p” has aws_access_key_id without aws_secret_access_key/,
    command: /^aws configure --profile p$/,
  },
  'the other half of the keys': {
    config: '[profile p]\naws_secret_access_key = s3cret\n',
    profile: 'p',
    cause: 'keys-incomplete',
    says: /“p” has aws_secret_access_key without aws_access_key_id/,
    command: /^aws configure --profile p$/,
  },
  'a session of Identity Center that is not there': {
    config: '[profile p]\nsso_session = nowhere\nsso_account_id = 1\nsso_role_name = A\n',
    profile: 'p',
    cause: 'sso-session-missing',
    says: /“p” refers to the section \[sso-session nowhere\], which is not in /,
    command: /^aws configure sso-session$/,
  },
  'a session of Identity Center without its region': {
    config: sso(WHO, '[sso-session corp]\nsso_start_url = https://x.example\n'),
    profile: 'p',
    cause: 'sso-incomplete',
    says: /sso_region is missing in the section \[sso-session corp\]/,
    command: /^aws configure sso --profile p$/,
  },
  'Identity Center without an account': {
    config: sso('sso_role_name = Audit\n'),
    profile: 'p',
    cause: 'sso-incomplete',
    says: /sso_account_id is missing in the profile “p”/,
    command: /^aws configure sso --profile p$/,
  },
  'nobody signed in to Identity Center': {
    config: sso(WHO),
    profile: 'p',
    cause: 'sso-signed-out',
    says: /Nobody is signed in to IAM Identity Center for the profile “p”: the session “corp” \(https:\/\/x\.example\/start\)/,
    command: /^aws sso login --profile p$/,
  },
  'the older form of Identity Center, nobody signed in': {
    config: `[profile p]\nsso_start_url = https://x.example/start\nsso_region = eu-west-1\n${WHO}`,
    profile: 'p',
    cause: 'sso-signed-out',
    says: /Nobody is signed in .*“p”: https:\/\/x\.example\/start/,
    command: /^aws sso login --profile p$/,
  },
  'nobody signed in with aws login': {
    config: '[profile p]\nlogin_session = arn:aws:iam::111111111111:user/alice\n',
    profile: 'p',
    cause: 'login-signed-out',
    says: /Nobody is signed in with aws login for the profile “p” \(arn:aws:iam::111111111111:user\/alice\)/,
    command: /^aws login --profile p$/,
  },
  'a role that asks for an MFA code': {
    config: `[profile p]\nrole_arn = ${ROLE}\nsource_profile = s\nmfa_serial = arn:aws:iam::1:mfa/alice\n[profile s]\n${KEYS}`,
    profile: 'p',
    cause: 'mfa-required',
    says: /“p” asks for a code of the MFA device arn:aws:iam::1:mfa\/alice/,
    command: /^eval "\$\(aws configure export-credentials --profile p --format env\)"$/,
  },
  'a role without anybody to enter it': {
    config: `[profile p]\nrole_arn = ${ROLE}\n`,
    profile: 'p',
    cause: 'source-missing',
    says: /“p” names the role .*nobody to enter it/,
    command: /^aws configure set source_profile NAME --profile p$/,
  },
  'a source of credentials that AWS does not know': {
    config: `[profile p]\nrole_arn = ${ROLE}\ncredential_source = Somewhere\n`,
    profile: 'p',
    cause: 'source-missing',
    says: /“Somewhere”, which AWS does not know/,
    command: /^aws configure set credential_source Environment --profile p$/,
  },
  'a source in the environment, where there is nothing': {
    config: `[profile p]\nrole_arn = ${ROLE}\ncredential_source = Environment\n`,
    profile: 'p',
    cause: 'source-missing',
    says: /“p” takes its credentials from the environment, and there are none/,
    command: null,
  },
  'a source_profile that is not there': {
    config: `[profile p]\nrole_arn = ${ROLE}\nsource_profile = baze\n[profile base]\n${KEYS}`,
    profile: 'p',
    cause: 'source-profile-missing',
    says: /“p” takes its credentials from the profile “baze”, which there is not; near it: “base”/,
    command: /^aws configure set source_profile base --profile p$/,
  },
  'source_profile in a circle': {
    config: `[profile p]\nrole_arn = ${ROLE}\nsource_profile = q\n[profile q]\nrole_arn = ${ROLE}\nsource_profile = p\n`,
    profile: 'p',
    cause: 'source-profile-circular',
    says: /“q”, “p” take their credentials from each other/,
    command: /^aws configure set source_profile NAME --profile /,
  },
  'a profile that is its own source': {
    config: `[profile p]\nrole_arn = ${ROLE}\nsource_profile = p\n`,
    profile: 'p',
    cause: 'source-profile-circular',
    says: /“p”/,
    command: /^aws configure set source_profile NAME --profile p$/,
  },
  'a web identity whose file is not there': {
    config: `[profile p]\nrole_arn = ${ROLE}\nweb_identity_token_file = /nonexistent/token\n`,
    profile: 'p',
    cause: 'web-identity-file-missing',
    says: /\/nonexistent\/token \(web_identity_token_file of the profile “p”\) cannot be read \(ENOENT\)/,
    command: /^aws configure list-profiles$/,
  },
  'a program that is not there': {
    config: process('/nonexistent/program --now'),
    profile: 'p',
    cause: 'process-missing',
    says: /program that gives the profile “p” its credentials is not there or cannot be run/,
    command: /^aws configure export-credentials --profile p$/,
  },
  'a program that fails, with what it says': {
    config: process(`/bin/sh -c "echo 'token expired, run login' >&2; exit 3"`),
    profile: 'p',
    cause: 'process-failed',
    says: /“p” its credentials failed \(exit status 3\): token expired, run login\.$/,
    command: /^aws configure export-credentials --profile p$/,
  },
  'a program that prints no JSON': {
    config: process('/bin/echo not-json'),
    profile: 'p',
    cause: 'process-not-json',
    says: /printed something that is not a JSON object/,
    command: /^aws configure export-credentials --profile p$/,
  },
  'a program that prints an empty object': {
    config: process('/bin/echo {}'),
    profile: 'p',
    cause: 'process-incomplete',
    says: /printed JSON without "Version": 1/,
    command: /^aws configure export-credentials --profile p$/,
  },
  'a program that prints credentials which have ended': {
    config: process(
      `/bin/echo '{"Version":1,"AccessKeyId":"A","SecretAccessKey":"B","SessionToken":"C","Expiration":"2020-01-01T00:00:00Z"}'`,
    ),
    profile: 'p',
    cause: 'process-expired',
    says: /gave some that ended on 2020-01-01T00:00:00\.000Z/,
    command: /^aws configure export-credentials --profile p$/,
  },
  'an instance that is not to be asked': {
    config: `[profile p]\nrole_arn = ${ROLE}\ncredential_source = Ec2InstanceMetadata\n`,
    profile: 'p',
    cause: 'instance-unavailable',
    says: /“p” takes its credentials from the EC2 instance, and AWS_EC2_METADATA_DISABLED forbids/,
    command: /^unset AWS_EC2_METADATA_DISABLED$/,
  },
  'no profile and nothing else': {
    config: '',
    profile: null,
    cause: 'no-credentials',
    says: /No AWS credentials were found: no keys in the environment; no credentials in the default profile/,
    command: /^aws configure sso$/,
  },
  'no profile named, where there are some': {
    config: `[profile one]\n${KEYS}[profile two]\n${KEYS}`,
    profile: null,
    cause: 'no-credentials',
    says: /No AWS credentials were found/,
    command: /^aws configure list-profiles$/,
  },
  'a region that is none': {
    config: `[profile p]\nregion = Europe (Ireland)\n${KEYS}`,
    profile: 'p',
    cause: 'region-invalid',
    says: /“Europe \(Ireland\)” is not the name of an AWS region \(profile “p”\)/,
    command: /^aws configure set region eu-west-1 --profile p$/,
  },
  'a services section that is not there': {
    config: `[profile p]\nservices = local\n${KEYS}`,
    profile: 'p',
    cause: 'services-missing',
    says: /“p” refers to the section \[services local\]/,
    command: null,
  },
};

test.each(Object.entries(FROM_CONFIGURATION))('%s', async (_what, { config, profile, cause, says, command }) => {
  machine(config);
  for (const by of profile === null ? [undefined] : [profile, undefined]) {
    // The same through the profile that is chosen, and through the environment.
    if (by === undefined && profile !== null) vi.stubEnv('AWS_PROFILE', profile);
    const failure = await told(by);
    expect(failure.aws).toMatchObject({ cause, profile });
    expect(failure.message).toMatch(says);
    expect(failure.code).toMatch(/^aws-/);
    if (command === null) expect(failure.aws?.command).toBeNull();
    else {
      expect(failure.aws?.command).toMatch(command);
      expect(failure.hint).toContain(failure.aws?.command);
    }
    expect(JSON.stringify(failure)).not.toContain('s3cret');
  }
});

test('half of the keys in the environment, and a container that gives none', async () => {
  machine('', { AWS_ACCESS_KEY_ID: 'AKIAX' });
  expect(await told()).toMatchObject({
    message: 'The environment has AWS_ACCESS_KEY_ID without AWS_SECRET_ACCESS_KEY.',
    aws: { cause: 'keys-incomplete', profile: null, command: expect.stringMatching(/^unset /) },
  });
  const server = await listener();
  machine('', { AWS_CONTAINER_CREDENTIALS_FULL_URI: `http://127.0.0.1:${server.port}/c` });
  expect(await told()).toMatchObject({
    aws: { cause: 'container-unavailable', command: expect.stringMatching(/^unset /) },
  });
});

test('a file that cannot be read, and one in another encoding', async () => {
  const home = machine('');
  write(join(home, 'folder', 'x'), '');
  vi.stubEnv('AWS_CONFIG_FILE', join(home, 'folder'));
  expect(await told('p')).toMatchObject({
    aws: { cause: 'config-unreadable' },
    message: expect.stringContaining('it is a folder'),
  });
  write(join(home, 'utf16'), '\0[\0p\0');
  vi.stubEnv('AWS_CONFIG_FILE', join(home, 'utf16'));
  expect(await told('p')).toMatchObject({
    aws: { cause: 'config-unreadable' },
    message: expect.stringContaining('UTF-8'),
  });
  expect(await told()).toMatchObject({
    aws: { cause: 'config-unreadable' },
    message: expect.stringContaining('UTF-8'),
  });
});

const refusing = (code: string, status = 403) =>
  listener((_request, response) =>
    asXml(response, `<ErrorResponse><Error><Code>${code}</Code><Message>no</Message></Error></ErrorResponse>`, status),
  );

test.each([
  ['InvalidClientTokenId', 'keys-unknown', 'aws-refused', /AWS does not know the access keys of the profile “p”/],
  ['SignatureDoesNotMatch', 'keys-unknown', 'aws-refused', /AWS does not know the access keys of the profile “p”/],
  [
    'ExpiredToken',
    'keys-expired',
    'aws-session-expired',
    /session behind the access keys of the profile “p” has ended/,
  ],
])('keys that AWS answers with %s', async (code, cause, kind, says) => {
  const { port } = await refusing(code);
  machine(`[profile p]\n${KEYS}aws_session_token = t\n`, { AWS_ENDPOINT_URL: `http://127.0.0.1:${port}` });
  const failure = await told('p');
  expect(failure).toMatchObject({ code: kind, message: expect.stringMatching(says) });
  expect(failure.aws).toEqual({ cause, profile: 'p', command: 'aws configure --profile p' });
});

test('an endpoint that nobody answers at, with the profile', async () => {
  machine(`[profile p]\n${KEYS}`, { AWS_ENDPOINT_URL: 'http://127.0.0.1:1' });
  expect(await told('p')).toMatchObject({
    code: 'aws-unreachable',
    message: expect.stringMatching(/could not be reached with the profile “p”: .*ECONNREFUSED 127\.0\.0\.1:1/),
    aws: { cause: 'unreachable', profile: 'p' },
  });
});

test('every cause that is told is explained in the documentation', () => {
  const page = readFileSync(join(ROOT, 'docs/aws.md'), 'utf8');
  for (const cause of AWS_CAUSES) expect(page).toContain(`\`${cause}\``);
});

test('a role that may not be entered, and one whose source AWS does not know', async () => {
  const config = `[profile p]\nrole_arn = ${ROLE}\nsource_profile = base\n[profile base]\n${KEYS}`;
  machine(config, { AWS_ENDPOINT_URL: `http://127.0.0.1:${(await refusing('AccessDenied')).port}` });
  expect(await told('p')).toMatchObject({
    message: expect.stringMatching(
      /does not let the profile “base” enter the role arn:.*Audit of the profile “p” \(AccessDenied\)/,
    ),
    aws: { cause: 'role-refused', profile: 'p', command: 'aws sts get-caller-identity --profile base' },
  });
  machine(config, { AWS_ENDPOINT_URL: `http://127.0.0.1:${(await refusing('InvalidClientTokenId')).port}` });
  expect(await told('p')).toMatchObject({
    message: expect.stringContaining('the access keys of the profile “base”'),
    aws: { cause: 'keys-unknown', profile: 'base' },
  });
});

test('the root user is refused as the caller, by keys and by a session', async () => {
  const server = await listener((_request, response) =>
    asXml(response, callerIdentity('111111111111', 'arn:aws:iam::111111111111:root')),
  );
  machine(`[profile p]\n${KEYS}`, { AWS_ENDPOINT_URL: `http://127.0.0.1:${server.port}` });
  expect(await told('p')).toMatchObject({
    code: 'aws-refused',
    message: expect.stringMatching(/root user of the account 111111111111/),
    aws: { cause: 'root-caller', profile: 'p' },
  });
  expect(server.heard).toHaveLength(1);
});

test('a named profile is that profile alone: keys, tokens and containers of the environment do not stand in for it', async () => {
  const simulator = await running({ organization: withMember({}) });
  machine('[profile p]\nregion = us-east-1\n', {
    ...simulator.environment,
    AWS_WEB_IDENTITY_TOKEN_FILE: '/dev/null',
    AWS_ROLE_ARN: ROLE,
    AWS_CONTAINER_CREDENTIALS_FULL_URI: simulator.endpoint,
  });
  expect(await told('p')).toMatchObject({ aws: { cause: 'profile-empty' } });
  expect(simulator.calls.total).toBe(0);
});

test('what a program complains of is left out where it may be a secret', async () => {
  for (const said of [
    'password=Hunter2hunter',
    'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    'token eyJhbGciOiJIUzI1NiJ9.e30.abcdefghijklmnop',
  ]) {
    machine(process(`/bin/sh -c "echo '${said}' >&2; exit 1"`));
    expect(JSON.stringify(await told('p'))).not.toContain(said.slice(-8));
  }
});
