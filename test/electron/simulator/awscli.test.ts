/**
 * Debian's AWS command line as a second opinion: a client by other people, on another SDK, must get correct answers.
 *
 * It needs version 2 (`scripts/setup/programs.ts` has it installed). Where it is missing these tests fail and say so.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { simulatedAccount } from '../../../electron/simulator/build.ts';
import { managementDetection } from '../../../electron/simulator/generate/detection.ts';
import type { Simulator } from '../../../electron/simulator/start.ts';
import { find, programNamed } from '../../../scripts/setup/programs.ts';
import { type Credentials, MANAGEMENT, MEMBER, OTHER, roleIn, running, smallOrganization } from './harness.ts';

const run = promisify(execFile);
const SINCE = '2024-01-01T00:00:00Z';
/** Each call starts Python anew, which a busy machine makes slow. */
const PATIENCE_MS = 240_000;

async function awsCommand(): Promise<string> {
  const command = await find(programNamed('aws'));
  if (command === null)
    throw new Error('The AWS command line, version 2, is not installed. On Debian: apt-get install awscli');
  return command;
}

async function asked(simulator: Simulator, credentials?: Credentials) {
  const command = await awsCommand();
  const home = mkdtempSync(join(tmpdir(), 'awscli-'));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  const env = {
    PATH: process.env.PATH,
    HOME: home,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_MAX_ATTEMPTS: '1',
    AWS_PAGER: '',
    AWS_ACCESS_KEY_ID: credentials?.accessKeyId ?? simulator.environment.AWS_ACCESS_KEY_ID,
    AWS_SECRET_ACCESS_KEY: credentials?.secretAccessKey ?? 'any',
    AWS_SESSION_TOKEN: credentials?.sessionToken ?? '',
    AWS_DEFAULT_REGION: 'us-east-1',
  };
  return async (text: string): Promise<Record<string, unknown>> => {
    const args = [...text.split(' '), '--endpoint-url', simulator.endpoint, '--output', 'json'];
    const { stdout } = await run(command, args, { env });
    return JSON.parse(stdout) as Record<string, unknown>;
  };
}

async function watched(): Promise<Simulator> {
  const root = {
    password: true,
    passwordSetAt: SINCE,
    mfaDevices: [
      { kind: 'virtual' as const, name: 'phone', enrolledAt: SINCE },
      { kind: 'fido' as const, name: 'key', enrolledAt: SINCE },
    ],
  };
  const security = {
    name: 'Sécurité & Co <team>',
    title: 'Security',
    email: 'security@example.com',
    phone: '+442079460001',
  };
  return running({
    organization: smallOrganization({
      accounts: [
        simulatedAccount({
          id: MANAGEMENT,
          contacts: { security },
          detection: managementDetection('aws', 1, MANAGEMENT, 'security@example.com'),
          rootEvents: [
            {
              at: SINCE,
              name: 'ConsoleLogin',
              region: 'us-east-1',
              source: 'signin.amazonaws.com',
              eventType: 'AwsConsoleSignIn',
            },
          ],
        }),
        simulatedAccount({ id: MEMBER, root, contacts: { security } }),
        simulatedAccount({ id: OTHER }),
      ],
      listing: { fields: 'state-and-status', emptyPageEvery: 1 },
    }),
    now: new Date('2024-01-02T00:00:00Z'),
  });
}

test('as the management account: who it is, accounts through empty pages, contacts and a refusal', {
  timeout: PATIENCE_MS,
}, async () => {
  const aws = await asked(await watched());
  const [identity, listed, contact, refused] = await Promise.all([
    aws('sts get-caller-identity'),
    aws('organizations list-accounts --page-size 2'),
    aws(`account get-alternate-contact --alternate-contact-type SECURITY --account-id ${MEMBER}`),
    aws(`account get-alternate-contact --alternate-contact-type SECURITY --account-id ${MANAGEMENT}`).catch(String),
  ]);
  expect(identity).toMatchObject({ Account: MANAGEMENT });
  expect((listed.Accounts as { Id: string; Status: string }[]).map(({ Id, Status }) => [Id, Status])).toEqual(
    [MANAGEMENT, MEMBER, OTHER].map((id) => [id, 'ACTIVE']),
  );
  expect(contact).toMatchObject({ AlternateContact: { Name: 'Sécurité & Co <team>', PhoneNumber: '+442079460001' } });
  expect(refused).toContain('(AccessDeniedException) when calling the GetAlternateContact operation');
});

test('as the read role in a member: summary, virtual devices and credential report', {
  timeout: PATIENCE_MS,
}, async () => {
  const simulator = await watched();
  const aws = await asked(simulator, await roleIn(simulator, MEMBER));
  const [summary, devices, early] = await Promise.all([
    aws('iam get-account-summary'),
    aws('iam list-virtual-mfa-devices'),
    aws('iam get-credential-report').catch(String),
  ]);
  expect(summary).toMatchObject({
    SummaryMap: { AccountPasswordPresent: 1, AccountMFAEnabled: 1, AccountAccessKeysPresent: 0 },
  });
  expect(devices).toMatchObject({
    VirtualMFADevices: [
      { SerialNumber: `arn:aws:iam::${MEMBER}:mfa/phone`, User: { Arn: `arn:aws:iam::${MEMBER}:root` } },
    ],
  });
  expect(early).toContain('(ReportNotPresent) when calling the GetCredentialReport operation');
  expect(await aws('iam generate-credential-report')).toEqual({ State: 'COMPLETE' });
  const report = await aws('iam get-credential-report');
  expect(Buffer.from(String(report.Content), 'base64').toString()).toContain(
    `<root_account>,arn:aws:iam::${MEMBER}:root,`,
  );
});

test('the trail, its events, the filter, the alarm, its readers, and the findings services', {
  timeout: PATIENCE_MS,
}, async () => {
  const aws = await asked(await watched());
  const topic = `arn:aws:sns:us-east-1:${MANAGEMENT}:security-alarms`;
  const [trails, events, filters, alarms, readers, detectors, hub] = await Promise.all([
    aws('cloudtrail describe-trails'),
    aws('cloudtrail lookup-events --lookup-attributes AttributeKey=Username,AttributeValue=root'),
    aws('logs describe-metric-filters --log-group-name organization-trail'),
    aws('cloudwatch describe-alarms --alarm-names root-usage'),
    aws(`sns list-subscriptions-by-topic --topic-arn ${topic}`),
    aws('guardduty list-detectors'),
    aws('securityhub describe-hub'),
  ]);
  expect(trails).toMatchObject({ trailList: [{ Name: 'organization-trail', IsMultiRegionTrail: true }] });
  expect(events).toMatchObject({ Events: [{ EventName: 'ConsoleLogin', Username: 'root' }] });
  expect(filters).toMatchObject({ metricFilters: [{ filterName: 'root-usage' }] });
  expect(alarms).toMatchObject({ MetricAlarms: [{ AlarmName: 'root-usage', AlarmActions: [topic] }] });
  expect(readers).toMatchObject({ Subscriptions: [{ Endpoint: 'security@example.com' }] });
  expect(detectors.DetectorIds).toHaveLength(1);
  expect(hub).toMatchObject({ HubArn: `arn:aws:securityhub:us-east-1:${MANAGEMENT}:hub/default` });
});
