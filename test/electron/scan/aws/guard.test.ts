/** The scan can only read, and sends nothing unencrypted to another machine, whatever the code above asks for. */

import * as iam from '@aws-sdk/client-iam';
import { GetAccountSummaryCommand, IAMClient } from '@aws-sdk/client-iam';
import * as organizations from '@aws-sdk/client-organizations';
import * as sts from '@aws-sdk/client-sts';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { API_NAMES, type SdkClient } from '../../../../electron/scan/aws/apis.ts';
import { guard, isLoopback, RefusedRequest } from '../../../../electron/scan/aws/guard.ts';
import { CHECKS } from '../../../../electron/scan/checks/table.ts';
import { SIMULATED_CREDENTIALS } from '../../../../electron/simulator/caller.ts';
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

test('nothing goes unencrypted to another machine', async () => {
  for (const endpoint of ['http://192.0.2.1:5000', 'http://aws.example.com', 'http://localhost.example.com'])
    await expect(guarded(endpoint).send(new GetAccountSummaryCommand({}))).rejects.toBeInstanceOf(RefusedRequest);
});

test('only names of the machine itself are loopback', () => {
  for (const name of ['localhost', '127.0.0.1', '127.1.2.3', '::1', '[::1]', 'aws.localhost'])
    expect(isLoopback(name)).toBe(true);
  fc.assert(
    fc.property(fc.domain(), (name) => {
      expect(isLoopback(name)).toBe(name.endsWith('.localhost'));
    }),
  );
  for (const name of ['127.0.0.1.example.com', '10.0.0.1', '0.0.0.0', '', 'localhost.evil.com'])
    expect(isLoopback(name)).toBe(false);
});
