import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { ListAccountsCommand, OrganizationsClient } from '@aws-sdk/client-organizations';
import { expect, onTestFinished, test } from 'vitest';
import { SIMULATED_CREDENTIALS } from '../../../electron/simulator/caller.ts';
import { parseSimulateArguments, simulateAws } from '../../../electron/simulator/cli.ts';

test('options have calm defaults', () => {
  expect(parseSimulateArguments([])).toEqual({
    port: 0,
    accounts: 50,
    seed: 1,
    latencyMs: 0,
    partition: 'aws',
    faults: [],
    limited: true,
    json: false,
  });
});

test('every option is understood', () => {
  const text =
    '--port 4599 --accounts 1000 --seed 9 --latency-ms 30 --partition aws-cn --fault account:*=throttle:3 --fault iam:*=reset --no-rate-limits --json';
  expect(parseSimulateArguments(text.split(' '))).toEqual({
    port: 4599,
    accounts: 1000,
    seed: 9,
    latencyMs: 30,
    partition: 'aws-cn',
    faults: ['account:*=throttle:3', 'iam:*=reset'],
    limited: false,
    json: true,
  });
});

test.each([
  ['--accounts 0', '--accounts must be a whole number'],
  ['--accounts 10001', '--accounts must be a whole number'],
  ['--accounts many', '--accounts must be a whole number'],
  ['--port 70000', '--port must be'],
  ['--partition mars', '--partition must be one of'],
  ['--fault iam=x', 'is not a fault'],
  ['--unknown', 'unknown'],
  ['stray', 'stray'],
])('"%s" is refused with a reason', (text, reason) => {
  expect(() => parseSimulateArguments(text.split(' '))).toThrow(reason);
});

async function run(args: string[], during: (out: string) => Promise<void>): Promise<string> {
  const { promise: stopped, resolve: stop } = Promise.withResolvers<void>();
  const { promise: ready, resolve: written } = Promise.withResolvers<string>();
  const running = simulateAws(args, { out: written, note: () => undefined, stopped });
  const out = await Promise.race([ready, running.then(() => '')]);
  await during(out);
  stop();
  await running;
  return out;
}

test('it says where it is as JSON once it answers, and lets go of the port when it stops', async () => {
  const out = await run(['--json', '--accounts', '7'], async (text) => {
    const { endpoint } = JSON.parse(text) as { endpoint: string };
    const organizations = new OrganizationsClient({
      endpoint,
      region: 'us-east-1',
      credentials: { ...SIMULATED_CREDENTIALS },
    });
    expect((await organizations.send(new ListAccountsCommand({}))).Accounts).toHaveLength(7);
    organizations.destroy();
  });
  const { endpoint } = JSON.parse(out) as { endpoint: string };
  await expect(fetch(endpoint)).rejects.toThrow();
});

test('it says which access key to use, with --json and beside it, so that whoever comes new can scan it', async () => {
  const notes: string[] = [];
  const { promise: ready, resolve: written } = Promise.withResolvers<string>();
  const { promise: stopped, resolve: stop } = Promise.withResolvers<void>();
  const running = simulateAws(['--json'], { out: written, note: (text) => void notes.push(text), stopped });
  const { endpoint, accessKeyId, secretAccessKey, region, environment } = JSON.parse(await ready);
  stop();
  await running;
  expect(accessKeyId).toBe(SIMULATED_CREDENTIALS.accessKeyId);
  expect(environment).toEqual({
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_REGION: region,
  });
  const said = notes.join('');
  expect(said).toMatch(new RegExp(`access key ${accessKeyId} `));
  for (const [name, value] of Object.entries(environment)) expect(said).toContain(`export ${name}=${value}`);
});

test('without --json it prints what to export', async () => {
  const out = await run([], async () => undefined);
  expect(out).toMatch(/^export AWS_ENDPOINT_URL=http:\/\/127\.0\.0\.1:\d+\n/);
  expect(out).toContain('export AWS_ACCESS_KEY_ID=AKIASIMULATED');
});

test('a port that is taken is an error, not a hang', async () => {
  await run(['--json'], async (text) => {
    const { port } = new URL((JSON.parse(text) as { endpoint: string }).endpoint);
    await expect(simulateAws(['--port', port])).rejects.toThrow('EADDRINUSE');
  });
});

test.each(['SIGINT', 'SIGTERM'] as const)('%s ends it in good order', async (signal) => {
  const module = new URL('../../../electron/simulator/cli.ts', import.meta.url);
  const script = `import(${JSON.stringify(module.href)}).then(({ simulateAws }) => simulateAws(['--json']))`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'ignore'],
    cwd: fileURLToPath(new URL('.', import.meta.url)),
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  expect(JSON.parse(line.toString())).toHaveProperty('endpoint');
  child.kill(signal);
  expect(await once(child, 'exit')).toEqual([0, null]);
});
