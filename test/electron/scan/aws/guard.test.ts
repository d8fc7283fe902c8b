/** The scan can only read, whatever the code above asks for. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as iam from '@aws-sdk/client-iam';
import { GetAccountSummaryCommand, IAMClient } from '@aws-sdk/client-iam';
import * as organizations from '@aws-sdk/client-organizations';
import * as sts from '@aws-sdk/client-sts';
import * as signin from '@aws-sdk/nested-clients/signin';
import * as sso from '@aws-sdk/nested-clients/sso';
import * as oidc from '@aws-sdk/nested-clients/sso-oidc';
import { expect, onTestFinished, test } from 'vitest';
import { API_NAMES, type SdkClient } from '../../../../electron/scan/aws/apis.ts';
import { CREDENTIAL_CALLS, guard } from '../../../../electron/scan/aws/guard.ts';
import { CHECKS } from '../../../../electron/scan/checks/table.ts';
import { RefusedRequest } from '../../../../electron/scan/http/refused.ts';
import { SIMULATED_CREDENTIALS } from '../../../../electron/simulator/caller.ts';
import { ROOT } from '../../../../scripts/setup/paths.ts';
import { running, smallOrganization } from '../../simulator/harness.ts';

const credentials = { ...SIMULATED_CREDENTIALS };

function guarded(endpoint: string): IAMClient {
  const client = new IAMClient({ endpoint, region: 'us-east-1', credentials, maxAttempts: 1 });
  guard(client as unknown as SdkClient, 'iam');
  onTestFinished(() => client.destroy());
  return client;
}

test('a read from the machine itself passes', async () => {
  const simulator = await running({ organization: smallOrganization() });
  await expect(guarded(simulator.endpoint).send(new GetAccountSummaryCommand({}))).resolves.toHaveProperty(
    'SummaryMap',
  );
});

test('of all the commands of IAM, those outside of the list are refused before anything is sent', async () => {
  const simulator = await running({ organization: smallOrganization() });
  const client = guarded(simulator.endpoint);
  const allowed = new Set(API_NAMES.filter((api) => api.startsWith('iam:')).map((api) => `${api.slice(4)}Command`));
  const commands = Object.entries(iam).filter(([name]) => /^[A-Z]\w+Command$/.test(name) && !allowed.has(name));
  expect(commands.length).toBeGreaterThan(100);
  for (const [name, Command] of commands) {
    const command = new (Command as unknown as new (input: object) => never)({});
    await expect(client.send(command), name).rejects.toBeInstanceOf(RefusedRequest);
  }
  expect(simulator.calls.total).toBe(0);
});

test('every name in the list is a command of the SDK', () => {
  const modules: Record<string, object> = { iam, organizations, sts };
  for (const api of API_NAMES) {
    const [service = '', operation] = api.split(':');
    if (service in modules) expect(modules[service]).toHaveProperty(`${operation}Command`);
    expect(operation).toMatch(/^(Get|List|Describe|Lookup|Assume(Role|Root)$|GenerateCredentialReport$)/);
  }
});

test('every call of every check is in the list', () => {
  for (const check of CHECKS) for (const call of check.calls) expect(API_NAMES).toContain(call);
});

test('the calls for credentials are named, and of their services nothing else passes', async () => {
  expect(CREDENTIAL_CALLS).toEqual([
    'sso:GetRoleCredentials',
    'sso-oidc:CreateToken',
    'signin:CreateOAuth2Token',
    'sts:AssumeRoleWithWebIdentity',
  ]);
  const page = readFileSync(join(ROOT, 'docs/threat-model.md'), 'utf8');
  for (const call of CREDENTIAL_CALLS) expect(page).toContain(`\`${call}\``);
  const clients = {
    sso: [sso.SSOClient, sso],
    'sso-oidc': [oidc.SSOOIDCClient, oidc],
    signin: [signin.SigninClient, signin],
    sts: [sts.STSClient, sts],
  } as const;
  const listed = new Set<string>([...API_NAMES, ...CREDENTIAL_CALLS]);
  for (const [service, [Client, module]] of Object.entries(clients)) {
    const client = new (Client as unknown as new (input: object) => SdkClient)({ region: 'us-east-1', credentials });
    guard(client, service as 'sso');
    for (const [name, Command] of Object.entries(module))
      if (/^[A-Z]\w+Command$/.test(name) && !listed.has(`${service}:${name.replace(/Command$/, '')}`))
        await expect(
          client.send(new (Command as unknown as new (input: object) => object)({})),
          name,
        ).rejects.toBeInstanceOf(RefusedRequest);
  }
});
