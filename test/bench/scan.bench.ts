/**
 * How long a scan takes against what latency and published rates allow, what it costs in memory and in smoothness of the
 * main thread, and how long the same questions take in a shell script.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { CALLS_IN_FLIGHT } from '../../electron/scan/engine/calls.ts';
import { DEFAULT_ROLE_NAME } from '../../electron/scan/scan.ts';
import type { Benchmark, Measured } from './benchmark.ts';
import type { MeasuredScan } from './scan-process.ts';

const LATENCY_MS = 30;
const SEED = 7;
const MEGABYTE = 1_000_000;
/** A whole organization of that size, every check, on two cores that the simulator shares. */
const MOST_LARGE_SCAN_S = 480;
const MOST_MEMORY_MB = 400;
/** Two frames: what a person does not notice. */
const MOST_LOOP_DELAY_MS = 33;
/** The shell script is measured on so many accounts; more would take hours. */
const SHELL_ACCOUNTS = 2;

export const scan: Benchmark = {
  name: 'scan',
  measure: () =>
    withSimulator(1000, async (environment) => {
      const measured = await scanned(environment);
      const bareMs = await bareCalls(environment, measured.summary.calls);
      return [
        {
          name: 'scan: 1,000 accounts at 30 ms, every check',
          unit: 's',
          samples: [measured.wallMs / 1000],
          against: {
            name: 'as many bare calls to the same endpoint',
            samples: [bareMs / 1000],
          },
          target: { of: 'ratio', most: 3 },
        },
        ...costsOf('scan: 1,000 accounts', measured),
        ...shellScript(environment, measured),
      ];
    }),
};

export const largeScan: Benchmark = {
  name: 'large-organization',
  measure: () =>
    withSimulator(10_000, async (environment) => {
      const measured = await scanned(environment);
      const again = await scanned(environment, 'contacts-not-due');
      return [
        {
          name: 'large-organization: 10,000 accounts at 30 ms, every check',
          unit: 's',
          samples: [measured.wallMs / 1000],
          target: { of: 'value', most: MOST_LARGE_SCAN_S },
        },
        {
          name: 'large-organization: 10,000 accounts again, when seldom-changing facts are not due',
          unit: 's',
          samples: [again.wallMs / 1000],
          against: { name: 'the first scan', samples: [measured.wallMs / 1000] },
          target: { of: 'ratio', most: 0.5 },
        },
        ...costsOf('large-organization: 10,000 accounts', measured),
      ];
    }),
};

function costsOf(name: string, measured: MeasuredScan): Measured[] {
  return [
    {
      name: `${name}, calls per second`,
      unit: 'calls/s',
      samples: [(measured.summary.calls * 1000) / measured.wallMs],
    },
    {
      name: `${name}, processor time of the scanner per call`,
      unit: 'ms',
      samples: [measured.cpuMs / measured.summary.calls],
    },
    {
      name: `${name}, peak memory`,
      unit: 'MB',
      samples: [measured.peakMemoryBytes / MEGABYTE],
      target: { of: 'value', most: MOST_MEMORY_MB },
    },
    {
      name: `${name}, delay of the main thread (99th percentile)`,
      unit: 'ms',
      samples: [measured.mainLoopDelayP99Ms],
      target: { of: 'value', most: MOST_LOOP_DELAY_MS },
    },
  ];
}

/** As many small calls of an API without a published limit, without the SDK, as many at once as a scan makes: what the endpoint and the wire cost. */
async function bareCalls(environment: NodeJS.ProcessEnv, calls: number): Promise<number> {
  const endpoint = new URL(environment.AWS_ENDPOINT_URL ?? '');
  const agent = new Agent({ keepAlive: true, maxSockets: CALLS_IN_FLIGHT });
  const scope = `${environment.AWS_ACCESS_KEY_ID}/20260101/${environment.AWS_REGION}/iam/aws4_request`;
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0`,
  };
  const one = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const asked = request(endpoint, { method: 'POST', agent, headers }, (answer) => {
        if (answer.statusCode !== 200) reject(new Error(`a bare call was answered with ${answer.statusCode}`));
        answer.resume().on('end', resolve);
      });
      asked.on('error', reject).end('Action=GetAccountSummary&Version=2010-05-08');
    });
  let left = calls;
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: CALLS_IN_FLIGHT }, async () => {
      while (left-- > 0) await one();
    }),
  );
  agent.destroy();
  return performance.now() - begun;
}

async function withSimulator<T>(accounts: number, measure: (environment: NodeJS.ProcessEnv) => Promise<T>): Promise<T> {
  const cli = join(import.meta.dirname, '../../electron/cli/main.ts');
  const options = [
    '--port',
    '0',
    '--accounts',
    String(accounts),
    '--seed',
    String(SEED),
    '--latency-ms',
    String(LATENCY_MS),
  ];
  const child = spawn(process.execPath, [cli, 'simulate-aws', ...options], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    while (!/AWS_REGION=/.test(said)) {
      if (child.exitCode !== null) throw new Error('the simulator did not start');
      await wait(100);
    }
    const environment = Object.fromEntries(
      [...said.matchAll(/^export (\w+)=(.*)$/gm)].map(([, name, value]) => [name ?? '', value ?? '']),
    );
    return await measure({ PATH: process.env.PATH, HOME: process.env.HOME, ...environment });
  } finally {
    child.kill('SIGTERM');
    if (child.exitCode === null) await once(child, 'exit');
  }
}

async function scanned(environment: NodeJS.ProcessEnv, ...args: string[]): Promise<MeasuredScan> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'scan-process.ts'), ...args], {
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const [status] = (await once(child, 'exit')) as [number];
  if (status !== 0) throw new Error('the scan failed');
  return JSON.parse(said) as MeasuredScan;
}

/** Per account, ours against a shell script's; nothing where there is no `aws`. */
function shellScript(environment: NodeJS.ProcessEnv, measured: MeasuredScan): Measured[] {
  if (spawnSync('aws', ['--version']).status !== 0) return [];
  const listed = spawnSync(
    'aws',
    ['--endpoint-url', environment.AWS_ENDPOINT_URL ?? '', 'organizations', 'list-accounts', '--output', 'text'].concat(
      ['--query', "Accounts[?State=='ACTIVE'].Id"],
    ),
    { env: { ...environment, AWS_DEFAULT_REGION: environment.AWS_REGION } },
  );
  const accounts = listed.stdout
    .toString()
    .trim()
    .split(/\s+/)
    .slice(1, 1 + SHELL_ACCOUNTS);
  if (accounts.length < SHELL_ACCOUNTS) return [];
  const script = join(import.meta.dirname, 'root-report.sh');
  const begun = performance.now();
  spawnSync('sh', [script, environment.AWS_ENDPOINT_URL ?? '', DEFAULT_ROLE_NAME, ...accounts], {
    env: { ...environment, AWS_DEFAULT_REGION: environment.AWS_REGION },
  });
  const perAccountMs = (performance.now() - begun) / accounts.length;
  return [
    {
      name: 'scan: time per account',
      unit: 'ms',
      samples: [measured.wallMs / measured.summary.accounts],
      against: { name: 'a shell script that asks with aws', samples: [perAccountMs] },
      target: { of: 'ratio', most: 1 / 50 },
    },
  ];
}
