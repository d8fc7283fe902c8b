/** `scan` on the command line: the sample's AWS and no other, and a kill in the middle that costs nothing twice. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { simulatedAccount, simulatedOrganization } from '../../../electron/simulator/build.ts';
import { ROOT } from '../../../scripts/setup/paths.ts';
import { scratch } from '../ledger/scratch.ts';
import { running } from '../simulator/harness.ts';

const LIMIT_MS = 240_000;

interface Told {
  runId: string;
  outcome: string;
  accounts: number;
  complete: number;
  failed: number;
}

function start(args: readonly string[], environment: NodeJS.ProcessEnv): ChildProcess {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('AWS_'));
  const child = spawn(process.execPath, [join(ROOT, 'electron/cli/main.ts'), ...args], {
    cwd: ROOT,
    env: { ...Object.fromEntries(own), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  return child;
}

async function told(child: ChildProcess): Promise<Told> {
  let out = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  child.stderr?.resume();
  await once(child, 'close');
  return JSON.parse(out) as Told;
}

test('--demo scans the sample and asks nothing of the AWS that the machine is configured for', {
  timeout: LIMIT_MS,
}, async () => {
  let asked = 0;
  const bystander = createServer((_request, response) => {
    asked += 1;
    response.writeHead(500).end();
  });
  await new Promise<void>((resolve) => bystander.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void bystander.close());
  const summary = await told(
    start(['scan', '--demo', '--json'], {
      AWS_ENDPOINT_URL: `http://127.0.0.1:${(bystander.address() as AddressInfo).port}`,
      AWS_ACCESS_KEY_ID: 'AKIAREALONE',
      AWS_SECRET_ACCESS_KEY: 'any',
      AWS_REGION: 'us-east-1',
    }),
  );
  expect(summary.outcome).toBe('done');
  expect(summary.accounts).toBeGreaterThan(100);
  expect(asked).toBe(0);
});

test('why AWS cannot be asked is told to people on one side and to programs on the other', {
  timeout: LIMIT_MS,
}, async () => {
  const folder = scratch();
  const passphrase = join(folder, 'passphrase');
  writeFileSync(passphrase, 'a long and calm passphrase', { mode: 0o600 });
  const config = join(folder, 'config');
  writeFileSync(config, '[profile "p q"]\nlogin_session = arn:aws:iam::111111111111:user/alice\n');
  const options = ['--ledger', join(folder, 'ledger'), '--passphrase-file', passphrase];
  const environment = { AWS_CONFIG_FILE: config, AWS_LOGIN_CACHE_DIRECTORY: folder };
  const ran = async (args: readonly string[], more: NodeJS.ProcessEnv = {}) => {
    const child = start([...args, ...options], { ...environment, ...more });
    const said = { out: '', err: '' };
    child.stdout?.on('data', (chunk: Buffer) => Object.assign(said, { out: said.out + chunk }));
    child.stderr?.on('data', (chunk: Buffer) => Object.assign(said, { err: said.err + chunk }));
    const [status] = await once(child, 'close');
    return { ...said, status: status as number };
  };
  expect((await ran(['init'])).status).toBe(0);
  const [plain, byOption, byVariable] = [
    await ran(['scan', '--profile', 'p q']),
    await ran(['scan', '--profile', 'p q', '--json']),
    await ran(['scan', '--json'], { AWS_PROFILE: 'p q' }),
  ];
  expect(plain).toMatchObject({ out: '', status: 4 });
  expect(plain.err).toMatch(
    /Nobody is signed in with aws login for the profile “p q” .* Run: aws login --profile 'p q'/,
  );
  expect(byVariable).toEqual(byOption);
  expect(byOption.status).toBe(4);
  expect(JSON.parse(byOption.out)).toEqual({
    error: {
      code: 'aws-session-expired',
      message: expect.stringContaining('Nobody is signed in'),
      hint: expect.stringContaining('aws login'),
      cause: 'login-signed-out',
      profile: 'p q',
      command: "aws login --profile 'p q'",
    },
  });
  const usage = await ran(['scan', '--json', '--accounts', '12']);
  expect(usage.status).toBe(2);
  expect(JSON.parse(usage.out)).toMatchObject({
    error: { code: 'usage', message: expect.stringContaining('12-digit') },
  });
});

test('killed in the middle, --resume reads the rest and no finished account again', { timeout: LIMIT_MS }, async () => {
  const accounts = Array.from({ length: 90 }, (_, n) => simulatedAccount({ id: String(100_000_000_000 + n) }));
  const simulator = await running({ organization: simulatedOrganization({ accounts }), latencyMs: 200 });
  const folder = scratch();
  const passphrase = join(folder, 'passphrase');
  writeFileSync(passphrase, 'a long and calm passphrase');
  const options = ['--ledger', join(folder, 'ledger'), '--passphrase-file', passphrase, '--json'];
  const init = start(['init', ...options], {});
  init.stderr?.resume();
  init.stdout?.resume();
  expect(await once(init, 'close')).toEqual([0, null]);

  const first = start(['scan', ...options], simulator.environment);
  await new Promise<void>((resolve) => {
    first.stderr?.on('data', (chunk: Buffer) => {
      const [, done] = /(\d+) of \d+ accounts/.exec(chunk.toString()) ?? [];
      if (Number(done) >= 30) resolve();
    });
    first.once('close', () => resolve());
  });
  // Told every two seconds: a scan that is over by then was not killed in the middle.
  expect(first.exitCode).toBeNull();
  const killed = once(first, 'close');
  first.kill('SIGKILL');
  await killed;
  const asked = (id: string): number => simulator.calls.count('iam:GetAccountSummary', id);
  const before = accounts.filter(({ id }) => asked(id) > 0).length;
  expect(before).toBeGreaterThanOrEqual(30);

  const summary = await told(start(['scan', ...options, '--resume'], simulator.environment));
  expect(summary).toMatchObject({ outcome: 'done', accounts: 90, complete: 90, failed: 0 });
  // What was finished is not asked again; what was under way, or not yet in the ledger, is.
  const twice = accounts.filter(({ id }) => asked(id) === 2).length;
  expect(accounts.every(({ id }) => asked(id) >= 1)).toBe(true);
  expect(twice).toBeLessThanOrEqual(before - 20);
});
